import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { locales } from '../../domain/locale.ts'
import { json, localText, oneOf, word } from './columns.ts'

const roles = ['clerk', 'manager', 'keeper', 'hq-manager', 'operator'] as const

export const sites = pgTable(
  'sites',
  {
    id: text().primaryKey(),
    kind: word(['hq', 'centre', 'station']).notNull(),
    name: localText().notNull(),
    city: localText().notNull(),
    province: localText().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    grade: word(['A', 'B', 'C', 'D']),
    centre: text().references((): AnyPgColumn => sites.id),
  },
  (table) => [
    check('sites_kind', oneOf(table.kind, ['hq', 'centre', 'station'])),
    check('sites_grade', oneOf(table.grade, ['A', 'B', 'C', 'D'])),
    check(
      'sites_station_has_grade',
      sql`(${table.kind} = 'station') = (${table.grade} is not null)`,
    ),
    check(
      'sites_station_has_centre',
      sql`(${table.kind} = 'station') = (${table.centre} is not null)`,
    ),
    index('sites_centre').on(table.centre),
  ],
)

export const people = pgTable(
  'people',
  {
    id: text().primaryKey(),
    name: localText().notNull(),
    site: text()
      .notNull()
      .references(() => sites.id),
    locale: word(locales).notNull(),
    version: integer().notNull(),
  },
  (table) => [
    check('people_locale', oneOf(table.locale, locales)),
    check('people_version', sql`${table.version} > 0`),
  ],
)

/** Every change here raises `people.version` in the same statement. */
export const roleGrants = pgTable(
  'role_grants',
  {
    person: text()
      .notNull()
      .references(() => people.id),
    role: word(roles).notNull(),
    site: text()
      .notNull()
      .references(() => sites.id),
  },
  (table) => [
    primaryKey({ columns: [table.person, table.role, table.site] }),
    index('role_grants_role').on(table.role, table.site),
    check('role_grants_role_known', oneOf(table.role, roles)),
  ],
)

export const identities = pgTable(
  'identities',
  {
    platform: text().notNull(),
    tenant: text().notNull(),
    user: text().notNull(),
    person: text()
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.platform, table.tenant, table.user] })],
)

/** E-mail addresses that the company gave its people, in small letters; nobody shares one. */
export const emails = pgTable(
  'emails',
  {
    email: text().primaryKey(),
    person: text()
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    check(
      'emails_plain',
      sql`${table.email} ~ '^[!-?A-~]+@[!-?A-~]+$' and ${table.email} = lower(${table.email} collate "C")`,
    ),
  ],
)

/** One row: the company's rules. */
export const policies = pgTable(
  'policies',
  {
    id: text().primaryKey().default('company'),
    version: integer().notNull(),
    rules: json().notNull(),
  },
  (table) => [
    check('policies_one_row', sql`${table.id} = 'company'`),
    check('policies_version', sql`${table.version} > 0`),
  ],
)

export const settings = pgTable('settings', { name: text().primaryKey(), value: json().notNull() })
