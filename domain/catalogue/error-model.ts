/** What went wrong in typing. `several`: two errors or more. */
export type CodeError =
  | 'omission'
  | 'insertion'
  | 'substitution'
  | 'transposition'
  | 'lookalike'
  | 'several'

/** How often each error is made, as shares of all errors; the first seven add up to one. */
export type ErrorWeights = {
  readonly omission: number
  /** Substitutions: by a look-alike, by a neighbour on the keyboard, by anything. */
  readonly lookalike: number
  readonly neighbour: number
  readonly anySubstitution: number
  /** Insertions: a character typed twice, anything. */
  readonly doubled: number
  readonly anyInsertion: number
  readonly transposition: number
  /** Mistyped codes that carry a second error. */
  readonly second: number
  /** How often the first character is wrong, against any other one. */
  readonly firstCharacter: number
}

/**
 * Omission 35 %, substitution 35 % (45 % of them look-alikes, 35 % neighbours on the keyboard, 20 % anything), insertion
 * 20 % (half of them a doubled character), transposition 10 %; the first character is seldom wrong and a second error
 * comes in 17 of 100. After Damerau 1964, Pollock & Zamora 1983, Verhoeff 1969; `report:corrections` fits them anew.
 */
export const publishedWeights: ErrorWeights = {
  omission: 0.35,
  lookalike: 0.1575,
  neighbour: 0.1225,
  anySubstitution: 0.07,
  doubled: 0.1,
  anyInsertion: 0.1,
  transposition: 0.1,
  second: 0.17,
  firstCharacter: 0.25,
}

/** Costs are minus the logarithm of a likelihood, in 1/1024 nats: whole numbers add up fast. */
export const costUnit = 1024

/** 0 to 9, A to Z, and one for everything else. */
export const signClasses = 37

export type ErrorCosts = {
  readonly omission: number
  readonly doubled: number
  readonly insertion: number
  readonly transposition: number
  /** By class of the character meant times 37 plus class of the one typed. */
  readonly substitution: Int32Array
  /** The same places: 1 where the two look alike. */
  readonly lookalike: Uint8Array
  /** No error costs less, its place aside. */
  readonly cheapest: number
  /** On top when the error is in front. */
  readonly front: number
  readonly once: number
  readonly twice: number
  /** On top of every error in a code of that length: it could have been made anywhere. */
  readonly place: Int32Array
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const rows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM']
const lookalikes = ['O0QD', 'I1L', 'S5', 'B8', 'Z2', 'UV', 'G6']
const longestPlace = 64

/** Do these two characters look alike on a label or a screen? */
export function looksLike(one: string, other: string): boolean {
  return one !== other && lookalikes.some((group) => group.includes(one) && group.includes(other))
}

/** Do these two lie side by side, or one above the other, on a keyboard with QWERTY rows? */
export function areNeighbours(one: string, other: string): boolean {
  for (const [index, row] of rows.entries()) {
    const at = row.indexOf(one)
    if (at < 0) continue
    if (row.includes(other) && Math.abs(row.indexOf(other) - at) === 1) return true
    const below = rows[index + 1]?.indexOf(other) ?? -1
    const above = rows[index - 1]?.indexOf(other) ?? -1
    return (
      (below >= 0 && (below === at || below === at - 1)) ||
      (above >= 0 && (above === at || above === at + 1))
    )
  }
  return false
}

/** The class of an upper-case character by its code unit. */
export function signClass(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48
  if (unit >= 65 && unit <= 90) return unit - 55
  return signClasses - 1
}

/** The weights as costs, ready for adding up. */
export function costsOf(weights: ErrorWeights): ErrorCosts {
  const substitution = new Int32Array(signClasses * signClasses)
  const lookalike = new Uint8Array(signClasses * signClasses)
  for (let meant = 0; meant < signClasses; meant += 1) {
    for (let typed = 0; typed < signClasses; typed += 1) {
      const at = meant * signClasses + typed
      const [one = '', other = ''] = [signs[meant], signs[typed]]
      substitution[at] = cost(substitutionChance(one, other, weights))
      lookalike[at] = one !== '' && other !== '' && looksLike(one, other) ? 1 : 0
    }
  }
  const single = {
    omission: cost(weights.omission),
    doubled: cost(weights.doubled + weights.anyInsertion / signs.length),
    insertion: cost(weights.anyInsertion / signs.length),
    transposition: cost(weights.transposition),
  }
  return {
    ...single,
    cheapest: Math.min(...Object.values(single), ...substitution),
    substitution,
    lookalike,
    front: cost(weights.firstCharacter),
    once: cost(1 - weights.second),
    twice: cost(weights.second),
    place: Int32Array.from({ length: longestPlace }, (_, length) => cost(1 / Math.max(1, length))),
  }
}

function substitutionChance(meant: string, typed: string, weights: ErrorWeights): number {
  const any = weights.anySubstitution / signs.length
  if (meant === '' || typed === '') return any
  const among = (is: (one: string, other: string) => boolean) =>
    is(meant, typed) ? 1 / Array.from(signs).filter((sign) => is(meant, sign)).length : 0
  return weights.lookalike * among(looksLike) + weights.neighbour * among(areNeighbours) + any
}

function cost(chance: number): number {
  return Math.round(-Math.log(Math.max(chance, 1e-9)) * costUnit)
}
