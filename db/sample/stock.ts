import type { Fit, Part } from '../../domain/catalogue/part.ts'
import type { PartCode, SiteId } from '../../domain/ids.ts'
import type { Site } from '../../domain/network/site.ts'
import type { OpeningStock } from '../seed-rows.ts'
import { castOnly, castStock } from './cast-stock.ts'
import type { Random } from './random.ts'

/** A part with how often it is asked for, relative to others: grows with the models that use it. */
export type Demanded = { readonly part: Part; readonly weight: number }

/** Share of parts that nobody has, and of parts that HQ is out of. */
const nowhereShare = 0.015
const missingAtHq = 0.035

/** Cheap parts are kept in larger numbers. */
function bulkOf({ priceFen }: Part): number {
  if (priceFen < 2_000) return 1
  if (priceFen < 10_000) return 0.5
  return priceFen < 30_000 ? 0.25 : 0.12
}

/** Parts by demand, most wanted first; parts of the cast that only named places hold are left out. */
export function demandOf(
  random: Random,
  parts: readonly Part[],
  fits: readonly Fit[],
): readonly Demanded[] {
  const uses = new Map<PartCode, number>()
  for (const { part } of fits) uses.set(part, (uses.get(part) ?? 0) + 1)
  return parts
    .filter(({ code }) => !castOnly.has(code))
    .map((part) => {
      const models = uses.get(part.code) ?? 0
      const wanted = part.status === 'active' ? 1 : 0.3
      return { part, weight: wanted * Math.sqrt(1 + models) * (0.2 + random.next()) }
    })
    .sort((one, other) => other.weight - one.weight)
}

/** Draws `count` different parts, the wanted ones more often. */
function drawStocked(random: Random, demand: readonly Demanded[], count: number): Part[] {
  const heaviest = demand[0]?.weight ?? 1
  const taken = new Set<Part>()
  while (taken.size < count) {
    const { part, weight } = random.pick(demand)
    if (random.next() * heaviest < weight) taken.add(part)
  }
  return [...taken]
}

function quantityAt(random: Random, site: Site, part: Part): number {
  const bulk = bulkOf(part)
  switch (site.kind) {
    case 'hq':
      return random.between(1, Math.ceil(200 * bulk))
    case 'centre':
      return random.between(1, Math.ceil(30 * bulk))
    case 'station':
      return random.between(1, Math.ceil(5 * bulk))
  }
}

function partsAt(random: Random, site: Site, demand: readonly Demanded[]): Part[] {
  switch (site.kind) {
    case 'hq':
      return demand.map(({ part }) => part).filter(() => !random.chance(missingAtHq))
    case 'centre':
      return drawStocked(random, demand, random.between(860, 940))
    case 'station':
      return drawStocked(random, demand, random.between(150, 180))
  }
}

function named(site: SiteId): Map<PartCode, number> {
  return new Map(
    castStock.filter(([, place]) => place === site).map(([part, , quantity]) => [part, quantity]),
  )
}

/** What lies on every shelf at the start: about 80,000 rows, none of them zero. */
export function openingStock(
  random: Random,
  sites: readonly Site[],
  demand: readonly Demanded[],
): OpeningStock[] {
  const cast = new Set(castStock.map(([part]) => part))
  const somewhere = demand.filter(({ part }) => cast.has(part.code) || !random.chance(nowhereShare))
  return sites.flatMap((site) => {
    const fixed = named(site.id)
    const rows = [...fixed]
      .filter(([, quantity]) => quantity > 0)
      .map(([part, quantity]): OpeningStock => ({ place: site.id, part, quantity }))
    for (const part of partsAt(random, site, somewhere)) {
      if (fixed.has(part.code)) continue
      const quantity = quantityAt(random, site, part)
      rows.push({ place: site.id, part: part.code, quantity })
    }
    return rows
  })
}
