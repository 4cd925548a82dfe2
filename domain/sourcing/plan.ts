import type { ModelCode, PartCode, SiteId } from '../ids.ts'
import type { Balance } from '../ledger/account.ts'
import { promiseFor, transitTime } from '../network/distance.ts'
import type { Site, Station } from '../network/site.ts'
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

/** Who is asked for a part, in order: the own shelf, the own centre, HQ, then the other centres, nearest first. */
export function sourcesFor(station: Station, sites: readonly Site[]): readonly Site[] {
  const rank = (site: Site) => {
    if (site.id === station.id) return 0
    if (site.id === station.centre) return 1
    return site.kind === 'hq' ? 2 : 3
  }
  return sites
    .filter((site) => site.kind !== 'station' || site.id === station.id)
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        transitTime(one, station) - transitTime(other, station) ||
        (one.id < other.id ? -1 : 1),
    )
}

/**
 * Gives every asked part a source: the first one that has all of it, else several, each a line of its own;
 * what nobody has becomes a line that waits. Urgent requests take the source that arrives first.
 */
export function planLines(
  asked: readonly AskedPart[],
  stock: Stock,
  station: Station,
  sites: readonly Site[],
  at: Instant,
  urgent: boolean,
): readonly PlannedLine[] {
  const inOrder = sourcesFor(station, sites)
  const sources = urgent
    ? inOrder.toSorted((one, other) => transitTime(one, station) - transitTime(other, station))
    : inOrder
  return asked.flatMap((want) => planOne(want, stock, station, sources, at))
}

function planOne(
  want: AskedPart,
  stock: Stock,
  station: Station,
  sources: readonly Site[],
  at: Instant,
): readonly PlannedLine[] {
  const whole = sources.find((site) => stock.available(want.part, site.id) >= want.quantity)
  const chosen = whole ? [whole] : sources.filter((site) => stock.available(want.part, site.id) > 0)
  const lines: PlannedLine[] = []
  let missing = want.quantity
  for (const site of chosen) {
    const quantity = Math.min(missing, stock.available(want.part, site.id))
    if (quantity <= 0) continue
    stock.take(want.part, site.id, quantity)
    missing -= quantity
    lines.push({ ...want, quantity, source: site.id, promisedAt: promiseFor(site, station, at) })
  }
  if (missing > 0) lines.push({ ...want, quantity: missing, source: null, promisedAt: null })
  return lines
}

/** One text for what a person was shown of a plan; when it differs at submission, they are shown the new one first. */
export function planDigest(lines: readonly PlannedLine[]): string {
  return lines
    .map((line) => `${line.part}*${line.quantity}@${line.source ?? '-'}=${line.priceFen}`)
    .join(' ')
}
