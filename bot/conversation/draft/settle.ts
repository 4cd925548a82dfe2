import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import { nameMatcher } from '../../../domain/catalogue/name-agreement.ts'
import type { Part } from '../../../domain/catalogue/part.ts'
import type {
  ModelResolution,
  PartCandidate,
  PartResolution,
} from '../../../domain/catalogue/resolution.ts'
import { resolveNamed, resolvePart } from '../../../domain/catalogue/resolve.ts'
import { resolveModel } from '../../../domain/catalogue/resolve-model.ts'
import { offeredVariants, serialVariants } from '../../../domain/catalogue/serial-variants.ts'
import type { ModelCode, PartCode } from '../../../domain/ids.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Draft, DraftLine } from './draft.ts'
import { serialOf } from './serial.ts'

type ModelDoubt = Exclude<ModelResolution, { kind: 'exact' }>
type PartDoubt = Exclude<PartResolution, { kind: 'exact' }>

/** What has to be asked before a line can be ordered. */
export type Question =
  | { readonly kind: 'model-missing'; readonly line: DraftLine }
  | { readonly kind: 'model-doubt'; readonly line: DraftLine; readonly doubt: ModelDoubt }
  | {
      readonly kind: 'model-of-code'
      readonly line: DraftLine
      readonly part: Part
      readonly fits: readonly ModelCode[]
    }
  | { readonly kind: 'part-missing'; readonly line: DraftLine; readonly model: ModelCode }
  | {
      readonly kind: 'part-doubt'
      readonly line: DraftLine
      readonly model: ModelCode | null
      readonly doubt: PartDoubt
    }
  /** It depends on the serial number, which was not said or does not tell; earliest part first. */
  | {
      readonly kind: 'serial'
      readonly line: DraftLine
      readonly model: ModelCode
      readonly candidates: readonly PartCandidate[]
    }
  | { readonly kind: 'quantity'; readonly line: DraftLine }

/** A draft with everything settled that needs no question, and the questions that are left, in the order of the lines. */
export type Settled = { readonly draft: Draft; readonly questions: readonly Question[] }

/**
 * Settles only what was typed in full and leaves no doubt: an exact model, an exact code that fits it, the one part of
 * that name in that model. Everything else becomes a question; nothing is guessed. `history`, the parts the station has
 * asked for before, settles nothing: it only puts the candidates of a question in order.
 */
export function settle(
  draft: Draft,
  catalogue: Catalogue,
  at: Instant,
  history: ReadonlySet<PartCode> = new Set(),
): Settled {
  const questions: Question[] = []
  const lines = draft.lines.map((line) => {
    const told = { ...line, serial: serialOf(draft, line) }
    const { settled, question } = settleLine(told, { catalogue, at, history })
    if (question) questions.push(question)
    return settled
  })
  return { draft: { ...draft, lines }, questions }
}

type Known = {
  readonly catalogue: Catalogue
  readonly at: Instant
  /** Parts the station has asked for before. */
  readonly history: ReadonlySet<PartCode>
}

type SettledLine = { readonly settled: DraftLine; readonly question: Question | null }

function settleLine(line: DraftLine, known: Known): SettledLine {
  const { catalogue } = known
  if (line.part !== null) return withQuantity(line)
  if (line.model === null && line.modelTyped !== null) {
    const resolution = resolveModel(line.modelTyped, catalogue)
    if (resolution.kind !== 'exact')
      return { settled: line, question: { kind: 'model-doubt', line, doubt: resolution } }
    return settlePart({ ...line, model: resolution.model.code }, known)
  }
  return settlePart(line, known)
}

