import type { PartResolution } from '../../../domain/catalogue/resolution.ts'
import type { Action, Block, Card } from '../card.ts'
import type { Draft } from '../draft/draft.ts'
import type { Question } from '../draft/settle.ts'
import { modelItem, partBlocks, partItems } from './candidates.ts'
import { lineName, type Reader } from './reader.ts'
import { serialAnswers, serialSentence } from './serial-question.ts'

/** The question about one line of a draft, with at most five answers to press; it can always be answered in words too. */
export function questionCard(question: Question, draft: Draft, reader: Reader): Card {
  const { words } = reader
  const sentence = questionSentence(question, reader)
  const { no } = question.line
  const drop = button(draft, 'drop-line', String(no), words.card.dropLine(no))
  const rest: readonly Action[] = [
    ...(draft.lines.length > 1 ? [drop] : []),
    button(draft, 'discard', '', words.card.discard),
  ]
  return {
    title: sentence,
    blocks: [
      { kind: 'text', text: words.card.typed(question.line.typed), style: 'subtle' },
      ...questionBlocks(question, reader),
    ],
    actions: [...answers(question, draft, reader), ...rest],
    fallback: sentence,
  }
}

const button = (draft: Draft, verb: string, choice: string, label: string): Action => ({
  kind: 'button',
  label,
  press: { verb, subject: draft.id, revision: draft.revision, choice },
})

/** What is asked, in one sentence. */
export function questionSentence(question: Question, reader: Reader): string {
  const { answer } = reader.words
  const { line } = question
  switch (question.kind) {
    case 'model-missing':
      return answer.askModel(line.name ?? line.typed)
    case 'model-doubt':
      return modelSentence(
        question.doubt.kind === 'unknown' ? null : question.doubt.reason,
        question.doubt.typed,
        reader,
      )
    case 'model-of-code':
      return answer.askModelOfCode(question.part.code, question.part.name[reader.locale])
    case 'part-missing':
      return answer.askWhatPart(question.model)
    case 'part-doubt':
      return partSentence(question, question.doubt, reader)
    case 'serial':
      return serialSentence(question, reader)
    case 'quantity': {
      const part = lineName(line, reader)
      if (line.quantityText === null) return answer.quantityMissing(part)
      return answer.quantityImpossible(line.quantityText, part)
    }
  }
}

function modelSentence(
  reason: 'not-in-catalogue' | 'partial' | 'collides' | null,
  typed: string,
  { words: { answer } }: Reader,
): string {
  switch (reason) {
    case null:
      return answer.modelUnknown(typed)
    case 'not-in-catalogue':
      return answer.modelNear(typed)
    case 'partial':
      return answer.modelPartial(typed)
    case 'collides':
      return answer.modelCollides(typed)
  }
}

function partSentence(
  question: Question & { kind: 'part-doubt' },
  doubt: Exclude<PartResolution, { kind: 'exact' }>,
  reader: Reader,
): string {
  const { answer } = reader.words
  const { typed } = doubt
  const model = question.model
  const reason = doubt.reasons[0]
  if (doubt.kind === 'unknown')
    return model === null ? answer.partUnknownNoModel(typed) : answer.partUnknown(typed, model)
  switch (reason?.kind) {
    case 'does-not-fit':
      return answer.partDoesNotFit(typed, reason.model)
    case 'name-differs':
      return answer.partNameDiffers(
        typed,
        question.line.name ?? '',
        reader.categoryName(reason.partCategory),
      )
    case 'name-fits-better':
      return answer.partNameFitsBetter(typed, question.line.name ?? '', reason.part)
    case 'serial-outside':
      return answer.partSerialOutside(
        typed,
        reason.serial,
        reader.words.card.serialSpan(reason.from, reason.to),
      )
    case 'superseded':
      return answer.partSuperseded(typed, reason.by)
    case 'collides':
      return answer.partCollides(typed)
    case 'named':
      return doubt.kind === 'confirm'
        ? answer.partConfirm(typed, model ?? '')
        : answer.partChoose(typed, model ?? '')
    case 'not-in-catalogue':
    case 'sibling-differs-in':
    case 'serial-range':
    case 'discontinued':
    case 'substitute':
    case 'usual-twin':
    case 'model-has-none':
    case undefined:
      return answer.partNear(typed)
  }
}

function questionBlocks(question: Question, reader: Reader): readonly Block[] {
  switch (question.kind) {
    case 'model-doubt':
      if (question.doubt.kind === 'unknown') return []
      return question.doubt.candidates.map((candidate) => modelItem(candidate, reader))
    case 'part-doubt':
      return partBlocks(question.doubt, question.model, reader)
    case 'serial':
      return partItems(question.candidates, question.model, reader)
    case 'model-missing':
    case 'model-of-code':
    case 'part-missing':
    case 'quantity':
      return []
  }
}

function answers(question: Question, draft: Draft, reader: Reader): readonly Action[] {
  const { no } = question.line
  switch (question.kind) {
    case 'model-doubt':
      if (question.doubt.kind === 'unknown') return []
      return question.doubt.candidates.map(({ model }) =>
        button(draft, 'pick-model', `${no}:${model.code}`, model.code),
      )
    case 'model-of-code':
      return question.fits
        .slice(0, 5)
        .map((model) => button(draft, 'pick-model', `${no}:${model}`, model))
    case 'part-doubt':
      return partAnswers(question, draft, reader)
    case 'serial':
      return serialAnswers(question, draft, reader)
    case 'quantity':
      return [1, 2, 3, 4, 5].map((count) =>
        button(draft, 'set-quantity', `${no}:${count}`, reader.words.card.pieces(count)),
      )
    case 'model-missing':
    case 'part-missing':
      return []
  }
}

/** Only what fits the model can be pressed; what does not fit is shown for comparison. */
function partAnswers(
  question: Question & { kind: 'part-doubt' },
  draft: Draft,
  reader: Reader,
): readonly Action[] {
  const { doubt, line } = question
  if (doubt.kind === 'unknown') return []
  const candidates = doubt.kind === 'confirm' ? [doubt.candidate] : doubt.candidates
  // A part for another serial number was no slip of the hand: the choice is not to be learned from.
  const outside = doubt.reasons.some((reason) => reason.kind === 'serial-outside')
  const verb = outside ? 'pick-range' : 'pick-part'
  return [
    ...candidates
      .filter((candidate) => candidate.fit !== 'does-not-fit')
      .map(({ part }) => button(draft, verb, `${line.no}:${part.code}`, part.code)),
    button(draft, 'none-of-these', String(line.no), reader.words.card.noneOfThese),
  ]
}
