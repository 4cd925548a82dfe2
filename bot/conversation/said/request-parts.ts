import { expiredCard } from '../cards/expired.ts'
import { readerOf } from '../cards/reader.ts'
import { type Draft, mostLines, newDraft } from '../draft/draft.ts'
import { merge } from '../draft/merge.ts'
import { showDraft } from '../draft/show.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { requestedAgain } from './again.ts'
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
  if (understood.sameAgain && !talk.draft) return await requestedAgain(talk, station, understood)
  const draft = talk.draft ?? newDraft(talk.incoming.key, station.id)
  if (understood.items.length === 0 && draft.lines.length === 0) {
    const { beyond } = understood.facets
    const sentence = beyond === 'everything' ? answer.notEverything : answer.notUnderstood
    return { posts: [{ card: await examplesCard(talk, sentence) }] }
  }
  const outcome = await mergedInto(talk, draft, source, understood)
  return understood.facets.beyond === 'past' ? withNote(outcome, answer.notYesterday) : outcome
}

/** A correction of the open draft. */
export async function changeSaid(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome> {
  if (understood.changes.some((wish) => wish.kind === 'undo')) return await undone(talk)
  if (!talk.draft) return draftMissed(talk)
  return await mergedInto(talk, talk.draft, source, understood)
}

/** A draft that has expired is the one that was meant; where it was not told yet, that stands before every answer. */
function draftMissed({ desk, expired, lapsed, locale, words }: Talk): Outcome {
  if (expired !== null) return {}
  if (lapsed === null) return say(words.answer.changeNeedsDraft)
  return { posts: [{ card: expiredCard(lapsed, readerOf(desk, locale)) }] }
}

const withNote = (outcome: Outcome, sentence: string): Outcome => ({
  ...outcome,
  posts: [...(outcome.posts ?? []), { text: sentence }],
})

/** Takes the last step back; a draft thrown away or expired comes back the same way. */
async function undone(talk: Talk): Promise<Outcome> {
  const before = talk.past.at(-1)
  if (!before) return say(talk.words.answer.nothingToUndo)
  const revision = Math.max(talk.draft?.revision ?? 0, before.revision) + 1
  const shown = await showDraft(talk, { ...before, revision })
  return { posts: [{ card: shown.card }], draft: shown.draft, past: talk.past.slice(0, -1) }
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
    const sentence = merged.no > 0 ? answer.lineNotFound(merged.no) : answer.whichLine
    return {
      posts: [{ text: sentence }, { card: shown.card }],
      draft: shown.draft,
    }
  }
  if (merged.draft.lines.length > mostLines) return say(answer.tooManyLines(mostLines))
  if (merged.draft.lines.length === 0) return { ...say(answer.draftDiscarded), draft: null }
  const shown = await showDraft(talk, merged.draft)
  return { posts: [{ card: shown.card }], draft: shown.draft }
}
