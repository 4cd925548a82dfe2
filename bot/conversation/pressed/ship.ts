import { ship } from '../../../domain/desk/ship.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'
import { onRequisition } from './requisition.ts'

/** The warehouse hands the goods to a carrier; carrier and tracking number are the form's. */
export async function shipPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { press, fields } = incoming
  const { network } = talk.desk
  return await onRequisition(talk, press.subject, 'keeper', ({ requisition, person, policy }) => {
    const from = network.find(press.choice ?? '')
    if (!from) return { kind: 'nothing-to-ship' }
    return ship(requisition, policy, {
      key: incoming.key,
      at: incoming.at,
      keeper: person,
      from,
      to: network.site(requisition.station),
      carrier: (fields['carrier'] ?? '').trim().slice(0, 40) || 'SF',
      tracking: (fields['tracking'] ?? '').slice(0, 40),
    })
  })
}
