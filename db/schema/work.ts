import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { locales } from '../../domain/locale.ts'
import { digest, instant, json, oneOf, word } from './columns.ts'
import { people } from './company.ts'
import { requisitions } from './requests.ts'

const taskStates = ['due', 'done', 'dead'] as const
const inboxStates = ['recorded', 'finished', 'ignored'] as const
const audiences = ['requester', 'approver', 'keeper'] as const
const conversationKinds = ['personal', 'group'] as const

/** Every key that was ever committed, with the reply of that time. */
export const changes = pgTable('changes', {
  key: text().primaryKey(),
  reply: json().notNull(),
  at: instant().notNull(),
})

/**
 * Append-only; `seq` runs from 1 without a gap within its aggregate. `hash` covers the row and the hash of the one
 * before (`event_hash`), so that nothing in the middle can be changed or taken out unseen.
 */
export const events = pgTable(
  'events',
  {
    aggregate: text().notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    actor: text().notNull(),
    at: instant().notNull(),
    data: json().notNull(),
    previous: digest(),
    hash: digest().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.aggregate, table.seq] }),
    check('events_seq', sql`${table.seq} > 0`),
    check('events_first', sql`(${table.seq} = 1) = (${table.previous} is null)`),
    check('events_hash', sql`octet_length(${table.hash}) = 32`),
  ],
)

/**
 * `due_at` is business time; `not_before` and `lease_until` are the database's clock. A new task asks nothing of that
 * clock: were it stamped with `now()`, a clock that is set back a little would hide the task from whoever looks next.
 */
export const tasks = pgTable(
  'tasks',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    kind: text().notNull(),
    payload: json().notNull(),
    dueAt: instant().notNull(),
    notBefore: instant().notNull().default(sql`'-infinity'`),
    attempts: integer().notNull().default(0),
    lane: text(),
    state: word(taskStates).notNull().default('due'),
    leaseToken: text(),
    leaseUntil: instant(),
    lastError: text(),
  },
  (table) => [
    // Walked in the order of claiming; what is not due yet is passed over without reading its row.
    index('tasks_board').on(table.id, table.dueAt).where(sql`${table.state} = 'due'`),
    index('tasks_dead').on(table.id).where(sql`${table.state} = 'dead'`),
    index('tasks_lanes')
      .on(table.lane, table.id)
      .where(sql`${table.state} = 'due' and ${table.lane} is not null`),
    check('tasks_state', oneOf(table.state, taskStates)),
  ],
)

/** What came in, recorded before it is acknowledged. */
export const inbox = pgTable(
  'inbox',
  {
    key: text().primaryKey(),
    body: json().notNull(),
    receivedAt: instant().notNull(),
    state: word(inboxStates).notNull().default('recorded'),
    leaseToken: text(),
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
  },
  (table) => [check('inbox_state', oneOf(table.state, inboxStates))],
)

export const conversations = pgTable(
  'conversations',
  {
    address: text().primaryKey(),
    person: text()
      .notNull()
      .references(() => people.id),
    kind: word(conversationKinds).notNull(),
    locale: word(locales).notNull(),
    draft: json().notNull(),
    version: integer().notNull(),
    usedAt: instant().notNull(),
  },
  (table) => [
    index('conversations_of_person').on(table.person, table.usedAt),
    check('conversations_kind', oneOf(table.kind, conversationKinds)),
    check('conversations_locale', oneOf(table.locale, locales)),
    check('conversations_version', sql`${table.version} > 0`),
  ],
)

/** Copies of a requisition's card; `wanted` and `shown` only rise. */
export const cardCopies = pgTable(
  'card_copies',
  {
    id: text().primaryKey(),
    requisition: text()
      .notNull()
      .references(() => requisitions.id),
    audience: word(audiences).notNull(),
    person: text()
      .notNull()
      .references(() => people.id),
    address: text().notNull(),
    message: text(),
    wanted: integer().notNull(),
    shown: integer().notNull(),
  },
  (table) => [
    index('card_copies_of_requisition').on(table.requisition),
    index('card_copies_at').on(table.address),
    check('card_copies_audience', oneOf(table.audience, audiences)),
    check('card_copies_versions', sql`${table.wanted} >= 0 and ${table.shown} >= 0`),
  ],
)
