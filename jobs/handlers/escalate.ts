import type { Task } from '../../db/store.ts'
import { escalate } from '../../domain/desk/clocks.ts'
import { approvalId } from '../../domain/ids.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { onRequisition } from './on-requisition.ts'

/** Asks HQ as well for a decision that nobody has taken. */
export async function escalateApproval(
  context: JobContext,
  payload: Payload<'escalate'>,
  task: Task,
): Promise<void> {
  const approval = approvalId(payload.approval)
  await onRequisition(context, payload.requisition, `task/${task.id}`, (requisition, command) =>
    escalate(requisition, { ...command, approval }),
  )
}
