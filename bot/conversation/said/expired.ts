import { expiredCard } from '../cards/expired.ts'
import { readerOf } from '../cards/reader.ts'
import type { Outcome, Talk } from '../talk.ts'

/** Says that a draft has expired, where its card could not say so; before whatever else the turn comes to. */
export function withExpiry(talk: Talk, outcome: Outcome): Outcome {
  if (talk.expired === null) return outcome
  const card = expiredCard(talk.expired, readerOf(talk.desk, talk.locale))
  return { ...outcome, posts: [{ card }, ...(outcome.posts ?? [])] }
}
