import { cancel } from '../../../domain/desk/cancel.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'
import { onRequisition } from './requisition.ts'

/** Takes a request back as far as it has not been shipped. */
export async function cancelPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { key, at, press } = incoming
  return await onRequisition(talk, press.subject, 'requester', ({ requisition, person }) =>
    cancel(requisition, { key, at, by: person }),
  )
}
