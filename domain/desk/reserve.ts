import type { Transfer } from '../ledger/transfer.ts'
import { promiseFor } from '../network/distance.ts'
import type { Site } from '../network/site.ts'
import { type Line, type Requisition, waitingOf } from '../requisition/requisition.ts'
import { type Draw, type Stock, sourcesFor } from '../sourcing/plan.ts'
import type { Instant } from '../time.ts'
import type { PlanFacts } from './submit.ts'

type Facts = Pick<PlanFacts, 'station' | 'sites' | 'policy'>
type Held = { readonly lines: readonly Line[]; readonly transfers: readonly Transfer[] }

/**
 * Holds stock for every line that waits, all of it from one source or none of it, because a line has one source.
 * The own shelf is left out: what is there needs no shipment and is asked for anew. Where the grade never draws directly,
 * only the own centre is asked, except for lines whose direct draw was approved.
 */
export function reserveWaiting(
  requisition: Requisition,
  facts: Facts,
  stock: Stock,
  at: Instant,
): Held {
  const { station } = facts
  const draw = drawOf(requisition, facts)
  const sources = sourcesFor(draw).filter((site) => site.id !== station.id)
  const transfers: Transfer[] = []
  const lines = requisition.lines.map((line) => {
    const quantity = waitingOf(line)
    if (quantity === 0) return line
    const site = sources.find(
      (source) =>
        mayAsk(requisition, draw, line, source) &&
        stock.available(line.part, source.id) >= quantity,
    )
    if (!site) return line
    stock.take(line.part, site.id, quantity)
    transfers.push({
      from: { kind: 'available', place: site.id },
      to: { kind: 'reserved', place: site.id },
      unit: line.part,
      quantity,
    })
    const promisedAt = promiseFor(site, station, at)
    return { ...line, source: site.id, reserved: quantity, promisedAt }
  })
  return { lines, transfers }
}

/** A replacement comes from whoever gets it there first, whatever the grade. */
function drawOf({ kind, urgent }: Requisition, { station, sites, policy }: Facts): Draw {
  const { directDraw } = policy.grades[station.grade]
  return { station, sites, urgent, directDraw: kind === 'replacement' ? 'always' : directDraw }
}

function mayAsk(requisition: Requisition, draw: Draw, line: Line, source: Site): boolean {
  if (draw.directDraw !== 'never' || source.id === draw.station.centre) return true
  return requisition.approvals.some(
    (approval) =>
      approval.state === 'approved' &&
      approval.reasons.some((reason) => reason.kind === 'direct-draw' && reason.line === line.no),
  )
}
