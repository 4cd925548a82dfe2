import type { Approval } from '../approval/approval.ts'
import type { Claim } from '../claim/claim.ts'
import type { Delegation } from '../delegation/delegation.ts'
import type { PersonId, RequisitionId, SiteId } from '../ids.ts'
import type { Json } from '../json.ts'
import type { Transfer } from '../ledger/transfer.ts'
import type { Locale } from '../locale.ts'
import type { Line, Requisition } from '../requisition/requisition.ts'
import type { Photo } from '../shipment/photo.ts'
import type { Shipment, ShipmentLine } from '../shipment/shipment.ts'
import type { Instant } from '../time.ts'

/** What a decision rested on. Version 0 means: must not exist yet. */
export type Expectation = {
  readonly kind:
    | 'requisition'
    | 'shipment'
    | 'person'
    | 'policy'
    | 'conversation'
    | 'quota-grant'
    | 'delegation'
  readonly id: string
  readonly version: number
}

/** Header columns only; lines, approvals, shipments, claims and photos are rows of their own. */
export type RequisitionRow = Omit<
  Requisition,
  'lines' | 'approvals' | 'shipments' | 'claims' | 'photos'
>
export type ShipmentRow = DistributiveOmit<Shipment, 'lines'>
type DistributiveOmit<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never

/** A station's quota of one month, granted once when it is first needed. Id: `site/month`. */
export type QuotaGrantRow = {
  readonly id: string
  readonly site: SiteId
  readonly month: string
  readonly amountFen: number
  readonly version: number
}

/** Where a person talks to Partline, and the request they are in the middle of. */
export type ConversationRow = {
  /** Opaque; only its channel can decode it. */
  readonly address: string
  readonly person: PersonId
  readonly kind: 'personal' | 'group'
  readonly locale: Locale
  readonly draft: Json
  readonly version: number
  readonly usedAt: Instant
}

export type Audience = 'requester' | 'approver' | 'keeper'

/**
 * One copy of a requisition's card in one conversation. `wanted` and `shown` are requisition versions and only rise;
 * `message` is the platform's id of the posted message, null until it was posted.
 */
export type CardCopyRow = {
  /** `requisition/audience/address`. */
  readonly id: string
  readonly requisition: RequisitionId
  readonly audience: Audience
  readonly person: PersonId
  readonly address: string
  readonly message: string | null
  readonly wanted: number
  readonly shown: number
}

export type SettingRow = { readonly name: string; readonly value: Json }

/** Rows to insert or change, by table. Each table's statement names the columns it may change. */
export type Put = {
  readonly requisitions?: readonly RequisitionRow[]
  readonly lines?: readonly Line[]
  readonly approvals?: readonly Approval[]
  /** New ones, and ends of those that are there: nothing else of a delegation ever changes. */
  readonly delegations?: readonly Delegation[]
  readonly shipments?: readonly ShipmentRow[]
  readonly shipmentLines?: readonly ShipmentLine[]
  readonly claims?: readonly Claim[]
  readonly photos?: readonly Photo[]
  readonly quotaGrants?: readonly QuotaGrantRow[]
  readonly conversations?: readonly ConversationRow[]
  readonly cardCopies?: readonly CardCopyRow[]
  readonly settings?: readonly SettingRow[]
}

/** An append-only fact: who did what, when, why. The database numbers it within its aggregate. */
export type Fact = {
  readonly aggregate: string
  readonly kind: string
  /** A person id, or the name of the job that did it. */
  readonly actor: string
  readonly at: Instant
  readonly data: Json
}

/** What must happen later. A task whose `key` exists already is not added again. */
export type NewTask = {
  readonly key: string
  readonly kind: string
  readonly payload: Json
  /** Business time. */
  readonly dueAt: Instant
  /** Tasks of one lane run one at a time, in the order they were added. */
  readonly lane: string | null
}

/** One step of work, complete: `store.commit` applies all of it or nothing. */
export type Change = {
  /** The inbound event or the task that caused this; unique for ever. */
  readonly key: string
  readonly at: Instant
  readonly expect: readonly Expectation[]
  readonly put: Put
  readonly transfers: readonly Transfer[]
  readonly events: readonly Fact[]
  readonly tasks: readonly NewTask[]
  /** Given again, unchanged, to whoever repeats the key. */
  readonly reply: Json
}

/** A change that rests on nothing that could have changed, with no more in it than is named. */
export function plainChange(parts: Pick<Change, 'key' | 'at'> & Partial<Change>): Change {
  return { expect: [], put: {}, transfers: [], events: [], tasks: [], reply: null, ...parts }
}
