import { type CodeTables, codeTables, unitsOf } from './code-tables.ts'
import { hashOf, longestWord, type Units } from './deletions.ts'
import {
  type CodeError,
  costsOf,
  costUnit,
  type ErrorWeights,
  publishedWeights,
} from './error-model.ts'
import { nearSearch } from './near-search.ts'
import { createNeighbours, findHash, forget, type Neighbours } from './neighbours.ts'
import { normaliseCode } from './normalise.ts'
import { partialSearch } from './partial-search.ts'
import { lengthAt, textOf, type WordList } from './word-list.ts'

/** A code near to what was typed. `rank` is a cost: the smaller, the likelier the error. */
export type Candidate = {
  readonly code: string
  /** Optimal string alignment distance of the normalised forms, from 1. */
  readonly distance: number
  readonly error: CodeError
  readonly rank: number
}

export type CodeIndex = {
  readonly size: number
  /** Codes that are written like this once separators and case are left out. More than one is a collision. */
  exact(typed: string): readonly string[]
  /**
   * Codes within distance two, and codes that differ in look-alikes only (any number), best first. Never what `exact`
   * gives: a candidate is a question.
   */
  candidates(typed: string, options: { readonly limit: number }): readonly Candidate[]
  startingWith(partial: string, limit: number): readonly string[]
  containing(partial: string, limit: number): readonly string[]
}

/** Longer than any code with all its separators: nothing is looked up. */
export const longestTyped = 256

/** So few characters typed and so many of them wrong: that is no likeness. */
export function isFarFetched(candidate: Candidate, typed: string): boolean {
  return candidate.distance * 2 > normaliseCode(typed).length && candidate.error !== 'lookalike'
}

/**
 * An index of codes for exact, near and partial lookup: parts, models, sites. Under 300 bytes a code, at most 16 million
 * codes; it is never changed: build another one when the catalogue changes.
 */
export function buildCodeIndex(
  codes: readonly string[],
  weights: ErrorWeights = publishedWeights,
): CodeIndex {
  return indexOver(codeTables(codes), weights)
}

/** The index over tables that were built before, perhaps by another thread or process. */
export function indexOver(
  { codes, keys, near }: CodeTables,
  weights: ErrorWeights = publishedWeights,
): CodeIndex {
  const size = codes.starts.length - 1
  const codeText = textOf(codes)
  const codeStarts = codes.starts
  const codeAt = (id: number) =>
    codeText.slice(codeStarts[id] ?? 0, (codeStarts[id + 1] ?? codeText.length) - 1)
  const pick = (ids: readonly number[]) => ids.map(codeAt)
  const neighbours = createNeighbours(near, size)
  const search = nearSearch(keys, neighbours, costsOf(weights))
  const partial = partialSearch(textOf(keys), keys.starts)

  return {
    size,
    exact: (typed) =>
      typed.length > longestTyped ? [] : pick(idsOf(normaliseCode(typed), keys, neighbours)),
    candidates: (typed, { limit }) => {
      const wanted = typed.length > longestTyped ? '' : normaliseCode(typed)
      if (wanted === '' || wanted.length > longestWord) return []
      return search(wanted, limit).map(({ id, distance, error, cost }) => ({
        code: codeAt(id),
        distance,
        error,
        rank: cost / costUnit,
      }))
    },
    startingWith: (text, limit) => pick(partial.startingWith(normaliseCode(text), limit)),
    containing: (text, limit) => pick(partial.containing(normaliseCode(text), limit)),
  }
}

/** Ids of the words that are exactly this key. */
function idsOf(key: string, keys: WordList, neighbours: Neighbours): readonly number[] {
  if (key === '') return []
  const units = unitsOf(key)
  findHash(neighbours, hashOf(units, 0, key.length))
  const ids: number[] = []
  for (let k = 0; k < neighbours.count; k += 1) {
    const id = neighbours.found[k] ?? 0
    if (isWord(keys, id, units)) ids.push(id)
  }
  forget(neighbours)
  return ids.sort((one, other) => one - other)
}

function isWord(keys: WordList, id: number, units: Units): boolean {
  if (lengthAt(keys, id) !== units.length) return false
  const start = keys.starts[id] ?? 0
  for (let i = 0; i < units.length; i += 1) {
    if (keys.units[start + i] !== units[i]) return false
  }
  return true
}
