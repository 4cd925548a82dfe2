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
      return demand
        .filter(({ part }) => shelf.has(part.code))
        .slice(0, site.kind === 'hq' ? perHq : perCentre)
        .map(({ part }) => ({
          site: site.id,
          part: part.code,
          minimum: minimumFor(random, shelf.get(part.code) ?? 0),
        }))
    })
  return [...castMinimums, ...drawn]
}
