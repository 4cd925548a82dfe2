import type { Identity, SeedRows } from '../../db/seed-rows.ts'
import { partCode, personId, type SiteId, siteId } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Station } from '../../domain/network/site.ts'
import type { Person, RoleGrant } from '../../domain/people/person.ts'
import type { GradeLimits } from '../../domain/policy/policy.ts'
import type { AskedPart } from '../../domain/sourcing/plan.ts'

/** 2026-11-02T01:00Z, a Monday morning. */
export const monday = Date.UTC(2026, 10, 2, 1)

/** So many people do the same thing at the same instant. */
export const crowd = 64

export const hq = siteId('HQ')
export const hangzhou = siteId('C-HZ')
export const nanjing = siteId('C-NJ')
const centres = [hangzhou, nanjing] as const

/** A request from here is shipped without asking anybody ... */
export const free = siteId('S-FREE-1')
/** ... and one from here, of the other centre, as well. */
export const freeElsewhere = siteId('S-FREE-2')
/** Whatever is asked for here wants the manager of Hangzhou. */
export const strict = siteId('S-STRICT')

export const keeper = personId('keeper')
/** The requester in duels; everybody else's clerk is `clerk(n)`. */
export const clerk = (number: number) => personId(`clerk-${number}`)
export const manager = (number: number) => personId(`manager-${number}`)
/** Manages the other centre, and may stand in for those of Hangzhou. */
export const deputy = personId('deputy')

export const fan = partCode('FAN')
export const board = partCode('BOARD')
export const shelf = partCode('SHELF')
const priceFen = 1_000

/** So many pieces of a part, confirmed. */
export const wanting = (part: typeof fan, quantity: number): AskedPart => ({
  part,
  model: null,
  quantity,
  priceFen,
  typed: `${part} ${quantity}`,
})

const text = (name: string): LocalText => ({ 'zh-Hans': name, 'zh-Hant': name, en: name })
const place = (id: SiteId) => ({
  id,
  name: text(id),
  city: text(id),
  province: text('Zhejiang'),
  latitude: 30.25,
  longitude: 120.17,
})
const station = (id: SiteId, grade: Station['grade'], centre: SiteId): Station => ({
  ...place(id),
  kind: 'station',
  grade,
  centre,
})
const person = (id: Person['id'], site: SiteId, grants: readonly RoleGrant[]): Person => ({
  id,
  name: text(id),
  site,
  locale: 'en',
  grants,
  version: 1,
})

const generous: GradeLimits = {
  monthlyQuotaFen: 1_000_000_000,
  requestLimitFen: 1_000_000_000,
  pieceLimitFen: 1_000_000_000,
  lineQuantityLimit: 1_000_000,
  directDraw: 'always',
}
const anythingIsAsked: GradeLimits = { ...generous, requestLimitFen: 1 }

const numbers = Array.from({ length: crowd }, (_, index) => index)
const people: readonly Person[] = [
  person(
    keeper,
    hq,
    [hq, ...centres].map((site) => ({ role: 'keeper', site }) as const),
  ),
  person(deputy, nanjing, [{ role: 'manager', site: nanjing }]),
  ...numbers.map((number) =>
    person(
      clerk(number),
      free,
      [free, freeElsewhere, strict].map((site) => ({ role: 'clerk', site }) as const),
    ),
  ),
  ...numbers.map((number) =>
    person(manager(number), hangzhou, [{ role: 'manager', site: hangzhou }]),
  ),
]

/** Everybody talks through the same platform, under their own id. */
export const identity = (id: Person['id']): Identity => ({
  platform: 'teams',
  tenant: 'acme',
  user: id,
  person: id,
})

/** A company with 64 clerks and 64 managers, and empty shelves. */
export const company: SeedRows = {
  at: monday,
  sites: [
    { ...place(hq), kind: 'hq' },
    ...centres.map((id) => ({ ...place(id), kind: 'centre' as const })),
    station(free, 'A', hangzhou),
    station(freeElsewhere, 'A', nanjing),
    station(strict, 'B', hangzhou),
  ],
  people,
  identities: people.map((each) => identity(each.id)),
  catalogue: {
    models: [],
    parts: [fan, board, shelf].map((code) => ({
      code,
      category: 'part',
      name: text(code),
      priceFen,
      status: 'active' as const,
    })),
    fits: [],
    supersessions: [],
    aliases: [],
  },
  stockMinimums: [],
  policy: {
    version: 1,
    grades: { A: generous, B: anythingIsAsked, C: generous, D: generous },
    secondApprovalFactor: 1_000_000_000,
    remindAfterHours: 2,
    escalateAfterHours: 8,
    holdHours: 48,
    pollHours: 4,
  },
  openingStock: [],
}
