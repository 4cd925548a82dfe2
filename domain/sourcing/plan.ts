import type { ModelCode, PartCode, SiteId } from '../ids.ts'
import type { Balance } from '../ledger/account.ts'
import { promiseFor, transitTime } from '../network/distance.ts'
import type { Site, Station } from '../network/site.ts'
import type { DirectDraw } from '../policy/policy.ts'
import type { Instant } from '../time.ts'

/** One part somebody wants, resolved and confirmed. `typed` is what they wrote for it. */
export type AskedPart = {
  readonly part: PartCode
  readonly model: ModelCode | null
  readonly quantity: number
  readonly priceFen: number
  readonly typed: string
}

/** An asked part with its source. `source` null means: nothing in the network, it waits for stock. */
export type PlannedLine = AskedPart & {
  readonly source: SiteId | null
  readonly promisedAt: Instant | null
}

/** What can still be promised, by part and site. */
export type Stock = {
  available(part: PartCode, site: SiteId): number
  take(part: PartCode, site: SiteId, quantity: number): void
}

/** Available pieces as the ledger has them, counted down while a plan is made so that no piece is planned twice. */
export function stockFrom(balances: readonly Balance[]): Stock {
  const left = new Map<string, number>()
  for (const { kind, place, unit, balance } of balances) {
    if (kind === 'available') left.set(`${place}|${unit}`, balance)
  }
  return {
    available: (part, site) => left.get(`${site}|${part}`) ?? 0,
    take: (part, site, quantity) => {
      left.set(`${site}|${part}`, (left.get(`${site}|${part}`) ?? 0) - quantity)
    },
  }
}

/** Who draws: the station, and what decides whom it may ask first. */
export type Draw = {
  readonly station: Station
  readonly sites: readonly Site[]
  readonly directDraw: DirectDraw
  readonly urgent: boolean
}

/**
 * Who is asked for a part, in order: the own shelf, the own centre, HQ, then the other centres, nearest first.
 * When it is urgent, whoever gets it there first; a station that may not always draw directly asks its centre first even then.
 */
export function sourcesFor(draw: Draw): readonly Site[] {
  const { station, urgent } = draw
  const rank = (site: Site) => {
    if (site.id === station.id) return 0
    if (site.id === station.centre) return 1
    return site.kind === 'hq' ? 2 : 3
  }
  const turn = (site: Site) => (urgent && !isNear(draw, site) ? 2 : rank(site))
  return draw.sites
    .filter((site) => site.kind !== 'station' || site.id === station.id)
    .toSorted(
      (one, other) =>
        turn(one) - turn(other) ||
        transitTime(one, station) - transitTime(other, station) ||
        rank(one) - rank(other) ||
        (one.id < other.id ? -1 : 1),
    )
}

/** The places asked before all others whatever the hurry: the own shelf and, for restricted grades, the own centre. */
function isNear({ station, directDraw }: Draw, site: Site): boolean {
  return site.id === station.id || (directDraw !== 'always' && site.id === station.centre)
}

/**
 * Gives every asked part a source: the first one that has all of it, else several, each a line of its own;
 * what nobody has becomes a line that waits. A station that may not always draw directly stays with its own shelf and
 * centre as long as they have all of it together. Quantities are whole numbers above zero.
 */
export function planLines(
  asked: readonly AskedPart[],
  stock: Stock,
  draw: Draw,
  at: Instant,
): readonly PlannedLine[] {
  const sources = sourcesFor(draw)
  return asked.flatMap((want) => planOne(want, stock, draw, sources, at))
}

function planOne(
  want: AskedPart,
  stock: Stock,
  draw: Draw,
  sources: readonly Site[],
  at: Instant,
): readonly PlannedLine[] {
  const has = (site: Site) => stock.available(want.part, site.id)
  const near = sources.filter((site) => isNear(draw, site))
  const enoughNear = near.reduce((sum, site) => sum + has(site), 0) >= want.quantity
  const whole = sources.find((site) => has(site) >= want.quantity)
  const chosen = whole && (isNear(draw, whole) || !enoughNear) ? [whole] : sources
  const lines: PlannedLine[] = []
  let missing = want.quantity
  for (const site of chosen) {
    const quantity = Math.min(missing, has(site))
    if (quantity <= 0) continue
    stock.take(want.part, site.id, quantity)
    missing -= quantity
    const promisedAt = promiseFor(site, draw.station, at)
    lines.push({ ...want, quantity, source: site.id, promisedAt })
  }
  if (missing > 0) lines.push({ ...want, quantity: missing, source: null, promisedAt: null })
  return lines
}
