import type { RequisitionId } from '../ids.ts'
import type { Transfer } from '../ledger/transfer.ts'
import type { Station } from '../network/site.ts'
import type { Line, Requisition } from '../requisition/requisition.ts'
import type { PlannedLine } from '../sourcing/plan.ts'

/** A line at its birth: from the own shelf it is issued at once, from elsewhere it is held, else it waits. */
export function newLine(
  requisition: RequisitionId,
  planned: PlannedLine,
  no: number,
  station: Station,
  pending: boolean,
): Line {
  const { quantity, part, model, priceFen, source, promisedAt, typed } = planned
  const own = source === station.id
  return {
    requisition,
    no,
    part,
    model,
    requested: quantity,
    approved: own || !pending ? quantity : 0,
    reserved: own || source === null ? 0 : quantity,
    picked: own ? quantity : 0,
    shipped: own ? quantity : 0,
    received: own ? quantity : 0,
    damaged: 0,
    short: 0,
    cancelled: 0,
    source,
    priceFen,
    promisedAt,
    typed,
  }
}

/** Where pieces end up that were fitted for a customer, or the request itself when no service order was named. */
const consumerOf = (requisition: Pick<Requisition, 'id' | 'serviceOrder'>) =>
  requisition.serviceOrder ?? requisition.id

/** The transfers that a newborn requisition's lines stand for. */
export function holdStock(requisition: Requisition): readonly Transfer[] {
  return requisition.lines.flatMap((line): readonly Transfer[] => {
    if (line.source === null) return []
    const from = { kind: 'available', place: line.source } as const
    if (line.received > 0)
      return [
        {
          from,
          to: { kind: 'consumed', place: consumerOf(requisition) },
          unit: line.part,
          quantity: line.received,
        },
      ]
    return [
      {
        from,
        to: { kind: 'reserved', place: line.source },
        unit: line.part,
        quantity: line.reserved,
      },
    ]
  })
}
