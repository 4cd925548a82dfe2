import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Part } from '../../../domain/catalogue/part.ts'
import type { ModelResolution, PartResolution } from '../../../domain/catalogue/resolution.ts'
import { resolveNamed, resolvePart } from '../../../domain/catalogue/resolve.ts'
import { resolveModel } from '../../../domain/catalogue/resolve-model.ts'
import type { ModelCode, PartCode } from '../../../domain/ids.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Draft, DraftLine } from './draft.ts'

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
    const { settled, question } = settleLine(line, { catalogue, at, history })
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
  )
  if (resolution.kind === 'confirm' && isTheOnlyOne(resolution))
    return withQuantity({ ...line, part: resolution.candidate.part.code })
  return doubtAbout(line, resolution)
}

function settleCode(line: DraftLine, code: string, known: Known): SettledLine {
  const { catalogue, at, history } = known
  const evidence = {
    ...(line.model === null ? {} : { model: line.model }),
    categories: line.categories,
    name: line.name,
    history,
  }
  const resolution = resolvePart(code, evidence, catalogue, at)
  if (resolution.kind !== 'exact') return doubtAbout(line, resolution)
  if (resolution.model === null) {
    const { part, fits } = resolution
    return { settled: line, question: { kind: 'model-of-code', line, part, fits } }
  }
  return withQuantity({ ...line, part: resolution.part.code })
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
