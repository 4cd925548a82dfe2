import type { CardCopyRow } from '../../domain/desk/change.ts'
import type { Outcome, Talk } from './talk.ts'

/**
 * The card that was pressed as a copy to keep current. One that nobody keeps (posted, then forgotten by a crash or by a
 * connection that broke) becomes a copy of its own and is shown as things stand; a known one needs nothing here.
 */
export async function pressedCopy(talk: Talk, { show }: Outcome): Promise<readonly CardCopyRow[]> {
  const { desk, incoming, person } = talk
  if (!show || incoming.kind !== 'pressed' || incoming.message === null) return []
  const { requisition, audience } = show
  const { address, message } = incoming
  const copies = await desk.database.reads.cardCopies(requisition)
  const known = copies.some((copy) => copy.address === address && copy.message === message)
  if (known) return []
  const id = `${requisition}/${audience}/${address}/${message}`
  return [{ id, requisition, audience, person: person.id, address, message, wanted: 1, shown: 0 }]
}
