import type { Task } from '../../db/store.ts'
import { remind } from '../../domain/desk/clocks.ts'
import { approvalId, delegationId } from '../../domain/ids.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { onRequisition } from './on-requisition.ts'

/** Reminds whoever has not decided yet; nothing happens when somebody has. */
export async function remindApprover(
  context: JobContext,
  payload: Payload<'remind'>,
  task: Task,
): Promise<void> {
  const approval = approvalId(payload.approval)
  const delegation = payload.delegation ? delegationId(payload.delegation) : null
  await onRequisition(
    context,
    payload.requisition,
    `task/${task.id}`,
    (requisition, command, _, standings) =>
      remind(requisition, { ...command, approval, delegation, standings }),
  )
}
