import { modelCode } from '../ids.ts'
import { type Catalogue, tailOf } from './catalogue.ts'
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
  const exact = modelsOf(catalogue.modelIndex.exact(typed), catalogue)
  const [model] = exact
  if (model && exact.length === 1) return { kind: 'exact', typed, model }
  if (model) return listed(typed, 'collides', exact, catalogue)

  const wanted = foldScripts(normaliseCode(typed)).replace(/[^A-Z0-9]+/g, '')
  if (wanted.length < shortestPartial) return { kind: 'unknown', typed }
  const partial = partialMatches(wanted, catalogue)
  const near = nearMatches(wanted, catalogue)
  const found = [...new Set([...partial, ...near])]
  if (found.length === 0) return { kind: 'unknown', typed }
  return listed(typed, partial.length > 0 ? 'partial' : 'not-in-catalogue', found, catalogue)
}

function listed(
  typed: string,
  reason: 'not-in-catalogue' | 'partial' | 'collides',
  models: readonly Model[],
  catalogue: Catalogue,
): ModelResolution {
  const candidates = models
    .slice(0, mostCandidates)
    .map((model) => candidateOf(typed, model, catalogue))
  return { kind: 'choose', typed, reason, candidates, more: models.length - candidates.length }
}

/** What begins like this, in the whole code or from its number on, shortest first. */
function partialMatches(wanted: string, catalogue: Catalogue): readonly Model[] {
  const whole = modelsOf(catalogue.modelIndex.startingWith(wanted, Infinity), catalogue)
  const tails = catalogue.tailIndex
    .startingWith(wanted, Infinity)
    .flatMap((tail) => catalogue.modelsWithTail(tail))
  const found = [...new Set([...whole, ...tails])]
  return found
    .filter((model) => sameNumber(wanted, model))
    .sort((one, other) => byLength(one.code, other.code))
}

/** `35` means the number 35, not the beginning of 350. */
function sameNumber(wanted: string, model: Model): boolean {
  if (!/\d$/.test(wanted)) return true
  const key = normaliseCode(model.code)
  const rest = key.startsWith(wanted) ? key.slice(wanted.length) : tailOf(key).slice(wanted.length)
  return !/^\d/.test(rest) || /^\D+$/.test(wanted)
}

function nearMatches(wanted: string, catalogue: Catalogue): readonly Model[] {
  const limit = { limit: mostCandidates * 4 }
  const whole = catalogue.modelIndex
    .candidates(wanted, limit)
    .map(({ code, rank }) => ({ rank, models: modelsOf([code], catalogue) }))
  const tails = /^\d/.test(wanted) ? catalogue.tailIndex.candidates(wanted, limit) : []
  const byTail = tails.map(({ code, rank }) => ({ rank, models: catalogue.modelsWithTail(code) }))
  return [...whole, ...byTail]
    .sort((one, other) => one.rank - other.rank)
    .flatMap(({ models }) => models)
}

function candidateOf(typed: string, model: Model, catalogue: Catalogue): ModelCandidate {
  const wanted = normaliseCode(typed)
  const firstDigit = model.code.search(/\d/)
  const fromNumber = /^\d/.test(wanted) && firstDigit > 0
  const partial =
    catalogue.modelIndex.exact(typed).length === 0 &&
    (normaliseCode(model.code).startsWith(wanted) || tailOf(model.code).startsWith(wanted))
  if (partial) return { model, differences: [{ text: model.code, differs: false }] }
  if (fromNumber) return { model, differences: differencesWithin(typed, model.code, firstDigit) }
  return { model, differences: differences(typed, model.code) }
}

function modelsOf(codes: readonly string[], catalogue: Catalogue): readonly Model[] {
  return codes.flatMap((code) => catalogue.model(modelCode(code)) ?? [])
}

function byLength(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : 1
}
