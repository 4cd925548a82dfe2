import { days, type Instant } from '../time.ts'

/** A part of a whole, from 0 to 1; null when there was nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** So many of so many went well. */
export type Trials = { readonly good: number; readonly all: number }

/**
 * The lower end of the 95 % interval of a share by E. B. Wilson (Journal of the American Statistical Association 22, 1927):
 * few trials prove little, so that one punctual parcel does not make the best carrier. Null without trials.
 */
export function wilsonLower({ good, all }: Trials): number | null {
  if (all === 0) return null
  const z = 1.96
  const p = good / all
  const middle = p + z ** 2 / (2 * all)
  const reach = z * Math.sqrt((p * (1 - p)) / all + z ** 2 / (4 * all ** 2))
  return Math.max(0, (middle - reach) / (1 + z ** 2 / all))
}

/**
 * A carrier's score from 0 to 100: four parts for being on time, three for what came undamaged, two for what came at all,
 * each by the lower end of its interval. The field gives a tenth part to cost, which is not known here. Null while nothing
 * was due or nothing has come.
 */
export function carrierScore(trials: {
  readonly onTime: Trials
  readonly undamaged: Trials
  readonly complete: Trials
}): number | null {
  const onTime = wilsonLower(trials.onTime)
  const undamaged = wilsonLower(trials.undamaged)
  const complete = wilsonLower(trials.complete)
  if (onTime === null || undamaged === null || complete === null) return null
  return (100 * (4 * onTime + 3 * undamaged + 2 * complete)) / 9
}

/**
 * How often the stock is used up in a year of 365 days, from what was used in a span and the average of the stock at its
 * ends, both in fen. Null without stock or time.
 */
export function turnsPerYear(figures: {
  readonly usedFen: number
  readonly openingFen: number
  readonly closingFen: number
  readonly since: Instant
  readonly until: Instant
}): number | null {
  const { usedFen, openingFen, closingFen, since, until } = figures
  const average = (openingFen + closingFen) / 2
  const length = (until - since) / days(1)
  if (average <= 0 || length <= 0) return null
  return (usedFen / average) * (365 / length)
}

/** The smallest of the values that at least this share of them does not exceed (nearest rank); null of none. */
export function quantile(values: readonly number[], of: number): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(of * sorted.length) - 1)] ?? null
}

/** Days up to which each age of a backorder reaches; older ones are worse than the story that Partline began with. */
const ageLimits = [2, 7, 14, 23] as const

/** How many of these ages, in whole days, are up to 2, 7, 14 and 23 days, and older. */
export function byAge(ages: readonly number[]): readonly number[] {
  const counts = [0, 0, 0, 0, 0]
  for (const age of ages) {
    const found = ageLimits.findIndex((limit) => age <= limit)
    const at = found < 0 ? ageLimits.length : found
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}
