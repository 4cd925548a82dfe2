import type { Json } from '../json.ts'
import type { Requisition } from '../requisition/requisition.ts'
import type { Instant } from '../time.ts'
import type { Audience, Change, Expectation, Fact, NewTask, RequisitionRow } from './change.ts'

/** A verb said yes: what to write, and the requisition as it will be. */
export type Decided = {
  readonly kind: 'decided'
  readonly change: Change
  readonly requisition: Requisition
  /** The requisition that was born on the way, if any. */
  readonly replacement?: Requisition
}

/** Something a person should be told beside the card that changes. */
export type News =
  | 'approval-wanted'
  | 'reminder'
  | 'escalated'
  | 'approved'
  | 'rejected'
  | 'cancelled'
  | 'shipped'
  | 'delivered'
  | 'replacement'
  | 'to-ship'
  | 'hold-expired'
  | 'stock-found'
  | 'handed-over'

/** What the announce task carries: whose card changed and what to tell whom. */
export type Announcement = {
  readonly requisition: string
  readonly version: number
  readonly news: readonly { readonly what: News; readonly to: Audience }[]
}

/** What every verb is told: the key that makes it happen once, who acts, and the business time. */
export type Command = { readonly key: string; readonly at: Instant }

export const nobody = 'partline'

/** Header columns of a requisition. */
export function headerOf(requisition: Requisition): RequisitionRow {
  const {
    lines: _lines,
    approvals: _approvals,
    shipments: _shipments,
    claims: _claims,
    photos: _photos,
    ...row
  } = requisition
  return row
}

export function expectRequisition(requisition: Requisition): Expectation {
  return { kind: 'requisition', id: requisition.id, version: requisition.version }
}

/** Every change of a requisition ends with this task: bring all its cards up to date and tell who must know. */
export function announce(
  requisition: Requisition,
  at: Instant,
  news: Announcement['news'] = [],
): NewTask {
  const payload: Announcement = { requisition: requisition.id, version: requisition.version, news }
  return {
    key: `announce:${requisition.id}:${requisition.version}`,
    kind: 'announce',
    payload,
    dueAt: at,
    lane: `requisition/${requisition.id}`,
  }
}

export function fact(
  requisition: Requisition,
  kind: string,
  actor: string,
  at: Instant,
  data: Json = {},
): Fact {
  return { aggregate: requisition.id, kind, actor, at, data }
}

/** A task that a requisition wants at a later time, once per version. */
export function later(
  requisition: Requisition,
  kind: string,
  dueAt: Instant,
  payload: { readonly [key: string]: Json },
): NewTask {
  return {
    key: `${kind}:${requisition.id}:${requisition.version}`,
    kind,
    payload: { requisition: requisition.id, ...payload },
    dueAt,
    lane: null,
  }
}
