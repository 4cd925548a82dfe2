import {
  type SpanSigns,
  type SpanWeights,
  spanScores,
} from '../../bot/conversation/understand/best-span.ts'
import { randomFrom, shuffled } from './guess-training.ts'

/** A message with the tokens of the piece that is labelled, first and last; null where none is. */
export type SpanLesson = {
  readonly signs: SpanSigns
  readonly gold: readonly [first: number, last: number] | null
}

const rounds = 14
/** From this round on the weights are averaged, so that the last messages seen do not count for more. */
const averaged = 4
/** A sign that stands in fewer lessons tells nothing. */
const often = 2
/** So large a share of the signs is hidden at random, so that no single one is leaned on. */
const hidden = 0.35
const pace = 0.15
const decay = 1e-5
/** Longer pieces than that are never labelled. */
const longest = 60

type Cell = { weight: number; step: number; sum: number }
type Descend = (signs: readonly string[], slope: number) => void

/**
 * How much each sign speaks for a piece: a log-linear model of all pieces of a message and of none, by stochastic descent
 * with a pace of its own for each weight (AdaGrad). The same lessons give the same weights.
 */
export function learnSpans(lessons: readonly SpanLesson[]): ReadonlyMap<string, number> {
  const cells = new Map(frequent(lessons).map((sign): [string, Cell] => [sign, blank()]))
  const weight = (sign: string) => cells.get(sign)?.weight ?? 0
  const descend: Descend = (signs, slope) => {
    if (Math.abs(slope) < 1e-4) return
    for (const sign of signs) {
      const cell = cells.get(sign)
      if (!cell) continue
      const gradient = slope + decay * cell.weight
      cell.step += gradient * gradient
      cell.weight -= (pace * gradient) / Math.sqrt(cell.step)
    }
  }
  const random = randomFrom(1)
  for (let round = 0; round < rounds; round += 1) {
    for (const at of shuffled(lessons.length, random)) {
      const lesson = lessons[at]
      if (lesson) learnOne(thinned(lesson, random), weight, descend)
    }
    if (round >= averaged) for (const cell of cells.values()) cell.sum += cell.weight
  }
  return new Map([...cells].map(([sign, { sum }]) => [sign, sum / (rounds - averaged)]))
}

const blank = (): Cell => ({ weight: 0, step: 1e-4, sum: 0 })

function frequent(lessons: readonly SpanLesson[]): readonly string[] {
  const counts = new Map<string, number>()
  const count = (signs: readonly string[]) => {
    for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  for (const { signs } of lessons) {
    for (const lists of [signs.starts, signs.ends, signs.insides]) lists.forEach(count)
    for (const clause of signs.clauses) count(clause.signs)
    count(signs.none)
  }
  return [...counts].filter(([, times]) => times >= often).map(([sign]) => sign)
}

function thinned({ gold, signs }: SpanLesson, random: () => number): SpanLesson {
  const thin = (list: readonly string[]) => list.filter(() => random() > hidden)
  return {
    gold,
    signs: {
      ...signs,
      starts: signs.starts.map(thin),
      ends: signs.ends.map(thin),
      insides: signs.insides.map(thin),
      clauses: signs.clauses.map((clause) => ({ ...clause, signs: thin(clause.signs) })),
    },
  }
}

/** Moves the weights by how far the expected piece is from the labelled one. */
function learnOne({ signs, gold }: SpanLesson, weight: SpanWeights, descend: Descend): void {
  const expected = expectedOf(signs, weight)
  const inClause = signs.clauses.map(() => 0)
  let inside = 0
  for (const [at, clause] of signs.clauseOf.entries()) {
    inside += expected.turns[at] ?? 0
    const within = gold !== null && at >= gold[0] && at <= gold[1]
    const slope = inside - Number(within)
    descend(signs.insides[at] ?? [], slope)
    descend(signs.starts[at] ?? [], (expected.starts[at] ?? 0) - Number(gold?.[0] === at))
    descend(signs.ends[at] ?? [], (expected.ends[at] ?? 0) - Number(gold?.[1] === at))
    if (clause >= 0) inClause[clause] = (inClause[clause] ?? 0) + slope
  }
  for (const [at, clause] of signs.clauses.entries())
    descend(clause.signs, (inClause[at] ?? 0) / clause.size)
  descend(signs.none, expected.none - Number(gold === null))
}

type Expected = {
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** By how much the share of the pieces that a token is in differs from that of the token before. */
  readonly turns: Float64Array
  readonly none: number
}

/** The shares that the pieces beginning, ending or being at each token have of all. */
function expectedOf(signs: SpanSigns, weight: SpanWeights): Expected {
  const scores = spanScores(signs, weight)
  const length = signs.tokens.length
  const of = (first: number, last: number) =>
    (scores.starts[first] ?? 0) +
    (scores.ends[last] ?? 0) +
    (scores.before[last + 1] ?? 0) -
    (scores.before[first] ?? 0)
  const pieces = Array.from({ length }, (_, first) =>
    Array.from({ length: Math.min(longest, length - first) }, (__, more) =>
      of(first, first + more),
    ),
  )
  const most = Math.max(scores.none, ...pieces.map((row) => Math.max(...row)))
  const none = Math.exp(scores.none - most)
  const shares = pieces.map((row) => row.map((score) => Math.exp(score - most)))
  const sum = shares.reduce((total, row) => row.reduce((one, share) => one + share, total), none)
  const starts = new Float64Array(length)
  const ends = new Float64Array(length)
  const turns = new Float64Array(length + 1)
  for (const [first, row] of shares.entries()) {
    for (const [more, share] of row.entries()) {
      const part = share / sum
      starts[first] = (starts[first] ?? 0) + part
      ends[first + more] = (ends[first + more] ?? 0) + part
      turns[first] = (turns[first] ?? 0) + part
      turns[first + more + 1] = (turns[first + more + 1] ?? 0) - part
    }
  }
  return { starts, ends, turns, none: none / sum }
}
