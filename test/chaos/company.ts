import type { SeedRows } from '../../db/seed-rows.ts'
import { partCode, personId, siteId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import { company } from '../contract/company.ts'
import { smallRows, smallSites } from '../support/small-catalogue.ts'

/** 23 November 2026, 09:00 in company time. */
export const morning = Date.UTC(2026, 10, 23, 1)

const compressor = partCode('0064000385A')
export const serviceOrder = 'WO20261123001'

const hq = siteId('HQ')
const centre = siteId('C-HZ')
const station = siteId('S-TAIZHOU-1')

const person = (
  user: string,
  site: Person['site'],
  role: 'clerk' | 'manager' | 'keeper',
): Person => ({
  id: personId(user),
  name: { 'zh-Hans': user, 'zh-Hant': user, en: user },
  site,
  locale: 'zh-Hans',
  grants: [{ role, site }],
  version: 1,
})

const people = [
  person('clerk', station, 'clerk'),
  person('manager', centre, 'manager'),
  person('keeper', hq, 'keeper'),
]

/** Three people and six compressors: just what the founding story needs, so that a process starts fast. */
export const tinyCompany: SeedRows = {
  ...company,
  at: morning,
  sites: smallSites,
  people,
  identities: people.map(({ id }) => ({
    platform: 'teams',
    tenant: 'console',
    user: id,
    person: id,
  })),
  catalogue: smallRows,
  stockMinimums: [],
  openingStock: [{ place: hq, part: compressor, quantity: 6 }],
}
