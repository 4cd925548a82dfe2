import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { requisitionOf } from './requisition-of.ts'

/** Posts a piece of news of a requisition to one person. */
export async function tell(context: JobContext, payload: Payload<'tell'>): Promise<void> {
  const requisition = await requisitionOf(context, payload.requisition)
  if (!requisition) return
  await context.presenter.tell(payload.address, requisition, payload.what)
}
