import type { ClaimId, PartCode, PersonId, RequisitionId, ShipmentId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** What is asked of the carrier when goods came damaged or too few. Opened by itself on receipt. */
export type Claim = {
  readonly id: ClaimId
  readonly requisition: RequisitionId
  readonly shipment: ShipmentId
  readonly line: number
  readonly part: PartCode
  readonly kind: 'damaged' | 'short'
  readonly quantity: number
  readonly valueFen: number
  readonly carrier: string
  readonly note: string | null
  readonly openedAt: Instant
  readonly openedBy: PersonId
}
