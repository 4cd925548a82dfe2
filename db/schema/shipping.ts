import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { stages } from '../../domain/shipment/shipment.ts'
import { parts } from './catalogue.ts'
import { instant, oneOf, word } from './columns.ts'
import { people, sites } from './company.ts'
import { files } from './files.ts'
import { requisitions } from './requests.ts'

const states = ['open', 'received'] as const
const claimKinds = ['damaged', 'short'] as const

export const shipments = pgTable(
  'shipments',
  {
    id: text().primaryKey(),
    requisition: text()
      .notNull()
      .references(() => requisitions.id),
    from: text()
      .notNull()
      .references(() => sites.id),
    to: text()
      .notNull()
      .references(() => sites.id),
    carrier: text().notNull(),
    tracking: text().notNull(),
    shippedAt: instant().notNull(),
    shippedBy: text()
      .notNull()
      .references(() => people.id),
    promisedAt: instant().notNull(),
    stage: word(stages).notNull(),
    stageAt: instant().notNull(),
    state: word(states).notNull(),
    receivedAt: instant(),
    receivedBy: text().references(() => people.id),
    version: integer().notNull(),
  },
  (table) => [
    index('shipments_of_requisition').on(table.requisition),
    index('shipments_open').on(table.requisition).where(sql`${table.state} = 'open'`),
    index('shipments_tracking').on(table.tracking),
    check('shipments_stage', oneOf(table.stage, stages)),
    check('shipments_state', oneOf(table.state, states)),
    check('shipments_version', sql`${table.version} > 0`),
    check(
      'shipments_received',
      sql`(${table.state} = 'received') = (${table.receivedAt} is not null) and (${table.receivedAt} is null) = (${table.receivedBy} is null)`,
    ),
  ],
)

export const shipmentLines = pgTable(
  'shipment_lines',
  {
    shipment: text()
      .notNull()
      .references(() => shipments.id),
    line: integer().notNull(),
    part: text()
      .notNull()
      .references(() => parts.code),
    shipped: integer().notNull(),
    accepted: integer().notNull(),
    damaged: integer().notNull(),
    short: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shipment, table.line] }),
    check('shipment_lines_shipped', sql`${table.shipped} > 0`),
    check(
      'shipment_lines_not_negative',
      sql`least(${table.accepted}, ${table.damaged}, ${table.short}) >= 0`,
    ),
    check(
      'shipment_lines_not_over_shipped',
      sql`${table.accepted} + ${table.damaged} + ${table.short} <= ${table.shipped}`,
    ),
  ],
)

export const claims = pgTable(
  'claims',
  {
    id: text().primaryKey(),
    requisition: text()
      .notNull()
      .references(() => requisitions.id),
    shipment: text()
      .notNull()
      .references(() => shipments.id),
    line: integer().notNull(),
    part: text()
      .notNull()
      .references(() => parts.code),
    kind: word(claimKinds).notNull(),
    quantity: integer().notNull(),
    valueFen: bigint({ mode: 'number' }).notNull(),
    carrier: text().notNull(),
    note: text(),
    openedAt: instant().notNull(),
    openedBy: text()
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    index('claims_of_requisition').on(table.requisition),
    check('claims_kind', oneOf(table.kind, claimKinds)),
    check('claims_quantity', sql`${table.quantity} > 0 and ${table.valueFen} >= 0`),
  ],
)

export const photos = pgTable(
  'photos',
  {
    requisition: text()
      .notNull()
      .references(() => requisitions.id),
    shipment: text()
      .notNull()
      .references(() => shipments.id),
    file: text()
      .notNull()
      .references(() => files.id),
    addedAt: instant().notNull(),
    addedBy: text()
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    primaryKey({ columns: [table.shipment, table.file] }),
    index('photos_of_requisition').on(table.requisition),
  ],
)
