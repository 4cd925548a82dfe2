import type { PartCandidate } from '../../../domain/catalogue/resolution.ts'
import type { Action } from '../card.ts'
import type { Draft } from '../draft/draft.ts'
import type { Question } from '../draft/settle.ts'
import type { Reader } from './reader.ts'

type SerialQuestion = Question & { readonly kind: 'serial' }

/** Asks for the serial number that decides between parts; or says that the one typed does not. */
export function serialSentence(
  { line, model, candidates }: SerialQuestion,
  reader: Reader,
): string {
  const { answer } = reader.words
  const [first] = candidates
  const name = line.name ?? (first ? reader.categoryName(first.part.category) : line.typed)
  return line.serial === null
    ? answer.askSerial(name, model)
    : answer.serialUnclear(line.serial, name, model)
}

/** A field for the number, and each part by its range: for whoever reads the plate and sees which one it is. */
export function serialAnswers(
  { line, candidates }: SerialQuestion,
  draft: Draft,
  reader: Reader,
): readonly Action[] {
  const { card } = reader.words
  const press = (verb: string, choice: string) => ({
    verb,
    subject: draft.id,
    revision: draft.revision,
    choice: `${line.no}:${choice}`,
  })
  return [
    {
      kind: 'form',
      label: card.enterSerial,
      about: line.model ?? line.typed,
      style: 'primary',
      fields: [{ kind: 'text', name: 'serial', label: card.serialNumber, required: true }],
      send: { label: card.sendSerial, press: press('set-serial', '') },
    },
    ...candidates.map((candidate): Action => {
      const { from, to } = rangeOf(candidate)
      const span = from === null && to === null ? '' : ` (${card.serialSpan(from, to)})`
      const { code } = candidate.part
      return { kind: 'button', label: `${code}${span}`, press: press('pick-range', code) }
    }),
  ]
}

function rangeOf({ notes }: PartCandidate): { from: string | null; to: string | null } {
  return notes.find((note) => note.kind === 'serial-range') ?? { from: null, to: null }
}
