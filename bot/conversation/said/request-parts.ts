import { type Draft, mostLines, newDraft } from '../draft/draft.ts'
import { merge } from '../draft/merge.ts'
import { showDraft } from '../draft/show.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { examplesCard } from './help.ts'

/** Parts are asked for: they join the open draft or begin one, and its next question or its last look is shown. */
export async function requestParts(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome> {
  const { answer } = talk.words
  const station = stationOf(talk)
  if (!station) return say(answer.notMyStation)
  const draft = talk.draft ?? newDraft(talk.incoming.key, station.id)
  if (understood.items.length === 0 && draft.lines.length === 0)
    return { posts: [{ card: examplesCard(talk, answer.notUnderstood) }] }
  return await mergedInto(talk, draft, source, understood)
}

/** A correction of the open draft. */
export async function changeSaid(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome> {
  if (!talk.draft) return say(talk.words.answer.changeNeedsDraft)
  return await mergedInto(talk, talk.draft, source, understood)
}

async function mergedInto(
  talk: Talk,
  draft: Draft,
  source: string,
  understood: Understood,
): Promise<Outcome> {
  const { answer } = talk.words
  const merged = merge(draft, understood, source)
  if (merged.kind === 'no-line') {
    const shown = await showDraft(talk, draft)
    return {
      posts: [{ text: answer.lineNotFound(merged.no) }, { card: shown.card }],
      draft: shown.draft,
    }
  }
  if (merged.draft.lines.length > mostLines) return say(answer.tooManyLines(mostLines))
  if (merged.draft.lines.length === 0) return { ...say(answer.draftDiscarded), draft: null }
  const shown = await showDraft(talk, merged.draft)
  return { posts: [{ card: shown.card }], draft: shown.draft }
}
