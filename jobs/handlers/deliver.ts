import type { Task } from '../../db/store.ts'
import { requisitionId } from '../../domain/ids.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** Brings one copy of a card to the newest version; a burst of changes needs one update. */
export async function showCard(
  context: JobContext,
  payload: Payload<'show-card'>,
  task: Task,
): Promise<void> {
  const { database, presenter } = context
  const copy = await database.reads.cardCopy(payload.copy)
  if (!copy || copy.shown >= copy.wanted) return
  const requisition = await requisitionOf(context, copy.requisition)
  if (!requisition) return
  const message = await presenter.showCard(copy, requisition)
  await database.store.commit({
    key: `task/${task.id}`,
    at: context.now(),
    expect: [],
    put: { cardCopies: [{ ...copy, message, shown: requisition.version }] },
    transfers: [],
    events: [],
    tasks: [],
    reply: null,
  })
}

export async function tell(context: JobContext, payload: Payload<'tell'>): Promise<void> {
  const requisition = await requisitionOf(context, payload.requisition)
  if (!requisition) return
  await context.presenter.tell(payload.address, requisition, payload.what)
}

export async function say(context: JobContext, payload: Payload<'say'>): Promise<void> {
  const reply = await context.database.inbox.reply(payload.key)
  if (reply === undefined) return
  await context.presenter.say(payload.address, reply)
}

async function requisitionOf(context: JobContext, id: string) {
  const snapshot = await context.database.store.load({ requisitions: [requisitionId(id)] })
  return snapshot.requisitions[0] ?? null
}
