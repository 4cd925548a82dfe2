import { type ModelCode, partCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Catalogue } from './catalogue.ts'
import { longestTyped } from './code-index.ts'
import { nameMatcher } from './name-agreement.ts'
import type { Part } from './part.ts'
import {
  type Asked,
  type Evidence,
  fitStatus,
  inOrder,
  missedRange,
  notesOn,
  type Option,
  offered,
} from './part-candidates.ts'
import { distinct, namedOptions, nearOptions, partialOptions } from './part-options.ts'
import type { PartResolution, Reason } from './resolution.ts'
import { serialVariants } from './serial-variants.ts'

const mostCandidates = 5

/** How many near codes of another kind come before the parts of the same kind in the model. */
const mostStrangers = 2

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
  if (typed.length > longestTyped) return unknownPart(asked)
  const codes = catalogue.partIndex.exact(typed)
  const parts = codes.flatMap((code) => catalogue.part(partCode(code)) ?? [])
  const [part] = parts
  if (!part) return notFound(asked)
  if (parts.length > 1) {
    const options = parts.map((one): Option => ({ part: one, via: 'typed', near: null }))
    return question(asked, [{ kind: 'collides' }], inOrder(options, asked))
  }
  return found(part, asked)
}

/**
 * What a part name means in a model: `confirm` when the model has one such part, `choose` when it has several,
 * `unknown` with the categories it does have when it has none. Parts for other serial numbers than the one that was
 * said are left out, as long as one is left.
 */
export function resolveNamed(
  name: { readonly text: string; readonly categories: readonly string[] },
  model: ModelCode,
  catalogue: Catalogue,
  at: Instant,
  serial: string | null = null,
): PartResolution {
  const evidence: Evidence = { model, categories: name.categories, name: name.text, serial }
  const asked: Asked = { typed: name.text, evidence, catalogue, at }
  const all = namedOptions(asked)
  const fitting = all.filter(({ part }) => missedRange(part, asked) === null)
  if (fitting.length > 0) return question(asked, [{ kind: 'named' }], fitting)
  const [missed] = all.flatMap(({ part }) => missedRange(part, asked) ?? [])
  if (missed) {
    const outside: Reason = { kind: 'serial-outside', serial: serial ?? '', ...missed }
    return question(asked, [outside], all)
  }
  const reasons: Reason[] = [{ kind: 'model-has-none', model }]
  return { kind: 'unknown', typed: name.text, reasons, has: catalogue.categoriesOf(model) }
}

function found(part: Part, asked: Asked): PartResolution {
  const { typed, catalogue } = asked
  const model = asked.evidence.model ?? null
  const near = needsNeighbours(asked) ? nearOptions(asked) : []
  const doubts = doubtsAbout(part, near, asked)
  const notes = notesOn(part, asked)
  const replaced = notes.find((note) => note.kind === 'superseded')
  if (doubts.length > 0) {
    const reasons = replaced ? [...doubts, replaced] : doubts
    return question(asked, reasons, alternatives(part, asked))
  }
  if (replaced) {
    const successor = catalogue.part(replaced.by)
    const candidate = successor && offered({ part: successor, via: 'successor', near: null }, asked)
    if (candidate) return { kind: 'confirm', typed, reasons: [replaced], candidate }
  }
  const all = [...notes, ...usualTwin(part, near, asked)]
  if (model !== null) return { kind: 'exact', typed, part, model, notes: all }
  return { kind: 'exact', typed, part, model, fits: catalogue.modelsOf(part.code), notes: all }
}

/** Only a name or a history can say anything about a code that fits. */
function needsNeighbours({ evidence }: Asked): boolean {
  return (evidence.name ?? null) !== null || (evidence.history?.size ?? 0) > 0
}

function doubtsAbout(part: Part, near: readonly Option[], asked: Asked): readonly Reason[] {
  const { model = null, categories = [] } = asked.evidence
  const doubts: Reason[] = []
  if (model !== null && !asked.catalogue.fits(part.code, model)) {
    doubts.push({ kind: 'does-not-fit', model })
  }
  const missed = missedRange(part, asked)
  if (missed)
    doubts.push({ kind: 'serial-outside', serial: asked.evidence.serial ?? '', ...missed })
  if (categories.length > 0 && !categories.includes(part.category)) {
    return [
      ...doubts,
      { kind: 'name-differs', typedCategories: categories, partCategory: part.category },
    ]
  }
  const better = betterNamed(part, near, asked)
  return better ? [...doubts, { kind: 'name-fits-better', part: better.code }] : doubts
}

