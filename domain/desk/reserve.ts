import type { Transfer } from '../ledger/transfer.ts'
import { promiseFor } from '../network/distance.ts'
import type { Site, Station } from '../network/site.ts'
import { type Line, waitingOf } from '../requisition/requisition.ts'
import { type Stock, sourcesFor } from '../sourcing/plan.ts'
import type { Instant } from '../time.ts'

/**
 * Holds stock for the waiting part of every line, all of it from one source or none of it: a line has one source,
 * and once something was held from it the rest must come from there as well. The own shelf is left out:
 * what is there needs no shipment and is asked for anew.
 */
export function reserveWaiting(
  lines: readonly Line[],
  stock: Stock,
  station: Station,
  sites: readonly Site[],
  at: Instant,
): { readonly lines: readonly Line[]; readonly transfers: readonly Transfer[] } {
  const sources = sourcesFor(station, sites).filter((site) => site.id !== station.id)
  const transfers: Transfer[] = []
  const held = lines.map((line) => {
    const quantity = waitingOf(line)
    if (quantity === 0) return line
    const bound = line.reserved + line.shipped > 0
    const site = sources.find(
      (source) =>
        (!bound || source.id === line.source) && stock.available(line.part, source.id) >= quantity,
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
    return { ...line, source: site.id, reserved: line.reserved + quantity, promisedAt }
  })
  return { lines: held, transfers }
}
