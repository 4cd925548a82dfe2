import type { Task } from '../../db/store.ts'
import { expireHold } from '../../domain/desk/clocks.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { onRequisition } from './on-requisition.ts'

/** Releases what is still held when its time is over. */
export async function releaseHold(
  context: JobContext,
  payload: Payload<'expire-hold'>,
  task: Task,
): Promise<void> {
  await onRequisition(context, payload.requisition, `task/${task.id}`, expireHold)
}
