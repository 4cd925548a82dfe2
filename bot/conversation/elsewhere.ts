import { z } from 'zod'
import type { Task } from '../../db/store.ts'
import { type CardCopyRow, type NewTask, plainChange } from '../../domain/desk/change.ts'
import { personId } from '../../domain/ids.ts'
import type { Card, Message } from './card.ts'
import type { Desk } from './desk.ts'

type GivenUp = Pick<Task, 'id' | 'kind' | 'payload'>

const cardShape = z.object({ copy: z.string() })
const messageShape = z.looseObject({
  address: z.string(),
  person: z.string().optional(),
  tried: z.array(z.string()).default([]),
})

/**
 * What could not be delivered goes to the person's next conversation, on whichever platform that is. Nothing happens when
 * there is none left; then the dead letter is all there is.
 */
export async function sendElsewhere(desk: Desk, task: GivenUp): Promise<void> {
  switch (task.kind) {
    case 'show-card': {
      const card = cardShape.safeParse(task.payload)
      if (card.success) await showElsewhere(desk, card.data.copy)
      return
    }
    case 'tell':
    case 'tell-absence':
    case 'say':
    case 'alert':
    case 'show-dead-letter':
      return await sayElsewhere(desk, task)
    default:
      return
  }
}

async function sayElsewhere(desk: Desk, { id, kind, payload }: GivenUp): Promise<void> {
  const parsed = messageShape.safeParse(payload)
  if (!parsed.success) return
  const { store, directory } = desk.database
  const { address: failed, tried, ...rest } = parsed.data
  const { conversations } = await store.load({ conversations: [failed] })
  const person = rest.person ?? conversations[0]?.person
  if (person === undefined) return
  const past = [...tried, failed]
  const addresses = await directory.addresses(personId(person))
  const address = addresses.find((each) => !past.includes(each))
  if (address === undefined) return
  const task: NewTask = {
    key: `elsewhere:${id}`,
    kind,
    payload: { ...z.record(z.string(), z.json()).parse(rest), address, tried: past },
    dueAt: desk.now(),
    lane: address,
  }
  await add(desk, `elsewhere/${id}`, task)
}

/** A message that is shown elsewhere: whoever presses there is in another conversation, which knows nothing of a draft. */
export function withoutActions({ text, card }: Message): Message {
  const bare: Card | undefined = card && { ...card, actions: [] }
  return { ...(text === undefined ? {} : { text }), ...(bare === undefined ? {} : { card: bare }) }
}

/**
 * A card that could not be brought to its first conversation goes to the person's next one, on whichever platform that is.
 * Nothing happens when the person has none that does not have the card already; then the dead letter is all there is.
 */
async function showElsewhere(desk: Desk, copyId: string): Promise<void> {
  const { reads, directory } = desk.database
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
  await add(desk, `elsewhere/${copyId}/${address}`, task, moved)
}

async function add(desk: Desk, key: string, task: NewTask, copy?: CardCopyRow): Promise<void> {
  await desk.database.store.commit(
    plainChange({
      key,
      at: desk.now(),
      put: copy === undefined ? {} : { cardCopies: [copy] },
      tasks: [task],
    }),
  )
}
