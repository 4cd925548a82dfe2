import type { Units } from './deletions.ts'
import { type CodeError, type ErrorCosts, signClass, signClasses } from './error-model.ts'

/** Working space for comparing what was typed with one code after the other. Nothing else is ever allocated. */
export type Closeness = {
  readonly costs: ErrorCosts
  /** What was typed: the first `typedLength` units. */
  readonly typed: Uint16Array
  typedLength: number
  /** The code: `length` units from `start` on. */
  units: Units
  start: number
  length: number
  /** A code that needs two errors and so costs this or more is not wanted: it counts as not close. */
  most: number
  /** Characters at the end that are the same. */
  tail: number
  /** The answer of `isClose`: edits, cost in 1/1024 nats, and the kind of error. */
  distance: number
  cost: number
  error: CodeError
  kind: number
}

const farthest = 2

/** More than any code costs. */
export const anyCost = 2 ** 30

const none = 0
const omission = 1
const insertion = 2
const substitution = 3
const transposition = 4
const lookalike = 5
const several = 6
const names: readonly CodeError[] = [
  'lookalike',
  'omission',
  'insertion',
  'substitution',
  'transposition',
  'lookalike',
  'several',
]

/** Room for what was typed, up to `longest` units. */
export function createCloseness(costs: ErrorCosts, longest: number): Closeness {
  const typed = new Uint16Array(longest)
  return {
    costs,
    typed,
    typedLength: 0,
    units: typed,
    start: 0,
    length: 0,
    most: anyCost,
    tail: 0,
    distance: 0,
    cost: 0,
    error: 'several',
    kind: none,
  }
}

/**
 * Is the code within distance two of what was typed? Then `distance`, `cost` and `error` are those of the likeliest of
 * the shortest ways. After equal characters in front there are four possible errors, then equal characters again, and
 * what is left after a second error must be the common end: its length is counted once, so that the second error is a
 * comparison of numbers.
 */
export function isClose(at: Closeness, units: Units, start: number, length: number): boolean {
  if (length - at.typedLength > farthest || at.typedLength - length > farthest) return false
  at.units = units
  at.start = start
  at.length = length
  at.tail = commonEnd(at)
  at.distance = farthest + 1
  const same = run(at, 0, 0)
  lastError(at, same, same, 0, 0, none)
  const { costs } = at
  const twice = errorsCost(costs, length, 2)
  if (at.distance > 1) {
    if (twice + 2 * costs.cheapest >= at.most) return false
    firstError(at, same)
    if (at.distance > farthest) return false
  }
  at.cost += at.distance > 1 ? twice : errorsCost(costs, length, at.distance)
  at.error = names[at.kind] ?? 'several'
  return true
}

/** What so many errors in a code of that length cost on top of what they are: their number, and their places. */
export function errorsCost(costs: ErrorCosts, length: number, errors: number): number {
  const place = costs.place[Math.min(length, costs.place.length - 1)] ?? 0
  return errors * place + (errors > 1 ? costs.twice : costs.once)
}

function commonEnd({ units, start, length, typed, typedLength }: Closeness): number {
  const most = Math.min(length, typedLength)
  const end = start + length - 1
  let count = 0
  while (count < most && units[end - count] === typed[typedLength - 1 - count]) count += 1
  return count
}

/** How many characters are the same from here on. */
function run(at: Closeness, i: number, j: number): number {
  const { units, start, typed } = at
  const most = Math.min(at.length - i, at.typedLength - j)
  let count = 0
  while (count < most && units[start + i + count] === typed[j + count]) count += 1
  return count
}

/** The first of two errors, after so many equal characters; the second must be able to even out the lengths. */
function firstError(at: Closeness, i: number): void {
  const { costs } = at
  const front = i === 0 ? costs.front : 0
  const ahead = at.length - at.typedLength
  if (ahead >= -1 && ahead <= 1 && i < at.length && i < at.typedLength) {
    if (isSwapped(at, i, i))
      secondError(at, i + 2, i + 2, front + costs.transposition, transposition)
    const pair = pairAt(at, i, i)
    const cost = front + (costs.substitution[pair] ?? 0)
    secondError(at, i + 1, i + 1, cost, exchangeKind(costs, pair))
  }
  if (ahead >= 0 && i < at.length) secondError(at, i + 1, i, front + costs.omission, omission)
  if (ahead <= 0 && i < at.typedLength)
    secondError(at, i, i + 1, front + insertionCost(at, i, i), insertion)
}

function secondError(at: Closeness, i: number, j: number, cost: number, so: number): void {
  const same = run(at, i, j)
  lastError(at, i + same, j + same, 1, cost, so)
}

/** No error, or one more: what follows it must be the common end. */
function lastError(
  at: Closeness,
  i: number,
  j: number,
  edits: number,
  cost: number,
  so: number,
): void {
  const { costs, tail } = at
  const left = at.length - i
  const typedLeft = at.typedLength - j
  const ahead = left - typedLeft
  const front = i === 0 ? cost + costs.front : cost
  if (ahead === 1 && tail >= typedLeft) {
    arrive(at, edits + 1, front + costs.omission, joined(so, omission))
  } else if (ahead === -1 && tail >= left) {
    arrive(at, edits + 1, front + insertionCost(at, i, j), joined(so, insertion))
  } else if (ahead === 0 && left === 0) {
    arrive(at, edits, cost, so)
  } else if (ahead === 0 && tail >= left - 1) {
    const pair = pairAt(at, i, j)
    const price = front + (costs.substitution[pair] ?? 0)
    arrive(at, edits + 1, price, joined(so, exchangeKind(costs, pair)))
  } else if (ahead === 0 && tail >= left - 2 && isSwapped(at, i, j)) {
    arrive(at, edits + 1, front + costs.transposition, joined(so, transposition))
  }
}

function arrive(at: Closeness, edits: number, cost: number, kind: number): void {
  if (edits > at.distance || (edits === at.distance && cost >= at.cost)) return
  at.distance = edits
  at.cost = cost
  at.kind = kind
}

function insertionCost({ costs, units, start, length, typed }: Closeness, i: number, j: number) {
  const sign = typed[j]
  const twice =
    (i > 0 && sign === units[start + i - 1]) || (i < length && sign === units[start + i])
  return twice ? costs.doubled : costs.insertion
}

function isSwapped({ units, start, length, typed, typedLength }: Closeness, i: number, j: number) {
  return (
    i + 1 < length &&
    j + 1 < typedLength &&
    units[start + i] === typed[j + 1] &&
    units[start + i + 1] === typed[j]
  )
}

function pairAt({ units, start, typed }: Closeness, i: number, j: number): number {
  return signClass(units[start + i] ?? 0) * signClasses + signClass(typed[j] ?? 0)
}

function exchangeKind({ lookalike: likes }: ErrorCosts, pair: number): number {
  return likes[pair] === 1 ? lookalike : substitution
}

/** One error keeps its name, and look-alikes remain look-alikes however many. */
function joined(so: number, next: number): number {
  if (so === none || (so === lookalike && next === lookalike)) return next
  return several
}
