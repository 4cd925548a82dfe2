import type { Task } from '../../db/store.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** Says on its card that a draft has expired, unless it was touched, submitted or discarded meanwhile. */
export async function expireDraft(
  context: JobContext,
  payload: Payload<'expire-draft'>,
  task: Task,
): Promise<void> {
  await context.presenter.expireDraft(payload, `task/${task.id}`)
}
