import { requisitionId } from '../../../domain/ids.ts'
import { readerOf } from '../cards/reader.ts'
import type { Pressed } from '../incoming.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import { audienceFor, restOf, viewOf } from '../view.ts'

/** Posts the items of a requisition's card that did not fit; when they do not fit either, the next press posts the rest. */
export async function restPressed(talk: Talk, { press }: Pressed): Promise<Outcome> {
  const { desk, person, locale, words } = talk
  const id = requisitionId(press.subject)
  const { requisitions } = await desk.database.store.load({ requisitions: [id] })
  const requisition = requisitions[0]
  const audience = requisition ? audienceFor(person, requisition) : null
  if (!requisition || audience === null) return say(words.answer.noRequest(press.subject))
  const card = await viewOf(desk, requisition, audience, person, locale)
  const shown = shownBefore(press.choice ?? '')
  const items = card.blocks.filter((block) => block.kind === 'item').slice(shown)
  if (items.length === 0) return {}
  const { title, fallback } = card
  const rest = restOf(requisition, shown, readerOf(desk, locale))
  return { posts: [{ card: { title, blocks: items, actions: [], fallback, rest } }] }
}

/** `20:15`: twenty items on the cards before, fifteen on the one that was pressed. */
function shownBefore(choice: string): number {
  const counts = choice.split(':').map(Number)
  const sum = counts.reduce((total, count) => total + count, 0)
  return Number.isInteger(sum) && sum >= 0 ? sum : 0
}
