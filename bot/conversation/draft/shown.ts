import type { NewTask } from '../../../domain/desk/change.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Payload } from '../../../jobs/definitions.ts'
import type { Card } from '../card.ts'

/** A draft as it stands in a message, and when it expires unless somebody touches it. */
export type DraftShown = Payload<'expire-draft'> & { readonly expiresAt: Instant }

/** The draft that a card in this message stands for; null when it stands for none. */
export function draftIn(
  card: Card | undefined,
  address: string,
  message: string,
): DraftShown | null {
  if (card?.expires === undefined) return null
  const { at, ...draft } = card.expires
  return { ...draft, address, message, expiresAt: at }
}

/** The task that looks after the card then. It has no lane: until it is due it would hold up everything behind it. */
export function expiryTask({ expiresAt, ...payload }: DraftShown): NewTask {
  const { address, draft, message } = payload
  return {
    key: `expire-draft:${address}/${message}/${draft}:${expiresAt}`,
    kind: 'expire-draft',
    payload,
    dueAt: expiresAt,
    lane: null,
  }
}
