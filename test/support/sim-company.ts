import type { SeedRows } from '../../db/seed-rows.ts'
import { partCode, personId, siteId } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Grade, Site } from '../../domain/network/site.ts'
import type { Person, Role, RoleGrant } from '../../domain/people/person.ts'
import type { DirectDraw, GradeLimits } from '../../domain/policy/policy.ts'

/** 2026-11-28T02:00Z: a Saturday morning, three days before a month ends. */
export const simulationStart = Date.UTC(2026, 10, 28, 2)

const text = (word: string): LocalText => ({ 'zh-Hans': word, 'zh-Hant': word, en: word })

const place = (id: string, latitude: number, longitude: number) => ({
  id: siteId(id),
  name: text(id),
  city: text(id),
  province: text(id),
  latitude,
  longitude,
})

const station = (id: string, grade: Grade, centre: string, at: readonly [number, number]) =>
  ({ ...place(id, ...at), kind: 'station', grade, centre: siteId(centre) }) as const

const sites: readonly Site[] = [
  { ...place('HQ', 36.07, 120.38), kind: 'hq' },
  { ...place('C-HZ', 30.27, 120.15), kind: 'centre' },
  { ...place('C-NJ', 32.06, 118.8), kind: 'centre' },
  { ...place('C-GZ', 23.13, 113.26), kind: 'centre' },
  station('S-NB', 'A', 'C-HZ', [29.87, 121.54]),
  station('S-TZ', 'B', 'C-HZ', [28.66, 121.42]),
  station('S-WX', 'C', 'C-NJ', [31.49, 120.31]),
  station('S-SZ', 'D', 'C-NJ', [31.3, 120.58]),
  station('S-FS', 'B', 'C-GZ', [23.02, 113.12]),
]

/** `'clerk@S-TZ'` as a grant. */
function grantFrom(written: string): RoleGrant {
  const [role = '', site = ''] = written.split('@')
  return { role: role as Role, site: siteId(site) }
}

function person(id: string, ...grants: readonly string[]): Person {
  const held = grants.map(grantFrom)
  const site = held[0]?.site ?? siteId('HQ')
  return {
    id: personId(id),
    name: text(id),
    site,
    locale: 'zh-Hans',
    grants: held,
    version: 1,
  }
}

/** Boss, Jack and Rose hold several roles: they will try to approve what they asked for, and to approve twice. */
const people: readonly Person[] = [
  person('clerk-nb', 'clerk@S-NB'),
  person('clerk-tz', 'clerk@S-TZ'),
  person('clerk-wx', 'clerk@S-WX'),
  person('clerk-sz', 'clerk@S-SZ'),
  person('clerk-fs', 'clerk@S-FS'),
  person('boss', 'clerk@S-TZ', 'manager@C-HZ', 'keeper@C-HZ'),
  person('jack', 'clerk@S-WX', 'manager@C-NJ', 'hq-manager@HQ', 'keeper@HQ'),
  person('rose', 'manager@C-HZ', 'manager@C-GZ', 'hq-manager@HQ'),
  person('manager-hz', 'manager@C-HZ'),
  person('manager-nj', 'manager@C-NJ'),
  person('manager-gz', 'manager@C-GZ', 'clerk@S-FS'),
  person('hq-manager', 'hq-manager@HQ'),
  person('keeper-hq', 'keeper@HQ'),
  person('keeper-hz', 'keeper@C-HZ'),
  person('keeper-south', 'keeper@C-GZ', 'keeper@C-NJ'),
]

const limits = (
  yuan: readonly [quota: number, request: number, piece: number],
  lineQuantityLimit: number,
  directDraw: DirectDraw,
): GradeLimits => ({
  monthlyQuotaFen: yuan[0] * 100,
  requestLimitFen: yuan[1] * 100,
  pieceLimitFen: yuan[2] * 100,
  lineQuantityLimit,
  directDraw,
})

const prices = [1_500, 3_800, 4_500, 12_000, 21_000, 38_000, 42_000, 61_000]
export const simulatedParts = prices.map((_, index) => partCode(`P-${index + 1}`))

const opening = (where: string, quantities: readonly number[]) =>
  quantities.flatMap((quantity, index) => {
    const part = simulatedParts[index]
    return part && quantity > 0 ? [{ place: siteId(where), part, quantity }] : []
  })

/** Nine sites, fifteen people and eight parts of which there are never enough. */
export const simulatedCompany: SeedRows = {
  at: simulationStart,
  sites,
  people,
  identities: [],
  catalogue: {
    models: [],
    parts: simulatedParts.map((code, index) => ({
      code,
      category: 'part',
      name: text(code),
      priceFen: prices[index] ?? 0,
      status: 'active',
    })),
    fits: [],
    supersessions: [],
    aliases: [],
  },
  stockMinimums: [],
  policy: {
    version: 1,
    grades: {
      A: limits([6_000, 1_500, 600], 6, 'always'),
      B: limits([3_000, 900, 500], 4, 'if-centre-has-none'),
      C: limits([2_000, 600, 400], 4, 'never'),
      D: limits([800, 300, 200], 2, 'never'),
    },
    secondApprovalFactor: 2,
    remindAfterHours: 2,
    escalateAfterHours: 8,
    holdHours: 24,
    pollHours: 6,
  },
  openingStock: [
    ...opening('HQ', [20, 10, 8, 6, 5, 4, 3, 2]),
    ...opening('C-HZ', [8, 5, 4, 3, 2, 1, 1, 0]),
    ...opening('C-NJ', [6, 4, 0, 3, 2, 2, 0, 1]),
    ...opening('C-GZ', [5, 0, 4, 2, 1, 1, 2, 1]),
    ...opening('S-TZ', [3, 0, 1, 0, 1]),
    ...opening('S-NB', [0, 2, 0, 1]),
    ...opening('S-SZ', [1, 1]),
  ],
}
