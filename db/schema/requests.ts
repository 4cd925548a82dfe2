import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { locales } from '../../domain/locale.ts'
import { models, parts } from './catalogue.ts'
import { instant, json, oneOf, word } from './columns.ts'
import { people, sites } from './company.ts'

const kinds = ['ordinary', 'replacement'] as const
const approvalStates = ['pending', 'approved', 'rejected', 'withdrawn'] as const
const verdicts = ['approved', 'rejected'] as const
const delegationKinds = ['hand-over', 'absence'] as const
const approverRoles = ['manager', 'hq-manager'] as const

export const requisitions = pgTable(
  'requisitions',
  {
    id: text().primaryKey(),
    kind: word(kinds).notNull(),
    replaces: text().references((): AnyPgColumn => requisitions.id),
    replacedBy: text().references((): AnyPgColumn => requisitions.id),
    station: text()
      .notNull()
      .references(() => sites.id),
    requester: text()
      .notNull()
      .references(() => people.id),
    serviceOrder: text(),
    urgent: boolean().notNull(),
    createdAt: instant().notNull(),
    locale: word(locales).notNull(),
    version: integer().notNull(),
    revision: integer().notNull(),
    quotaMonth: text().notNull(),
    heldFen: bigint({ mode: 'number' }).notNull(),
    usedFen: bigint({ mode: 'number' }).notNull(),
    holdUntil: instant(),
    cancelledBy: text().references(() => people.id),
  },
  (table) => [
    index('requisitions_newest').on(table.createdAt),
    index('requisitions_of_station').on(table.station, table.createdAt),
    index('requisitions_of_requester').on(table.requester, table.createdAt),
    index('requisitions_of_service_order')
      .on(table.serviceOrder)
      .where(sql`${table.serviceOrder} is not null`),
    check('requisitions_kind', oneOf(table.kind, kinds)),
    check('requisitions_locale', oneOf(table.locale, locales)),
    check('requisitions_version', sql`${table.version} > 0`),
    check('requisitions_fen', sql`${table.heldFen} >= 0 and ${table.usedFen} >= 0`),
  ],
)

export const lines = pgTable(
  'lines',
  {
    requisition: text()
      .notNull()
      .references(() => requisitions.id),
    no: integer().notNull(),
    part: text()
      .notNull()
      .references(() => parts.code),
    model: text().references(() => models.code),
    requested: integer().notNull(),
    approved: integer().notNull(),
    reserved: integer().notNull(),
    picked: integer().notNull(),
    shipped: integer().notNull(),
    received: integer().notNull(),
    damaged: integer().notNull(),
    short: integer().notNull(),
    cancelled: integer().notNull(),
    source: text().references(() => sites.id),
    priceFen: bigint({ mode: 'number' }).notNull(),
    promisedAt: instant(),
    typed: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.requisition, table.no] }),
    index('lines_open')
      .on(table.requisition)
      .where(
        sql`${table.requested} - ${table.cancelled} - ${table.received} - ${table.damaged} - ${table.short} > 0`,
      ),
    index('lines_waiting')
      .on(table.requisition)
      .where(
        sql`${table.requested} - ${table.cancelled} - ${table.reserved} - ${table.shipped} > 0`,
      ),
    index('lines_to_ship').on(table.source).where(sql`${table.reserved} > 0`),
    check('lines_no', sql`${table.no} > 0`),
    check('lines_requested', sql`${table.requested} > 0`),
    check(
      'lines_not_negative',
      sql`least(${table.approved}, ${table.reserved}, ${table.picked}, ${table.shipped}, ${table.received}, ${table.damaged}, ${table.short}, ${table.cancelled}) >= 0`,
    ),
    check(
      'lines_not_over_requested',
      sql`${table.cancelled} + ${table.reserved} + ${table.shipped} <= ${table.requested}`,
    ),
    check(
      'lines_not_over_shipped',
      sql`${table.received} + ${table.damaged} + ${table.short} <= ${table.shipped}`,
    ),
    check('lines_price', sql`${table.priceFen} >= 0`),
  ],
)

