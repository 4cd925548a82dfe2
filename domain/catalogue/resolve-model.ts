import { modelCode } from '../ids.ts'
import type { Catalogue } from './catalogue.ts'
import { isFarFetched, longestTyped } from './code-index.ts'
import { differences, differencesWithin } from './differences.ts'
import { foldScripts, normaliseCode } from './normalise.ts'
import type { Model } from './part.ts'
import type { ModelCandidate, ModelResolution } from './resolution.ts'

const mostCandidates = 5
const shortestPartial = 2

/**
 * The model that was typed, or a list. Only a whole code, alike but for separators and case, is an identity; a partial
 * (`215ka`, `35`) or a mistyped one lists what it may be, likeliest first, at most five.
 */
export function resolveModel(typed: string, catalogue: Catalogue): ModelResolution {
  if (typed.length > longestTyped) return { kind: 'unknown', typed }
  const exact = modelsOf(catalogue.modelIndex.exact(typed), catalogue)
  const [model] = exact
  if (model && exact.length === 1) return { kind: 'exact', typed, model }
  if (model) return listed(typed, 'collides', exact.map(asItIs))

  const written = normaliseCode(typed)
  const wanted = foldScripts(written).replace(/[^A-Z0-9]+/g, '')
  if (wanted.length < shortestPartial) return { kind: 'unknown', typed }
  const foreign = foldScripts(written) !== written
  const partial = foreign ? [] : partialMatches(wanted, catalogue)
  if (partial.length > 0) return listed(typed, 'partial', partial.map(asItIs))
  const near = nearMatches(foreign ? written : wanted, catalogue)
  if (near.length === 0) return { kind: 'unknown', typed }
  return listed(
    typed,
    'not-in-catalogue',
    near.map((one) => marked(foreign ? typed : wanted, one)),
  )
}

function listed(
  typed: string,
  reason: 'not-in-catalogue' | 'partial' | 'collides',
  all: readonly ModelCandidate[],
): ModelResolution {
  const candidates = all.slice(0, mostCandidates)
  return { kind: 'choose', typed, reason, candidates, more: all.length - candidates.length }
}

/** What begins like this, in the whole code or from its number on: those still made first, then the shortest. */
function partialMatches(wanted: string, catalogue: Catalogue): readonly Model[] {
  const whole = modelsOf(catalogue.modelIndex.startingWith(wanted, Infinity), catalogue)
  const tails = catalogue.tailIndex
    .startingWith(wanted, Infinity)
    .flatMap((tail) => catalogue.modelsWithTail(tail))
  const fromNumber = tails.filter((model) => goesOn(model.code.replace(/^\D+/, ''), wanted))
  return [...new Set([...whole.filter((model) => goesOn(model.code, wanted)), ...fromNumber])].sort(
    (one, other) => rankOf(one) - rankOf(other) || (one.code < other.code ? -1 : 1),
  )
}

function rankOf(model: Model): number {
  return (model.status === 'active' ? 0 : 1000) + model.code.length
}

/** `35` means the number 35, not the beginning of 350; `XQG70` goes on with `-1012`. */
function goesOn(code: string, wanted: string): boolean {
  if (!/\d$/.test(wanted)) return true
  let at = 0
  for (let seen = 0; seen < wanted.length && at < code.length; at += 1) {
    if (/[a-z0-9]/i.test(code[at] ?? '')) seen += 1
  }
  return !/\d/.test(code[at] ?? '')
}

/** Within distance two, of the whole code or from its number on; those with the digits that were typed first. */
function nearMatches(wanted: string, catalogue: Catalogue): readonly Model[] {
  const limit = { limit: Infinity }
  const whole = catalogue.modelIndex
    .candidates(wanted, limit)
    .filter((one) => !isFarFetched(one, wanted))
    .map(({ code, rank }) => ({ rank, models: modelsOf([code], catalogue) }))
  const tails = /^\d/.test(wanted) ? catalogue.tailIndex.candidates(wanted, limit) : []
  const byTail = tails
    .filter((one) => !isFarFetched(one, wanted))
    .map(({ code, rank }) => ({ rank, models: catalogue.modelsWithTail(code) }))
  const found = [...whole, ...byTail]
    .sort((one, other) => one.rank - other.rank)
    .flatMap(({ models }) => models)
  const digits = wanted.replace(/\D+/g, '')
  const sameDigits = (model: Model) => model.code.replace(/\D+/g, '') === digits
  return [...new Set([...found.filter(sameDigits), ...found])]
}

const asItIs = (model: Model): ModelCandidate => ({
  model,
  differences: [{ text: model.code, differs: false }],
})

function marked(typed: string, model: Model): ModelCandidate {
  const firstDigit = model.code.search(/\d/)
  const fromNumber = /^\d/.test(typed) && firstDigit > 0
  return {
    model,
    differences: fromNumber
      ? differencesWithin(typed, model.code, firstDigit)
      : differences(typed, model.code),
  }
}

function modelsOf(codes: readonly string[], catalogue: Catalogue): readonly Model[] {
  return codes.flatMap((code) => catalogue.model(modelCode(code)) ?? [])
}
