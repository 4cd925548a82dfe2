import type { z } from 'zod'
import type { Approval } from '../domain/approval/approval.ts'
import type { Claim } from '../domain/claim/claim.ts'
import type { RequisitionRow, ShipmentRow } from '../domain/desk/change.ts'
import type { Line, Requisition } from '../domain/requisition/requisition.ts'
import type { Photo } from '../domain/shipment/photo.ts'
import type { Shipment, ShipmentLine } from '../domain/shipment/shipment.ts'
import { byId, byText } from './order.ts'
import type { approvalRow } from './rows/requests.ts'
import type { shipmentRow } from './rows/shipping.ts'

export type ApprovalColumns = z.output<typeof approvalRow>
export type ShipmentColumns = z.output<typeof shipmentRow>

/** The union from a flat row; a row that fits no state is a fault of the database. */
export function approvalFrom(row: ApprovalColumns): Approval {
  const { state, decidedBy, decidedFor, decidedAt, reason, ...asked } = row
  if (state === 'pending' || state === 'withdrawn') return { ...asked, state }
  if (decidedBy === null || decidedAt === null)
    throw new Error(`approval ${row.id} lacks its decision`)
  if (state === 'approved') return { ...asked, state, decidedBy, decidedFor, decidedAt }
  if (reason === null) throw new Error(`approval ${row.id} lacks its reason`)
  return { ...asked, state, decidedBy, decidedFor, decidedAt, reason }
}

/** The flat row from the union. */
export function approvalColumns(approval: Approval): ApprovalColumns {
  const reasons = [...approval.reasons]
  const undecided = { decidedBy: null, decidedFor: null, decidedAt: null, reason: null }
  if (approval.state === 'rejected') return { ...approval, reasons }
  if (approval.state === 'approved') return { ...approval, reasons, reason: null }
  return { ...approval, reasons, ...undecided }
}

/** The union from a flat row, still without lines. */
export function shipmentFrom(row: ShipmentColumns): ShipmentRow {
  const { state, receivedAt, receivedBy, ...sent } = row
  if (state === 'open') return { ...sent, state }
  if (receivedAt === null || receivedBy === null) {
    throw new Error(`shipment ${row.id} lacks its receipt`)
  }
  return { ...sent, state, receivedAt, receivedBy }
}

/** The flat row from the union. */
export function shipmentColumns(shipment: ShipmentRow): ShipmentColumns {
  return shipment.state === 'received'
    ? shipment
    : { ...shipment, receivedAt: null, receivedBy: null }
}

/** A shipment with its own of the given lines. */
function withLines(shipment: ShipmentRow, lines: readonly ShipmentLine[]): Shipment {
  return { ...shipment, lines: lines.filter((line) => line.shipment === shipment.id) }
}

/** Everything that belongs to one requisition, in any order. */
export type RequisitionParts = {
  readonly header: RequisitionRow
  readonly lines: readonly Line[]
  readonly approvals: readonly Approval[]
  readonly shipments: readonly ShipmentRow[]
  readonly shipmentLines: readonly ShipmentLine[]
  readonly claims: readonly Claim[]
  readonly photos: readonly Photo[]
}

/** One whole requisition: lines by number, approvals by step, shipments and claims in the order of their ids, photos as they came. */
export function assembleRequisition(parts: RequisitionParts): Requisition {
  const shipmentLines = parts.shipmentLines.toSorted((one, other) => one.line - other.line)
  return {
    ...parts.header,
    lines: parts.lines.toSorted((one, other) => one.no - other.no),
    approvals: parts.approvals.toSorted(
      (one, other) => one.step - other.step || byId(one.id, other.id),
    ),
    shipments: parts.shipments
      .toSorted((one, other) => byId(one.id, other.id))
      .map((shipment) => withLines(shipment, shipmentLines)),
    claims: parts.claims.toSorted((one, other) => byId(one.id, other.id)),
    photos: parts.photos.toSorted(
      (one, other) =>
        byId(one.shipment, other.shipment) ||
        one.addedAt - other.addedAt ||
        byText(one.file, other.file),
    ),
  }
}
