import { decide, type Verdict } from '../../../domain/desk/decide.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'
import { onRequisition } from './requisition.ts'

/** Approve, or reject with the reason of the form. */
export async function decidePressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { press, fields } = incoming
  return await onRequisition(talk, press.subject, 'approver', (scene) => {
    const { requisition, person, facts, standings } = scene
    const verdict: Verdict = {
      standings,
      key: incoming.key,
      at: incoming.at,
      approver: person,
      revision: press.revision,
      ...(press.verb === 'approve'
        ? { verdict: 'approve' }
        : { verdict: 'reject', reason: (fields['reason'] ?? '').slice(0, 500) }),
    }
    return decide(requisition, facts, verdict)
  })
}
