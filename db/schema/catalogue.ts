import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { instant, localText, oneOf, word } from './columns.ts'

const statuses = ['active', 'discontinued'] as const
const appliances = ['fridge', 'washer', 'aircon'] as const

export const models = pgTable(
  'models',
  {
    code: text().primaryKey(),
    series: text().notNull(),
    kind: word(appliances).notNull(),
    name: localText().notNull(),
    status: word(statuses).notNull(),
  },
  (table) => [
    check('models_kind', oneOf(table.kind, appliances)),
    check('models_status', oneOf(table.status, statuses)),
  ],
)

export const parts = pgTable(
  'parts',
  {
    code: text().primaryKey(),
    category: text().notNull(),
    name: localText().notNull(),
    priceFen: bigint({ mode: 'number' }).notNull(),
    status: word(statuses).notNull(),
  },
  (table) => [
    check('parts_price', sql`${table.priceFen} >= 0`),
    check('parts_status', oneOf(table.status, statuses)),
  ],
)

export const aliases = pgTable(
  'aliases',
  { alias: text().notNull(), category: text().notNull() },
  (table) => [primaryKey({ columns: [table.alias, table.category] })],
)

export const supersessions = pgTable(
  'supersessions',
  {
    part: text()
      .notNull()
      .references(() => parts.code),
    successor: text()
      .notNull()
      .references(() => parts.code),
    since: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.part, table.successor] }),
    check('supersessions_not_itself', sql`${table.part} <> ${table.successor}`),
  ],
)

export const substitutes = pgTable(
  'substitutes',
  {
    part: text()
      .notNull()
      .references(() => parts.code),
    substitute: text()
      .notNull()
      .references(() => parts.code),
    bothWays: boolean().notNull(),
    condition: localText(),
  },
  (table) => [
    primaryKey({ columns: [table.part, table.substitute] }),
    check('substitutes_not_itself', sql`${table.part} <> ${table.substitute}`),
  ],
)

export const partPhotos = pgTable(
  'part_photos',
  {
    part: text()
      .primaryKey()
      .references(() => parts.code),
    url: text().notNull(),
  },
  (table) => [check('part_photos_url', sql`${table.url} like 'https://%'`)],
)

export const fits = pgTable(
  'fits',
  {
    model: text()
      .notNull()
      .references(() => models.code),
    part: text()
      .notNull()
      .references(() => parts.code),
    slot: text().notNull(),
    quantity: integer().notNull(),
    serialFrom: text(),
    serialTo: text(),
  },
  (table) => [
    unique('fits_once')
      .on(table.model, table.slot, table.part, table.serialFrom)
      .nullsNotDistinct(),
    check('fits_quantity', sql`${table.quantity} > 0`),
  ],
)
