import type { PartCode } from '../../domain/ids.ts'
import type { Site } from '../../domain/network/site.ts'
import type { OpeningStock, StockMinimum } from '../seed-rows.ts'
import { castMinimums } from './cast-stock.ts'
import type { Random } from './random.ts'
import type { Demanded } from './stock.ts'

/** How many of the most wanted parts get a minimum. */
const perHq = 3_500
const perCentre = 150
/** Share of minimums above what is on the shelf at the start. */
const lowShare = 0.045

function minimumFor(random: Random, onHand: number): number {
  if (random.chance(lowShare)) return onHand + random.between(1, 4)
  return Math.max(1, Math.floor(onHand * (0.2 + 0.6 * random.next())))
}

/** The most wanted parts of a shelf, and how many it holds. */
function firstHeld(
  demand: readonly Demanded[],
  shelf: ReadonlyMap<PartCode, number>,
  count: number,
): [PartCode, number][] {
  const found: [PartCode, number][] = []
  for (const { part } of demand) {
    const held = shelf.get(part.code)
    if (held !== undefined) found.push([part.code, held])
    if (found.length === count) break
  }
  return found
}

/**
 * Minimums for HQ and the centres, for the parts most asked for among those they hold. A few hundred are not met at
 * the start, so that there is something to replenish.
 */
export function stockMinimums(
  random: Random,
  sites: readonly Site[],
  demand: readonly Demanded[],
  stock: readonly OpeningStock[],
): StockMinimum[] {
  const onHand = new Map<string, Map<PartCode, number>>()
  for (const { place, part, quantity } of stock) {
    const shelf = onHand.get(place) ?? new Map<PartCode, number>()
    onHand.set(place, shelf.set(part, quantity))
  }
  const drawn = sites
    .filter(({ kind }) => kind !== 'station')
    .flatMap((site) => {
      const shelf = onHand.get(site.id) ?? new Map<PartCode, number>()
      const wanted = firstHeld(demand, shelf, site.kind === 'hq' ? perHq : perCentre)
      return wanted.map(([part, held]) => ({
        site: site.id,
        part,
        minimum: minimumFor(random, held),
      }))
    })
  return [...castMinimums, ...drawn]
}
