import type { SpanWeights } from './best-span.ts'
import type { LearnedFacet } from './facet-guess.ts'
import { buildGuess, type Guess, type Rows, readWeights } from './guess.ts'

/**
 * What labelled examples teach: what a message wants, what some facets of it are, which words of it are its reason,
 * and from where to where the names of parts reach.
 */
export type Learned = {
  readonly wants: Guess
  readonly facets: Readonly<Record<LearnedFacet, Guess>>
  readonly reason: SpanWeights
  readonly names: SpanWeights
}

/** The files in which it stands, written by `npm run train:guess`. */
export const weightFiles = {
  wants: 'examples.weights.txt',
  reason: 'learned/reason.weights.txt',
  names: 'learned/names.weights.txt',
  facet: (name: LearnedFacet) => `learned/${name}.weights.txt`,
} as const

/** Reads all of it (about 50 ms). */
export function readLearned(): Learned {
  return {
    wants: buildGuess(readWeights(weightFiles.wants)),
    facets: buildFacets((name) => buildGuess(readWeights(weightFiles.facet(name)))),
    reason: buildSpanWeights(readWeights(weightFiles.reason).rows),
    names: buildSpanWeights(readWeights(weightFiles.names).rows),
  }
}

/** The same of every facet. */
export function buildFacets<Of>(
  of: (name: LearnedFacet) => Of,
): Readonly<Record<LearnedFacet, Of>> {
  return {
    urgent: of('urgent'),
    damage: of('damage'),
    metric: of('metric'),
    kind: of('kind'),
    condition: of('condition'),
    filter: of('filter'),
    want: of('want'),
  }
}

/** Weights with one number in a row, as they are looked up. */
export function buildSpanWeights(rows: Rows): SpanWeights {
  return (sign) => rows.get(sign)?.[0] ?? 0
}
