import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** Tells one operator. */
export async function alert(context: JobContext, payload: Payload<'alert'>): Promise<void> {
  const { address, person, count, first } = payload
  await context.presenter.alert(address, person, { count, first })
}