function settlePart(line: DraftLine, known: Known): SettledLine {
  const { catalogue, at } = known
  if (line.code !== null) return settleCode(line, line.code, known)
  if (line.model === null) return { settled: line, question: { kind: 'model-missing', line } }
  if (line.name === null)
    return { settled: line, question: { kind: 'part-missing', line, model: line.model } }
  const resolution = resolveNamed(
    { text: line.name, categories: line.categories },
    line.model,
    catalogue,
    at,
    line.serial,
  )
  if (resolution.kind === 'confirm' && isTheOnlyOne(resolution))
    return withPart(line, line.model, resolution.candidate.part.code, known)
  return serialDecides(line, line.model, resolution, known) ?? doubtAbout(line, resolution)
}

function settleCode(line: DraftLine, code: string, known: Known): SettledLine {
  const { catalogue, at, history } = known
  const evidence = {
    ...(line.model === null ? {} : { model: line.model }),
    categories: line.categories,
    name: line.name,
    serial: line.serial,
    history,
  }
  const resolution = resolvePart(code, evidence, catalogue, at)
  if (resolution.kind !== 'exact') return doubtAbout(line, resolution)
  if (resolution.model === null) {
    const { part, fits } = resolution
    return { settled: line, question: { kind: 'model-of-code', line, part, fits } }
  }
  return withPart(line, resolution.model, resolution.part.code, known)
}

/** The line with this part, once its serial number says that it is the one, or somebody read the range and chose. */
function withPart(line: DraftLine, model: ModelCode, part: PartCode, known: Known): SettledLine {
  const ranged = serialNote({ part, serial: line.serial, model }, known)
  if (!ranged || line.rangeChosen) return withQuantity({ ...line, part })
  const candidates = offeredVariants(part, model, known.catalogue, known.at)
  return { settled: line, question: { kind: 'serial', line, model, candidates } }
}

type Said = { part: PartCode; model: ModelCode; serial: string | null }

/** Does the part fit some appliances of the model only, and does the serial number not tell whether this is one? */
function serialNote({ part, model, serial }: Said, { catalogue, at }: Known): boolean {
  const resolution = resolvePart(part, { model, serial }, catalogue, at)
  return (
    resolution.kind === 'exact' && resolution.notes.some((note) => note.kind === 'serial-range')
  )
}

/**
 * Several parts of a name that differ in the serial numbers they are for: the number is asked for, or decides. Others
 * of the kind whose names agree less with the one typed (a lower hinge) are not meant.
 */
function serialDecides(
  line: DraftLine,
  model: ModelCode,
  resolution: PartResolution,
  known: Known,
): SettledLine | null {
  if (resolution.kind !== 'choose' || resolution.more > 0) return null
  const agreement = nameMatcher(line.name ?? '')
  const [first] = resolution.candidates
  if (!first) return null
  const best = agreement(first.part.name)
  const candidates = resolution.candidates.filter(({ part }) => agreement(part.name) === best)
  const variants = serialVariants(first.part.code, model, known.catalogue)
  if (!candidates.every(({ part, fit }) => fit === 'fits' && variants.includes(part))) return null
  if (candidates.length > 1)
    return { settled: line, question: { kind: 'serial', line, model, candidates } }
  return withPart(line, model, first.part.code, known)
}

/** The one part of that name in a model typed in full: the confirmation card itself is the question. */
function isTheOnlyOne(resolution: PartResolution & { kind: 'confirm' }): boolean {
  const { candidate, reasons } = resolution
  return (
    candidate.via === 'name' &&
    candidate.fit === 'fits' &&
    reasons.every((reason) => reason.kind === 'named')
  )
}

function doubtAbout(line: DraftLine, resolution: PartResolution): SettledLine {
  if (resolution.kind === 'exact') return withQuantity({ ...line, part: resolution.part.code })
  return {
    settled: line,
    question: { kind: 'part-doubt', line, model: line.model, doubt: resolution },
  }
}

/** A quantity that was not said, or could not be used, is asked for. */
function withQuantity(line: DraftLine): SettledLine {
  return { settled: line, question: line.quantity === null ? { kind: 'quantity', line } : null }
}
