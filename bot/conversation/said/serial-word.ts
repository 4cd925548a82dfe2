import { withLine } from '../draft/draft.ts'
import { withSerial } from '../draft/serial.ts'
import { type Question, settle } from '../draft/settle.ts'
import { historyOf, showDraft } from '../draft/show.ts'
import type { Outcome, Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'

/** Letters, digits and dashes, with a word like `it is` in front at most. */
const lonely = /^(?:是|它是|it'?s\s|it\sis\s)?\s*([a-z]{0,6}-?\d[a-z\d-]{2,29})[\s.!]*$/i

/**
 * A serial number alone: one that a word announces (`S/N 21070012`), or a bare number where the draft asks for one. It
 * joins the draft and is never a code or a quantity. Null for anything else, as for the code of one of the parts.
 */
export async function serialTold(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome | null> {
  const { draft } = talk
  if (draft === null || draft.lines.length === 0) return null
  if (understood.serial !== null && understood.items.length === 0)
    return await shown(talk, withSerial(draft, draft, understood.serial))
  const bare = lonely.exec(source.normalize('NFKC').trim())?.[1]
  const other = understood.refs.length > 0 || understood.serviceOrder !== null
  if (bare === undefined || other) return null
  const history = await historyOf(talk, draft)
  const [question] = settle(draft, talk.desk.catalogue, talk.incoming.at, history).questions
  if (!question || !isAboutSerial(question)) return null
  const { partIndex, modelIndex } = talk.desk.catalogue
  if (partIndex.exact(bare).length > 0 || modelIndex.exact(bare).length > 0) return null
  const serial = bare.toUpperCase()
  return await shown(talk, withLine(draft, question.line.no, { serial, part: null }))
}

/** Does the question ask for a serial number, or do serial ranges tell between what it offers? */
function isAboutSerial(question: Question): boolean {
  if (question.kind === 'serial') return true
  if (question.kind !== 'part-doubt' || question.doubt.kind !== 'choose') return false
  return question.doubt.candidates.some(({ notes }) =>
    notes.some((note) => note.kind === 'serial-range'),
  )
}

async function shown(talk: Talk, draft: NonNullable<Talk['draft']>): Promise<Outcome> {
  const next = await showDraft(talk, { ...draft, revision: draft.revision + 1 })
  return { posts: [{ card: next.card }], draft: next.draft }
}
