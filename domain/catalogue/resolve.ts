import { type ModelCode, partCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Catalogue } from './catalogue.ts'
import { isFarFetched } from './code-index.ts'
import { normaliseCode, normaliseName } from './normalise.ts'
import type { Part } from './part.ts'
import { type Asked, type Evidence, inOrder, notesOn, offered } from './part-candidates.ts'
import type { PartCandidate, PartResolution, Reason } from './resolution.ts'

const mostCandidates = 5
const nearLimit = 200
const shortestPartial = 4

/**
 * What a typed part code means. `exact` only when the code is in the catalogue, fits the model, agrees with the name
 * typed beside it and is not replaced; anything else is a question with at most five candidates, or `unknown`.
 * Nothing is ever corrected: a candidate becomes a part by being chosen.
 */
export function resolvePart(
  typed: string,
  evidence: Evidence,
  catalogue: Catalogue,
  at: Instant,
): PartResolution {
  const asked: Asked = { typed, evidence, catalogue, at }
  const codes = catalogue.partIndex.exact(typed)
  const parts = codes.flatMap((code) => catalogue.part(partCode(code)) ?? [])
  const [part] = parts
  if (!part) return notFound(asked)
  if (parts.length > 1) {
    const candidates = parts.map((one) => offered(one, 'typed', asked))
    return question(typed, [{ kind: 'collides' }], inOrder(candidates, asked))
  }
  return found(part, asked)
}

/**
 * What a part name means in a model: `confirm` when the model has one such part, `choose` when it has several,
 * `unknown` with the categories it does have when it has none.
 */
export function resolveNamed(
  name: { readonly text: string; readonly categories: readonly string[] },
  model: ModelCode,
  catalogue: Catalogue,
  at: Instant,
): PartResolution {
  const evidence: Evidence = { model, categories: name.categories }
  const asked: Asked = { typed: name.text, evidence, catalogue, at }
  const candidates = namedInModel(asked)
  if (candidates.length > 0) return question(name.text, [{ kind: 'named' }], candidates)
  const reasons: Reason[] = [{ kind: 'model-has-none', model }]
  return { kind: 'unknown', typed: name.text, reasons, has: catalogue.categoriesOf(model) }
}

function found(part: Part, asked: Asked): PartResolution {
  const { typed, catalogue } = asked
  const model = asked.evidence.model ?? null
  const doubts = doubtsAbout(part, asked)
  const notes = notesOn(part, asked)
  const replaced = notes.find((note) => note.kind === 'superseded')
  if (doubts.length > 0) {
    return question(typed, replaced ? [...doubts, replaced] : doubts, alternatives(part, asked))
  }
  if (replaced) {
    const successor = catalogue.part(replaced.by)
    const candidate = successor ? offered(successor, 'successor', asked) : null
    if (candidate) return { kind: 'confirm', typed, reasons: [replaced], candidate }
  }
  if (model !== null) return { kind: 'exact', typed, part, model, notes }
  return { kind: 'exact', typed, part, model, fits: catalogue.modelsOf(part.code), notes }
}

function doubtsAbout(part: Part, asked: Asked): readonly Reason[] {
  const model = asked.evidence.model ?? null
  const categories = asked.evidence.categories ?? []
  const doubts: Reason[] = []
  if (model !== null && asked.catalogue.fit(part.code, model).length === 0) {
    doubts.push({ kind: 'does-not-fit', model })
  }
  if (categories.length > 0 && !categories.includes(part.category)) {
    doubts.push({
      kind: 'name-differs',
      typedCategories: categories,
      partCategory: part.category,
    })
  }
  return doubts
}

