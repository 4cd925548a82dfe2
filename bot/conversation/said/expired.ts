import { readerOf } from '../cards/reader.ts'
import type { Draft } from '../draft/draft.ts'
import type { Outcome, Talk } from '../talk.ts'

/** Says that a draft has expired, what was in it, and how to have it back; before whatever else the turn comes to. */
export function withExpiry(talk: Talk, outcome: Outcome): Outcome {
  if (talk.expired === null) return outcome
  const { answer } = talk.words
  const sentence = answer.draftExpired(contentOf(talk, talk.expired))
  const card = {
    title: sentence,
    blocks: [],
    actions: [{ kind: 'say', label: answer.bringBack, text: answer.bringBack } as const],
    fallback: sentence,
  }
  return { ...outcome, posts: [{ card }, ...(outcome.posts ?? [])] }
}

function contentOf(talk: Talk, draft: Draft): string {
  const reader = readerOf(talk.desk, talk.locale)
  return draft.lines
    .slice(0, 5)
    .map((line) => {
      const name = line.part === null ? line.typed : reader.partName(line.part)
      return line.quantity === null ? name : `${name} ${talk.words.card.pieces(line.quantity)}`
    })
    .join(talk.locale === 'en' ? ', ' : '、')
}
