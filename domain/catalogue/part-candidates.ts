import type { ModelCode, PartCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import { distanceBetween } from './alignment.ts'
import type { Catalogue } from './catalogue.ts'
import type { Candidate } from './code-index.ts'
import { differences } from './differences.ts'
import { normaliseCode } from './normalise.ts'
import type { Part } from './part.ts'
import type { PartCandidate, Reason } from './resolution.ts'

/** What is known beside the typed code. */
export type Evidence = {
  /** The confirmed model, or the one typed in full. */
  readonly model?: ModelCode | null
  /** Categories the name typed beside the code may mean; empty when none was typed. */
  readonly categories?: readonly string[]
  /** Parts this station has ordered before. Only ever a matter of order. */
  readonly history?: ReadonlySet<PartCode>
}

/** The question at hand: what was typed, what is known beside it, and when. */
export type Asked = {
  readonly typed: string
  readonly evidence: Evidence
  readonly catalogue: Catalogue
  readonly at: Instant
}

/** A part as it is offered for what was typed. */
export function offered(
  part: Part,
  via: PartCandidate['via'],
  asked: Asked,
  near?: Candidate,
): PartCandidate {
  const model = asked.evidence.model ?? null
  const fits = model === null ? [] : asked.catalogue.fit(part.code, model)
  return {
    part,
    fit: model === null ? 'no-model' : fits.length > 0 ? 'fits' : 'does-not-fit',
    slots: [...new Set(fits.map((fit) => fit.slot))],
    via,
    error: near?.error ?? null,
    differences:
      via === 'near' ? differences(asked.typed, part.code) : [{ text: part.code, differs: false }],
    notes: notesOn(part, asked),
  }
}

/** What a person should see about a part before they say yes: replaced, discontinued, serial range, sibling models. */
export function notesOn(part: Part, asked: Asked): readonly Reason[] {
  const { catalogue, at } = asked
  const model = asked.evidence.model ?? null
  const notes: Reason[] = []
  const successor = catalogue.successorOf(part.code, at)
  if (successor !== part.code) notes.push({ kind: 'superseded', by: successor })
  else if (part.status === 'discontinued') notes.push({ kind: 'discontinued' })
  if (model === null) return notes
  const fits = catalogue.fit(part.code, model)
  const range = fits.find((fit) => fit.serialFrom !== null || fit.serialTo !== null)
  if (range) notes.push({ kind: 'serial-range', from: range.serialFrom, to: range.serialTo })
  for (const fit of fits) notes.push(...siblingNotes(part, fit.slot, model, catalogue))
  return notes
}

/** Sibling models one letter away that have another part in this slot. */
function siblingNotes(
  part: Part,
  slot: string,
  model: ModelCode,
  catalogue: Catalogue,
): readonly Reason[] {
  const key = normaliseCode(model)
  return catalogue
    .siblings(model)
    .filter((sibling) => distanceBetween(normaliseCode(sibling.code), key) === 1)
    .filter((sibling) => {
      const there = catalogue.partsOf(sibling.code).filter((fit) => fit.slot === slot)
      return there.length > 0 && catalogue.fit(part.code, sibling.code).length === 0
    })
    .map((sibling) => ({ kind: 'sibling-differs-in', model, sibling: sibling.code, slot }))
}

/** Those that fit the model first, then those whose name agrees, then what was ordered before; else as they came. */
export function inOrder(
  candidates: readonly PartCandidate[],
  asked: Asked,
): readonly PartCandidate[] {
  const categories = asked.evidence.categories ?? []
  const weight = (candidate: PartCandidate) =>
    (candidate.fit === 'does-not-fit' ? 4 : 0) +
    (categories.length === 0 || categories.includes(candidate.part.category) ? 0 : 2) +
    (asked.evidence.history?.has(candidate.part.code) ? 0 : 1)
  return candidates.toSorted((one, other) => weight(one) - weight(other))
}