/** A part with a near code that fits as well and agrees better with the name that was typed. */
function betterNamed(part: Part, near: readonly Option[], asked: Asked): Part | null {
  const name = asked.evidence.name ?? null
  if (name === null) return null
  const agreement = nameMatcher(name)
  const own = agreement(part.name)
  const other = near.find(
    (option) =>
      fitStatus(option.part, asked) !== 'does-not-fit' && agreement(option.part.name) > own,
  )
  return other?.part ?? null
}

/** What the station orders usually lies one character away, and this it has never ordered: worth a look, no question. */
function usualTwin(part: Part, near: readonly Option[], asked: Asked): readonly Reason[] {
  const { history } = asked.evidence
  if (!history || history.has(part.code)) return []
  const twin = near.find(
    (option) =>
      option.near?.distance === 1 &&
      history.has(option.part.code) &&
      fitStatus(option.part, asked) !== 'does-not-fit',
  )
  return twin ? [{ kind: 'usual-twin', part: twin.part.code }] : []
}

/** What else may have been meant than a code that is in the catalogue but does not agree with the rest. */
function alternatives(part: Part, asked: Asked): readonly Option[] {
  const { categories = [] } = asked.evidence
  const wanted = categories.length > 0 ? categories : [part.category]
  const named: Asked = { ...asked, evidence: { ...asked.evidence, categories: wanted } }
  const fit = (option: Option) => fitStatus(option.part, asked)
  const near = nearOptions(asked).filter((option) =>
    fit(option) === 'no-model' ? wanted.includes(option.part.category) : fit(option) === 'fits',
  )
  const own: Option = { part, via: 'typed', near: null }
  const agreeing = near.filter((option) => wanted.includes(option.part.category))
  const others = near.filter((option) => !wanted.includes(option.part.category))
  const [first, last] = fit(own) === 'does-not-fit' ? [[], [own]] : [[own], []]
  const strangers = others.slice(0, mostStrangers)
  const variants = otherVariants(part, asked)
  const before = [
    ...variants,
    ...agreeing,
    ...first,
    ...strangers,
    ...namedOptions(named),
    ...others,
  ].filter((option) => option.part !== part || fit(own) !== 'does-not-fit')
  return [...distinct(before).slice(0, mostCandidates - last.length), ...last]
}

/** What stands in the place of a part that is for other serial numbers. */
function otherVariants(part: Part, asked: Asked): readonly Option[] {
  const { model = null } = asked.evidence
  if (model === null || missedRange(part, asked) === null) return []
  return serialVariants(part.code, model, asked.catalogue)
    .filter((other) => other !== part && fitStatus(other, asked) === 'fits')
    .map((other) => ({ part: other, via: 'name', near: null }))
}

function notFound(asked: Asked): PartResolution {
  const reasons: Reason[] = [{ kind: 'not-in-catalogue' }]
  const near = nearOptions(asked)
  const fitting = near.filter(({ part }) => fitStatus(part, asked) !== 'does-not-fit')
  const rest = near.filter(({ part }) => fitStatus(part, asked) === 'does-not-fit')
  const close = distinct([...fitting, ...namedOptions(asked), ...rest])
  const options = close.length > 0 ? close : partialOptions(asked)
  return options.length > 0 ? question(asked, reasons, options) : unknownPart(asked)
}

function unknownPart({ typed, evidence, catalogue }: Asked): PartResolution {
  const { model = null } = evidence
  const has = model === null ? [] : catalogue.categoriesOf(model)
  return { kind: 'unknown', typed, reasons: [{ kind: 'not-in-catalogue' }], has }
}

function question(
  asked: Asked,
  reasons: readonly Reason[],
  options: readonly Option[],
): PartResolution {
  const { typed } = asked
  const candidates = options.slice(0, mostCandidates).map((option) => offered(option, asked))
  const [candidate] = candidates
  if (candidate && options.length === 1 && candidate.fit !== 'does-not-fit') {
    return { kind: 'confirm', typed, reasons, candidate }
  }
  return { kind: 'choose', typed, reasons, candidates, more: options.length - candidates.length }
}
