import type { Fact } from '../../../domain/desk/change.ts'
import { modelCode, type PartCode, partCode } from '../../../domain/ids.ts'
import type { Json } from '../../../domain/json.ts'
import { questionSentence } from '../cards/question.ts'
import { readerOf } from '../cards/reader.ts'
import { spentCard } from '../cards/spent.ts'
import type { Draft, DraftLine } from '../draft/draft.ts'
import { withLine, withoutLine } from '../draft/draft.ts'
import { settle } from '../draft/settle.ts'
import { historyOf, showDraft, standingFor } from '../draft/show.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'
import { draftIsOver } from './bring-back.ts'

/** A press on a card of a draft: an answer to its question, a line removed, or the draft thrown away. */
export async function draftPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { draft, words } = talk
  const { press } = incoming
  if (!draft || draft.id !== press.subject) return draftIsOver(talk, incoming)
  if (draft.revision !== press.revision) return await staleDraft(talk, draft)
  if (press.verb === 'discard')
    return { replace: spentCard(words.answer.draftDiscarded), draft: null }
  const { no, value } = chosen(incoming)
  const line = draft.lines.find((each) => each.no === no)
  if (!line) return await staleDraft(talk, draft)
  const changed = applied(talk, { ...draft, revision: draft.revision + 1 }, line, press.verb, value)
  if (changed === null) return await staleDraft(talk, draft)
  const history = await historyOf(talk, draft)
  const events = [picked(talk, { draft, line, history }, press.verb, value)]
  if (changed.lines.length === 0)
    return { replace: spentCard(words.answer.draftDiscarded), draft: null, events }
  if (press.verb === 'none-of-these') return { ...noneOfThese(talk, changed, line), events }
  const shown = await showDraft(talk, changed)
  return { replace: shown.card, draft: shown.draft, events }
}

/** The card is of an earlier draft: the current one takes its place. */
export async function staleDraft(talk: Talk, draft: Draft): Promise<Outcome> {
  const shown = await showDraft(talk, draft)
  const notice = { tone: 'warn', text: talk.words.answer.draftStale } as const
  return { replace: shown.card, draft: shown.draft, notice }
}

const longestSerial = 40

/** The line and what was chosen for it: on the button, or typed into a form. */
function chosen({ press, fields }: Pressed): { no: number; value: string } {
  const choice = readChoice(press.choice ?? '')
  if (press.verb === 'edit-line') return { ...choice, value: fields['quantity'] ?? '' }
  if (press.verb === 'set-serial') return { ...choice, value: (fields['serial'] ?? '').trim() }
  return choice
}

function readChoice(choice: string): { no: number; value: string } {
  const cut = choice.indexOf(':')
  if (cut < 0) return { no: Number(choice), value: '' }
  return { no: Number(choice.slice(0, cut)), value: choice.slice(cut + 1) }
}

/**
 * The draft after the press; null when what was pressed is not to be had. A picked part is as good as its code typed in
 * full, so that a part which has been superseded meanwhile still leads to its successor.
 */
function applied(
  talk: Talk,
  draft: Draft,
  line: DraftLine,
  verb: string,
  value: string,
): Draft | null {
  const { catalogue } = talk.desk
  if (verb === 'drop-line') return withoutLine(draft, line.no)
  if (verb === 'none-of-these') return withLine(draft, line.no, { code: null, name: null })
  if (verb === 'pick-model') {
    const model = catalogue.model(modelCode(value))
    return model ? withLine(draft, line.no, { model: model.code, modelTyped: model.code }) : null
  }
  if (verb === 'set-serial') {
    const serial = value.normalize('NFKC').toUpperCase().slice(0, longestSerial)
    const unread = { serial, part: null, rangeChosen: false }
    return serial === '' ? null : withLine(draft, line.no, unread)
  }
  if (verb === 'pick-part' || verb === 'pick-range') {
    const part = catalogue.part(partCode(value))
    const fits = part && (line.model === null || catalogue.fit(part.code, line.model).length > 0)
    if (!part || !fits) return null
    const rangeChosen = verb === 'pick-range'
    const chosen = { code: part.code, name: null, categories: [], part: null, rangeChosen }
    return withLine(draft, line.no, chosen)
  }
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1 || count > 999) return null
  return withLine(draft, line.no, { quantity: count, quantityText: null })
}

function noneOfThese(talk: Talk, draft: Draft, line: DraftLine): Outcome {
  const { answer } = talk.words
  const model = line.model ?? line.modelTyped
  const sentence = model === null ? answer.askModel(line.typed) : answer.askWhatPart(model)
  return { replace: standingFor(talk, draft, spentCard(sentence)), draft }
}

type Asked = {
  readonly draft: Draft
  readonly line: DraftLine
  readonly history: ReadonlySet<PartCode>
}

/** What was typed, shown and chosen is kept for ever. */
function picked(talk: Talk, { draft, line, history }: Asked, verb: string, value: string): Fact {
  const { desk, incoming, person, locale } = talk
  const question = settle(draft, desk.catalogue, incoming.at, history).questions.find(
    (each) => each.line.no === line.no,
  )
  const data: Json = {
    verb,
    line: line.no,
    typed: line.typed,
    code: line.code,
    name: line.name,
    model: line.modelTyped,
    chosen: value,
    asked: question ? questionSentence(question, readerOf(desk, locale)) : null,
    offered: question ? offeredIn(question) : [],
  }
  return { aggregate: draft.id, kind: 'picked', actor: person.id, at: incoming.at, data }
}

function offeredIn(question: ReturnType<typeof settle>['questions'][number]): readonly string[] {
  if (question.kind === 'model-doubt' && question.doubt.kind === 'choose')
    return question.doubt.candidates.map((candidate) => candidate.model.code)
  if (question.kind === 'model-of-code') return question.fits
  if (question.kind === 'serial') return question.candidates.map(({ part }) => part.code)
  if (question.kind !== 'part-doubt' || question.doubt.kind === 'unknown') return []
  const { doubt } = question
  const candidates = doubt.kind === 'confirm' ? [doubt.candidate] : doubt.candidates
  return candidates.map((candidate) => candidate.part.code)
}
