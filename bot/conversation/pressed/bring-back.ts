import { expiredCard } from '../cards/expired.ts'
import { readerOf } from '../cards/reader.ts'
import { spentCard } from '../cards/spent.ts'
import { withStep } from '../draft/kept.ts'
import { showDraft } from '../draft/show.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'

/** An expired draft is taken up again, with stock and prices of now. One begun meanwhile is put aside as a step. */
export async function bringBackPressed(talk: Talk, { press }: Pressed): Promise<Outcome> {
  const { draft, past } = talk
  if (draft?.id === press.subject) {
    const shown = await showDraft(talk, draft)
    return { replace: shown.card, draft: shown.draft }
  }
  const before = past.findLast((each) => each.id === press.subject)
  if (!before) return { replace: spentCard(talk.words.answer.draftGone), aside: true }
  const revision = Math.max(draft?.revision ?? 0, before.revision) + 1
  const shown = await showDraft(talk, { ...before, revision })
  const rest = past.filter((each) => each !== before)
  const outcome = { replace: shown.card, draft: shown.draft, past: withStep(rest, draft) }
  if (draft === null) return outcome
  return { ...outcome, notice: { tone: 'plain', text: talk.words.answer.draftSetAside } }
}

/** A press on a card of a draft that is none any more: one that has expired can be taken up again. */
export function draftIsOver(talk: Talk, { press }: Pressed): Outcome {
  const { desk, lapsed, locale, words } = talk
  if (lapsed?.id === press.subject) return { replace: expiredCard(lapsed, readerOf(desk, locale)) }
  return { replace: spentCard(words.answer.draftGone) }
}
