import type { CardCopyRow, NewTask } from '../../domain/desk/change.ts'
import type { Desk } from './desk.ts'

/**
 * A card that could not be brought to its first conversation goes to the person's next one, on whichever platform that is.
 * Nothing happens when the person has none that does not have the card already; then the dead letter is all there is.
 */
export async function showElsewhere(desk: Desk, copyId: string): Promise<void> {
  const { reads, directory, store } = desk.database
  const copy = await reads.cardCopy(copyId)
  if (!copy || copy.message !== null) return
  const [addresses, copies] = await Promise.all([
    directory.addresses(copy.person),
    reads.cardCopies(copy.requisition),
  ])
  const taken = copies.filter((each) => each.audience === copy.audience).map((each) => each.address)
  const address = addresses.find((each) => !taken.includes(each))
  if (address === undefined) return
  const id = `${copy.requisition}/${copy.audience}/${address}`
  const moved: CardCopyRow = { ...copy, id, address, message: null, shown: 0 }
  const task: NewTask = {
    key: `show-card:${id}:${moved.wanted}`,
    kind: 'show-card',
    payload: { copy: id },
    dueAt: desk.now(),
    lane: address,
  }
  await store.commit({
    key: `elsewhere/${copyId}/${address}`,
    at: desk.now(),
    expect: [],
    put: { cardCopies: [moved] },
    transfers: [],
    events: [],
    tasks: [task],
    reply: null,
  })
}
