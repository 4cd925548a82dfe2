import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { guardedKinds, unguardedKinds } from '../../domain/ledger/account.ts'
import { parts } from './catalogue.ts'
import { instant, oneOf, word } from './columns.ts'
import { sites } from './company.ts'

const kinds = [...guardedKinds, ...unguardedKinds] as const

/** Accounts of fen; all others count pieces of a part. */
const isQuota = (kind: AnyPgColumn) => oneOf(kind, ['granted', 'left', 'held', 'used'])

/** What JavaScript can still count one by one. */
const most = sql.raw(String(Number.MAX_SAFE_INTEGER))

/** Balances of guarded accounts; sources and sinks have no row here. */
export const accounts = pgTable(
  'accounts',
  {
    kind: word(guardedKinds).notNull(),
    place: text().notNull(),
    unit: text().notNull(),
    balance: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.unit, table.kind, table.place] }),
    check('accounts_kind', oneOf(table.kind, guardedKinds)),
    check('accounts_not_negative', sql`${table.balance} >= 0`),
    check('accounts_countable', sql`${table.balance} <= ${most}`),
    check('accounts_unit', sql`(${table.unit} = 'fen') = (${isQuota(table.kind)})`),
  ],
)

/** Append-only, one row per transfer, so that the sum over all accounts cannot be anything but zero. */
export const entries = pgTable(
  'entries',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    changeKey: text().notNull(),
    fromKind: word(kinds).notNull(),
    fromPlace: text().notNull(),
    toKind: word(kinds).notNull(),
    toPlace: text().notNull(),
    unit: text().notNull(),
    quantity: bigint({ mode: 'number' }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index('entries_of_unit').on(table.unit, table.at),
    check('entries_quantity', sql`${table.quantity} > 0`),
    check('entries_countable', sql`${table.quantity} <= ${most}`),
    check(
      'entries_unit',
      sql`(${table.unit} = 'fen') = (${isQuota(table.fromKind)}) and (${table.unit} = 'fen') = (${isQuota(table.toKind)})`,
    ),
    check('entries_places', sql`${table.fromPlace} <> '' and ${table.toPlace} <> ''`),
    check('entries_from', oneOf(table.fromKind, kinds)),
    check('entries_to', oneOf(table.toKind, kinds)),
    check(
      'entries_two_accounts',
      sql`(${table.fromKind}, ${table.fromPlace}) <> (${table.toKind}, ${table.toPlace})`,
    ),
  ],
)

export const quotaGrants = pgTable(
  'quota_grants',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    month: text().notNull(),
    amountFen: bigint({ mode: 'number' }).notNull(),
    version: integer().notNull(),
  },
  (table) => [
    check('quota_grants_id', sql`${table.id} = ${table.site} || '/' || ${table.month}`),
    check('quota_grants_amount', sql`${table.amountFen} >= 0`),
    check('quota_grants_version', sql`${table.version} > 0`),
  ],
)

export const stockMinimums = pgTable(
  'stock_minimums',
  {
    site: text()
      .notNull()
      .references(() => sites.id),
    part: text()
      .notNull()
      .references(() => parts.code),
    minimum: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.site, table.part] }),
    check('stock_minimums_minimum', sql`${table.minimum} > 0`),
  ],
)
