import { perform } from '../../../db/perform.ts'
import { type Change, type ConversationRow, plainChange } from '../../../domain/desk/change.ts'
import { personId } from '../../../domain/ids.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Payload } from '../../../jobs/definitions.ts'
import type { Message } from '../card.ts'
import { expiredCard } from '../cards/expired.ts'
import { readerOf } from '../cards/reader.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from './draft.ts'
import { keeping, keptOf } from './kept.ts'
import { type DraftShown, expiryTask } from './shown.ts'

type Expiring = Payload<'expire-draft'>
type Update = (address: string, message: string, shown: Message) => Promise<void>

/** Sees to it that the card of a draft which was just posted says when it has expired. */
export async function watchDraft(desk: Desk, shown: DraftShown | null): Promise<void> {
  if (shown === null) return
  const task = expiryTask(shown)
  await desk.database.store.commit(
    plainChange({ key: `shown/${task.key}`, at: desk.now(), tasks: [task] }),
  )
}

/**
 * Says on the card of a draft that it has expired, then keeps that this was told. The card goes first: one that cannot be
 * changed leaves the news to the next message, and changing it twice shows the same. A draft that was touched
 * meanwhile has another task.
 */
export async function expireDraft(
  desk: Desk,
  update: Update,
  expiring: Expiring,
  key: string,
): Promise<void> {
  const { address, person, message } = expiring
  const { store } = desk.database
  const want = { conversations: [address], people: [personId(person)] }
  const { conversations, people } = await store.load(want)
  const [conversation, reader] = [conversations[0], people[0]]
  if (!conversation || !reader) return
  const { expired, locale } = keptOf(conversation.draft, person, desk.now())
  if (!isMeant(expired, expiring)) return
  const usual = conversation.kind === 'group' ? reader.locale : conversation.locale
  await update(address, message, { card: expiredCard(expired, readerOf(desk, locale ?? usual)) })
  await perform<{ readonly change: Change }, null>(store, want, (snapshot) =>
    closing(snapshot.conversations[0] ?? conversation, expiring, { key, at: desk.now() }),
  )
}

const isMeant = (expired: Draft | null, { draft, revision }: Expiring): expired is Draft =>
  expired?.id === draft && expired.revision === revision

function closing(
  conversation: ConversationRow,
  expiring: Expiring,
  command: { readonly key: string; readonly at: Instant },
): { readonly change: Change } | null {
  const { address, person } = expiring
  const { expired, ...kept } = keptOf(conversation.draft, person, command.at)
  if (!isMeant(expired, expiring)) return null
  const row = {
    ...conversation,
    draft: keeping(conversation.draft, person, kept),
    version: conversation.version + 1,
  }
  const expect = [{ kind: 'conversation', id: address, version: conversation.version }] as const
  return { change: plainChange({ ...command, expect, put: { conversations: [row] } }) }
}
