import type { ModelCode, PartCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Catalogue } from './catalogue.ts'
import type { Candidate } from './code-index.ts'
import { differences } from './differences.ts'
import { nameMatcher } from './name-agreement.ts'
import type { Fit, Part } from './part.ts'
import type { PartCandidate, Reason } from './resolution.ts'
import { isInRange, type SerialRange } from './serial-range.ts'

/** What is known beside the typed code. */
export type Evidence = {
  /** The confirmed model, or the one typed in full. */
  readonly model?: ModelCode | null
  /** Categories the name typed beside the code may mean; empty when none was typed. */
  readonly categories?: readonly string[]
  /** That name as typed, in any language: tells an upper hinge from a lower one. */
  readonly name?: string | null
  /** The appliance's serial number. */
  readonly serial?: string | null
  /** Parts this station has ordered before. Never settles anything: it orders candidates and can raise a doubt. */
  readonly history?: ReadonlySet<PartCode>
}

/** The question at hand: what was typed, what is known beside it, and when. */
export type Asked = {
  readonly typed: string
  readonly evidence: Evidence
  readonly catalogue: Catalogue
  readonly at: Instant
}

/** A part that comes into question, before anything is worked out for showing it. */
export type Option = {
  readonly part: Part
  readonly via: PartCandidate['via']
  readonly near: Candidate | null
}

/** Does it fit the model that was said, and the serial number if that was said too? */
export function fitStatus(part: Part, asked: Asked): PartCandidate['fit'] {
  const model = asked.evidence.model ?? null
  if (model === null) return 'no-model'
  if (!asked.catalogue.fits(part.code, model)) return 'does-not-fit'
  return missedRange(part, asked) === null ? 'fits' : 'does-not-fit'
}

/** A part as it is offered for what was typed. */
export function offered({ part, via, near }: Option, asked: Asked): PartCandidate {
  const model = asked.evidence.model ?? null
  const fits = model === null ? [] : asked.catalogue.fit(part.code, model)
  return {
    part,
    fit: fitStatus(part, asked),
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
  else if (part.status === 'discontinued') {
    notes.push({ kind: 'discontinued' })
    for (const { part: by, condition } of catalogue.substitutesOf(part.code))
      notes.push({ kind: 'substitute', by, condition })
  }
  if (model === null) return notes
  const fits = catalogue.fit(part.code, model)
  const range = fits.find((fit) => fit.serialFrom !== null || fit.serialTo !== null)
  if (range && !isCovered(fits, asked))
    notes.push({ kind: 'serial-range', from: range.serialFrom, to: range.serialTo })
  for (const fit of fits) notes.push(...siblingNotes(part, fit.slot, model, catalogue))
  return notes
}

/** Is the serial number known, and does one of these slots take it? Then its range needs no word. */
function isCovered(fits: readonly Fit[], { evidence }: Asked): boolean {
  const serial = evidence.serial ?? null
  return serial !== null && fits.some((fit) => isInRange(serial, rangeOf(fit)) === true)
}

/** The range a known serial number lies outside of; null when a slot takes it, or when it cannot be told. */
export function missedRange(part: Part, { evidence, catalogue }: Asked): SerialRange | null {
  const { model = null, serial = null } = evidence
  if (model === null || serial === null) return null
  const fits = catalogue.fit(part.code, model)
  const [first] = fits
  const isMissed = fits.every((fit) => isInRange(serial, rangeOf(fit)) === false)
  return first && isMissed ? rangeOf(first) : null
}

const rangeOf = ({ serialFrom, serialTo }: Fit): SerialRange => ({ from: serialFrom, to: serialTo })

/** Sibling models one letter away that have another part in this slot. */
function siblingNotes(
  part: Part,
  slot: string,
  model: ModelCode,
  catalogue: Catalogue,
): readonly Reason[] {
  return catalogue
    .closeSiblings(model)
    .filter(
      (sibling) =>
        catalogue.hasSlot(sibling.code, slot) && !catalogue.fits(part.code, sibling.code),
    )
    .map((sibling) => ({ kind: 'sibling-differs-in', model, sibling: sibling.code, slot }))
}

/**
 * Those that fit the model first, then those whose kind of part agrees with the name typed, then by how well the name
 * itself agrees, then what was ordered before; else as they came.
 */
export function inOrder(options: readonly Option[], asked: Asked): readonly Option[] {
  const { categories = [], name = null, history } = asked.evidence
  const agreement = name === null ? null : nameMatcher(name)
  const weight = ({ part }: Option) =>
    (fitStatus(part, asked) === 'does-not-fit' ? 16 : 0) +
    (categories.length === 0 || categories.includes(part.category) ? 0 : 8) +
    (agreement === null ? 0 : 4 * (1 - agreement(part.name))) +
    (history?.has(part.code) ? 0 : 1)
  return options
    .map((option) => ({ option, weight: weight(option) }))
    .sort((one, other) => one.weight - other.weight)
    .map(({ option }) => option)
}
