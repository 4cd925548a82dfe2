import type { SeedRows } from '../../db/seed-rows.ts'
import { modelCode, partCode, personId, type SiteId, siteId } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Person, RoleGrant } from '../../domain/people/person.ts'
import type { GradeLimits } from '../../domain/policy/policy.ts'

/** 2026-11-02T01:00Z, a Monday morning. */
export const monday = Date.UTC(2026, 10, 2, 1)

export const hq = siteId('HQ')
export const centre = siteId('C-HZ')
export const otherCentre = siteId('C-NJ')
export const station = siteId('S-TAIZHOU-1')
export const otherStation = siteId('S-NANJING-1')

export const clerk = personId('clerk')
export const otherClerk = personId('other-clerk')
export const manager = personId('manager')
/** Of the other centre. */
export const otherManager = personId('other-manager')
export const keeper = personId('keeper')
export const hqManager = personId('hq-manager')

export const compressor = partCode('0010203662')
export const fan = partCode('0010203663')
export const shelf = partCode('0010300001')
export const model = modelCode('BCD-215KA')

const text = (en: string): LocalText => ({ 'zh-Hans': en, 'zh-Hant': en, en })
const place = (id: SiteId) => ({
  id,
  name: text(id),
  city: text(id),
  province: text('Zhejiang'),
  latitude: 30.25,
  longitude: 120.17,
})
const person = (id: Person['id'], site: SiteId, grants: readonly RoleGrant[]): Person => ({
  id,
  name: text(id),
  site,
  locale: 'zh-Hans',
  grants,
  version: 1,
})
const limits: GradeLimits = {
  monthlyQuotaFen: 500_000,
  requestLimitFen: 100_000,
  pieceLimitFen: 80_000,
  lineQuantityLimit: 5,
  directDraw: 'if-centre-has-none',
}
const part = (code: typeof fan, category: string, priceFen: number) => ({
  code,
  category,
  name: text(category),
  priceFen,
  status: 'active' as const,
})

/** The smallest company in which everything can happen. */
export const company: SeedRows = {
  at: monday,
  sites: [
    { ...place(hq), kind: 'hq' },
    { ...place(centre), kind: 'centre' },
    { ...place(otherCentre), kind: 'centre' },
    { ...place(station), kind: 'station', grade: 'B', centre },
    { ...place(otherStation), kind: 'station', grade: 'C', centre: otherCentre },
  ],
  people: [
    person(clerk, station, [{ role: 'clerk', site: station }]),
    person(otherClerk, otherStation, [{ role: 'clerk', site: otherStation }]),
    person(manager, centre, [
      { role: 'manager', site: centre },
      { role: 'keeper', site: centre },
    ]),
    person(otherManager, otherCentre, [{ role: 'manager', site: otherCentre }]),
    person(keeper, hq, [{ role: 'keeper', site: hq }]),
    person(hqManager, hq, [{ role: 'hq-manager', site: hq }]),
  ],
  identities: [{ platform: 'teams', tenant: 'acme', user: 'U1', person: clerk }],
  emails: [
    { email: 'clerk@acme.example', person: clerk },
    { email: 'm.anager@acme.example', person: manager },
  ],
  catalogue: {
    models: [
      { code: model, series: 'BCD-215', kind: 'fridge', name: text(model), status: 'active' },
    ],
    parts: [
      part(fan, 'fan', 4_500),
      part(compressor, 'compressor', 38_000),
      part(shelf, 'shelf', 2_000),
    ],
    fits: [
      { model, part: fan, slot: 'fan', quantity: 1, serialFrom: 'B2000', serialTo: null },
      { model, part: fan, slot: 'fan', quantity: 2, serialFrom: null, serialTo: 'B1999' },
      {
        model,
        part: compressor,
        slot: 'compressor',
        quantity: 1,
        serialFrom: null,
        serialTo: null,
      },
    ],
    supersessions: [{ part: shelf, successor: fan, since: monday }],
    aliases: [
      { alias: '压机', category: 'compressor' },
      { alias: 'ysj', category: 'compressor' },
    ],
    substitutes: [
      { part: shelf, substitute: fan, bothWays: false, condition: null },
      {
        part: compressor,
        substitute: fan,
        bothWays: true,
        condition: { 'zh-Hans': '限急修', 'zh-Hant': '限急修', en: 'Urgent repairs only' },
      },
    ],
    photos: [{ part: fan, url: 'https://parts.example/fan.jpg' }],
  },
  stockMinimums: [
    { site: hq, part: compressor, minimum: 20 },
    { site: centre, part: compressor, minimum: 4 },
    { site: centre, part: fan, minimum: 2 },
    { site: hq, part: shelf, minimum: 5 },
  ],
  policy: {
    version: 1,
    grades: { A: limits, B: limits, C: limits, D: limits },
    secondApprovalFactor: 3,
    remindAfterHours: 2,
    escalateAfterHours: 8,
    holdHours: 48,
    pollHours: 4,
  },
  openingStock: [
    { place: hq, part: compressor, quantity: 10 },
    { place: hq, part: fan, quantity: 7 },
    { place: centre, part: fan, quantity: 3 },
    { place: hq, part: shelf, quantity: 100_000 },
  ],
}