/** Triggers keep the requester and the unauthorised from deciding, and a decision from being changed. */
export const approvals = pgTable(
  'approvals',
  {
    id: text().primaryKey(),
    requisition: text()
      .notNull()
      .references(() => requisitions.id),
    step: integer().notNull(),
    role: word(approverRoles).notNull(),
    site: text()
      .notNull()
      .references(() => sites.id),
    reasons: json().notNull(),
    askedAt: instant().notNull(),
    remindedAt: instant(),
    escalatedAt: instant(),
    state: word(approvalStates).notNull(),
    decidedBy: text().references(() => people.id),
    decidedFor: text().references(() => people.id),
    decidedAt: instant(),
    reason: text(),
  },
  (table) => [
    index('approvals_of_requisition').on(table.requisition),
    index('approvals_pending').on(table.requisition).where(sql`${table.state} = 'pending'`),
    check('approvals_step', sql`${table.step} > 0`),
    check('approvals_role', oneOf(table.role, approverRoles)),
    check('approvals_state', oneOf(table.state, approvalStates)),
    check(
      'approvals_decided',
      sql`(${table.state} in ('approved', 'rejected')) = (${table.decidedBy} is not null) and (${table.decidedBy} is null) = (${table.decidedAt} is null)`,
    ),
    check('approvals_reason', sql`(${table.state} = 'rejected') = (${table.reason} is not null)`),
    check(
      'approvals_decided_for',
      sql`${table.decidedFor} is null or ${table.decidedBy} is not null and ${table.decidedFor} <> ${table.decidedBy}`,
    ),
  ],
)

/**
 * Somebody decides for an approver: on one step (`hand-over`), or on all of theirs for a time (`absence`). Only its end
 * is ever added. A door keeps absences of the same people from overlapping, so that nothing is handed on.
 */
export const delegations = pgTable(
  'delegations',
  {
    id: text().primaryKey(),
    kind: word(delegationKinds).notNull(),
    giver: text()
      .notNull()
      .references(() => people.id),
    delegate: text()
      .notNull()
      .references(() => people.id),
    requisition: text().references(() => requisitions.id),
    approval: text().references(() => approvals.id),
    startsAt: instant(),
    endsAt: instant(),
    note: text(),
    givenAt: instant().notNull(),
    endedAt: instant(),
    version: integer().notNull(),
  },
  (table) => [
    index('delegations_of_requisition')
      .on(table.requisition)
      .where(sql`${table.requisition} is not null`),
    index('delegations_to_delegate')
      .on(table.delegate)
      .where(sql`${table.approval} is not null and ${table.endedAt} is null`),
    index('delegations_by_end').on(table.endsAt).where(sql`${table.endsAt} is not null`),
    uniqueIndex('delegations_one_of_a_step')
      .on(table.approval)
      .where(sql`${table.approval} is not null and ${table.endedAt} is null`),
    check('delegations_kind', oneOf(table.kind, delegationKinds)),
    check('delegations_two_people', sql`${table.giver} <> ${table.delegate}`),
    check('delegations_version', sql`${table.version} > 0`),
    check(
      'delegations_of_what',
      sql`(${table.kind} = 'hand-over') = (${table.requisition} is not null) and (${table.kind} = 'hand-over') = (${table.approval} is not null)`,
    ),
    check(
      'delegations_how_long',
      sql`(${table.kind} = 'absence') = (${table.startsAt} is not null) and (${table.kind} = 'absence') = (${table.endsAt} is not null) and ${table.startsAt} < ${table.endsAt}`,
    ),
  ],
)

/**
 * Append-only: which grant gave the right to decide, as it was at that moment; a trigger on `approvals` writes it. A
 * decision from before there was this record has person version 0. One row per approval: nothing is decided twice. Where
 * it was decided for somebody else, the grant is the giver's, and the delegation is named as it was then.
 */
export const decisions = pgTable(
  'decisions',
  {
    approval: text()
      .primaryKey()
      .references(() => approvals.id),
    verdict: word(verdicts).notNull(),
    person: text()
      .notNull()
      .references(() => people.id),
    personVersion: integer().notNull(),
    role: word(approverRoles).notNull(),
    site: text()
      .notNull()
      .references(() => sites.id),
    at: instant().notNull(),
    giver: text().references(() => people.id),
    delegation: text().references(() => delegations.id),
    delegationVersion: integer(),
  },
  (table) => [
    check(
      'decisions_giver',
      sql`(${table.giver} is null) = (${table.delegation} is null) and (${table.giver} is null) = (${table.delegationVersion} is null)`,
    ),
    check('decisions_verdict', oneOf(table.verdict, verdicts)),
    check('decisions_role', oneOf(table.role, approverRoles)),
    check('decisions_person_version', sql`${table.personVersion} >= 0`),
  ],
)
