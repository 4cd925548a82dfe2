import type { FileId, PersonId, RequisitionId, ShipmentId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** A picture of what arrived, kept with the shipment that it shows and so with every claim about that shipment. */
export type Photo = {
  readonly requisition: RequisitionId
  readonly shipment: ShipmentId
  readonly file: FileId
  readonly addedAt: Instant
  readonly addedBy: PersonId
}

/** So many photos of one shipment; more tell nobody anything new. */
export const mostPhotos = 5