/** What else may have been meant than a code that is in the catalogue but does not agree with the rest. */
function alternatives(part: Part, asked: Asked): readonly PartCandidate[] {
  const typedCategories = asked.evidence.categories ?? []
  const wanted = typedCategories.length > 0 ? typedCategories : [part.category]
  const named: Asked = { ...asked, evidence: { ...asked.evidence, categories: wanted } }
  const near = nearOf(asked).filter((candidate) =>
    candidate.fit === 'no-model'
      ? wanted.includes(candidate.part.category)
      : candidate.fit === 'fits',
  )
  const own = offered(part, 'typed', asked)
  const agreeing = near.filter((candidate) => wanted.includes(candidate.part.category))
  const others = near.filter((candidate) => !wanted.includes(candidate.part.category))
  const fitting = own.fit === 'does-not-fit' ? [] : [own]
  const last = own.fit === 'does-not-fit' ? [own] : []
  const before = [...agreeing, ...fitting, ...namedInModel(named), ...others]
  return [...distinct(before).slice(0, mostCandidates - last.length), ...last]
}

function notFound(asked: Asked): PartResolution {
  const { typed, catalogue } = asked
  const reasons: Reason[] = [{ kind: 'not-in-catalogue' }]
  const near = nearOf(asked)
  const fitting = near.filter((candidate) => candidate.fit !== 'does-not-fit')
  const rest = near.filter((candidate) => candidate.fit === 'does-not-fit')
  const close = distinct([...fitting, ...namedInModel(asked), ...rest])
  const candidates = close.length > 0 ? close : partialOf(asked)
  if (candidates.length > 0) return question(typed, reasons, candidates)
  const model = asked.evidence.model ?? null
  return {
    kind: 'unknown',
    typed,
    reasons,
    has: model === null ? [] : catalogue.categoriesOf(model),
  }
}

function nearOf(asked: Asked): readonly PartCandidate[] {
  const found = asked.catalogue.partIndex.candidates(asked.typed, { limit: nearLimit })
  const candidates = found.flatMap((near) => {
    const part = asked.catalogue.part(partCode(near.code))
    return part && !isFarFetched(near, asked.typed) ? [offered(part, 'near', asked, near)] : []
  })
  return inOrder(candidates, asked)
}

function partialOf(asked: Asked): readonly PartCandidate[] {
  if (normaliseCode(asked.typed).length < shortestPartial) return []
  const { partIndex, part } = asked.catalogue
  const codes = [
    ...partIndex.startingWith(asked.typed, nearLimit),
    ...partIndex.containing(asked.typed, nearLimit),
  ]
  const parts = [...new Set(codes)].flatMap((code) => part(partCode(code)) ?? [])
  return inOrder(
    parts.map((one) => offered(one, 'partial', asked)),
    asked,
  )
}

/** Parts of the wanted categories in the model, the typed name first; a replaced part makes room for what replaces it. */
function namedInModel(asked: Asked): readonly PartCandidate[] {
  const { evidence, catalogue, at } = asked
  const { model } = evidence
  if (!model) return []
  const parts = (evidence.categories ?? []).flatMap((category) =>
    catalogue.partsNamed(model, category),
  )
  const delivered = parts.flatMap(
    (part) => catalogue.part(catalogue.successorOf(part.code, at)) ?? [],
  )
  const name = normaliseName(asked.typed)
  const same = (part: Part) =>
    Object.values(part.name).some((text) => normaliseName(text).includes(name))
  const order = [...new Set(delivered)].toSorted((one, other) => +same(other) - +same(one))
  return order.map((part) => offered(part, 'name', asked))
}

function question(
  typed: string,
  reasons: readonly Reason[],
  candidates: readonly PartCandidate[],
): PartResolution {
  const [candidate] = candidates
  if (candidate && candidates.length === 1 && candidate.fit !== 'does-not-fit') {
    return { kind: 'confirm', typed, reasons, candidate }
  }
  const shown = candidates.slice(0, mostCandidates)
  return {
    kind: 'choose',
    typed,
    reasons,
    candidates: shown,
    more: candidates.length - shown.length,
  }
}

function distinct(candidates: readonly PartCandidate[]): readonly PartCandidate[] {
  const seen = new Set<string>()
  return candidates.filter(({ part }) => !seen.has(part.code) && seen.add(part.code))
}
