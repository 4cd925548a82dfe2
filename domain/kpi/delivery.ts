import type { PartCode } from '../ids.ts'
import type { Requisition } from '../requisition/requisition.ts'
import type { Shipment } from '../shipment/shipment.ts'
import type { Instant } from '../time.ts'
import { isWithin, type Span } from './period.ts'
import { ranked } from './ranking.ts'

/** How a carrier did in a span. */
export type CarrierTally = {
  readonly carrier: string
  /** Parcels promised for the span, and those of them that had arrived by then; one that never came is not on time. */
  readonly due: number
  readonly onTime: number
  /** Parcels that a station opened in the span; with damage in them, and with pieces missing. */
  readonly received: number
  readonly damaged: number
  readonly short: number
  /** Their lines, and those of them with damage. */
  readonly lines: number
  readonly damagedLines: number
}

/** When a parcel reached its station: the carrier's word, or the station's when that was earlier; null while it has not. */
export function arrivalOf(shipment: Shipment): Instant | null {
  const delivered = shipment.stage === 'delivered' ? shipment.stageAt : null
  if (shipment.state === 'open') return delivered
  return Math.min(delivered ?? shipment.receivedAt, shipment.receivedAt)
}

/** Every carrier with a parcel due or opened in the span, by name. */
export function carrierTallies(
  shipments: readonly Shipment[],
  span: Span,
): readonly CarrierTally[] {
  const names = [...new Set(shipments.map((each) => each.carrier))].toSorted()
  return names
    .map((carrier) =>
      tallyOf(
        carrier,
        shipments.filter((each) => each.carrier === carrier),
        span,
      ),
    )
    .filter((each) => each.due + each.received > 0)
}

function tallyOf(carrier: string, shipments: readonly Shipment[], span: Span): CarrierTally {
  const due = shipments.filter((each) => isWithin(span, each.promisedAt))
  const received = shipments.filter((each) => isReceivedIn(span, each))
  const lines = received.flatMap((each) => each.lines)
  return {
    carrier,
    due: due.length,
    onTime: due.filter((each) => (arrivalOf(each) ?? Number.POSITIVE_INFINITY) <= each.promisedAt)
      .length,
    received: received.length,
    damaged: received.filter((each) => each.lines.some((line) => line.damaged > 0)).length,
    short: received.filter((each) => each.lines.some((line) => line.short > 0)).length,
    lines: lines.length,
    damagedLines: lines.filter((line) => line.damaged > 0).length,
  }
}

const isReceivedIn = (span: Span, shipment: Shipment) =>
  shipment.state === 'received' && isWithin(span, shipment.receivedAt)

/** Lines of a part that arrived in a span, with damage in the span and in the one before, and how many pieces were. */
export type Broken = {
  readonly part: PartCode
  readonly lines: number
  readonly damagedLines: number
  readonly damagedPieces: number
  readonly before: number
}

/** Parts that arrived damaged, most damaged lines first, then most pieces, then by code. */
export function brokenMost(
  shipments: readonly Shipment[],
  span: Span,
  before: Span,
): readonly Broken[] {
  const arrived = shipments.filter((each) => isReceivedIn(span, each)).flatMap(({ lines }) => lines)
  const earlier = shipments
    .filter((each) => isReceivedIn(before, each))
    .flatMap(({ lines }) => lines)
  const tallies = [...new Set(arrived.map((line) => line.part))].map((part): Broken => {
    const mine = arrived.filter((line) => line.part === part)
    return {
      part,
      lines: mine.length,
      damagedLines: mine.filter((line) => line.damaged > 0).length,
      damagedPieces: mine.reduce((sum, line) => sum + line.damaged, 0),
      before: earlier.filter((line) => line.part === part && line.damaged > 0).length,
    }
  })
  return ranked(
    tallies.filter((each) => each.damagedLines > 0),
    [(each) => each.damagedLines, (each) => each.damagedPieces],
    (each) => each.part,
  )
}

/**
 * From the request to the receipt, of lines that were sent and of which something arrived well (SCOR RS.1.1, order
 * fulfilment cycle time). What replaces broken goods has been waited for since the first request.
 */
export type Cycle = {
  readonly lines: number
  /** Milliseconds of all lines together, and of these those until they were shipped. */
  readonly total: number
  readonly untilShipped: number
}

/** `askedAt`: when the first request of this repair was made; see `Cycle`. */
export function cycleOf(requisition: Requisition, askedAt: Instant, span: Span): Cycle {
  const taken = requisition.shipments.flatMap((shipment) => {
    if (shipment.state !== 'received' || !isWithin(span, shipment.receivedAt)) return []
    return shipment.lines.filter((line) => line.accepted > 0).map(() => shipment)
  })
  return {
    lines: taken.length,
    total: taken.reduce((sum, each) => sum + each.receivedAt - askedAt, 0),
    untilShipped: taken.reduce((sum, each) => sum + each.shippedAt - askedAt, 0),
  }
}
