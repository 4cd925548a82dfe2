import type { Task } from '../../db/store.ts'
import { plainChange } from '../../domain/desk/change.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { requisitionOf } from './requisition-of.ts'

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
  await database.store.commit(
    plainChange({
      key: `task/${task.id}`,
      at: context.now(),
      put: { cardCopies: [{ ...copy, message, shown: requisition.version }] },
    }),
  )
}
