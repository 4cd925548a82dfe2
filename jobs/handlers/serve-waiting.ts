import type { Task } from '../../db/store.ts'
import { serveWaiting } from '../../domain/desk/clocks.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { onRequisition } from './on-requisition.ts'

/** Serves every waiting requisition: replacements first, then urgent ones, then by age. */
export async function serveAllWaiting(
  context: JobContext,
  _payload: Payload<'serve-waiting'>,
  task: Task,
): Promise<void> {
  const { requisitions } = await context.database.store.load({ waiting: true })
  const rank = (requisition: Requisition) =>
    requisition.kind === 'replacement' ? 0 : requisition.urgent ? 1 : 2
  const inTurn = requisitions.toSorted(
    (one, other) => rank(one) - rank(other) || one.createdAt - other.createdAt,
  )
  for (const requisition of inTurn) {
    const key = `task/${task.id}/${requisition.id}`
    await onRequisition(context, requisition.id, key, (current, command, facts) =>
      serveWaiting(current, facts, command),
    )
  }
}
