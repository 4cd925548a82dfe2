import type { Approval } from '../approval/approval.ts'
import type { Claim } from '../claim/claim.ts'
import type { ModelCode, PartCode, PersonId, RequisitionId, SiteId } from '../ids.ts'
import type { Locale } from '../locale.ts'
import type { Photo } from '../shipment/photo.ts'
import type { Shipment } from '../shipment/shipment.ts'
import type { Instant } from '../time.ts'

/**
 * One line: one part from one source. The quantities are the truth and every status is derived from them.
 *
 * waiting = requested - cancelled - reserved - shipped    (no stock held for it yet)
 * open    = requested - cancelled - received - damaged - short
 */
export type Line = {
  readonly requisition: RequisitionId
  /** From 1, in the order they were asked for. */
  readonly no: number
  readonly part: PartCode
  readonly model: ModelCode | null
  readonly requested: number
  readonly approved: number
  readonly reserved: number
  readonly picked: number
  readonly shipped: number
  readonly received: number
  readonly damaged: number
  readonly short: number
  readonly cancelled: number
  /** Where it comes from; null while the line waits for stock. */
  readonly source: SiteId | null
  readonly priceFen: number
  readonly promisedAt: Instant | null
  /** What the person typed for it, kept for ever. */
  readonly typed: string
}

export type Requisition = {
  readonly id: RequisitionId
  /** A replacement is born from damage or shortage: no second approval, no quota, head of the queue. */
  readonly kind: 'ordinary' | 'replacement'
  readonly replaces: RequisitionId | null
  readonly replacedBy: RequisitionId | null
  readonly station: SiteId
  readonly requester: PersonId
  readonly serviceOrder: string | null
  readonly urgent: boolean
  readonly createdAt: Instant
  /** The language the requester wrote in; their card stays in it. */
  readonly locale: Locale
  /** Rises with every change of anything; what `expect` names. */
  readonly version: number
  /** Rises only when what was asked for changes; what a button carries. */
  readonly revision: number
  /** The quota month it is charged to, and how much of it is held and used, in fen. */
  readonly quotaMonth: string
  readonly heldFen: number
  readonly usedFen: number
  /** Stock is held until then while the request waits for approval. */
  readonly holdUntil: Instant | null
  readonly cancelledBy: PersonId | null
  readonly lines: readonly Line[]
  readonly approvals: readonly Approval[]
  readonly shipments: readonly Shipment[]
  readonly claims: readonly Claim[]
  /** Of its shipments, in the order in which they came. */
  readonly photos: readonly Photo[]
}

export function waitingOf(line: Line): number {
  return line.requested - line.cancelled - line.reserved - line.shipped
}

export function openOf(line: Line): number {
  return line.requested - line.cancelled - line.received - line.damaged - line.short
}

/** Price of everything that was asked for and not cancelled, in fen. */
export function valueOf(requisition: Requisition): number {
  return requisition.lines.reduce(
    (sum, line) => sum + (line.requested - line.cancelled) * line.priceFen,
    0,
  )
}
