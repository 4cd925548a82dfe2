import { handOver, takeBack } from '../../../domain/desk/hand-over.ts'
import { personId } from '../../../domain/ids.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'
import { onRequisition } from './requisition.ts'

/** Leaves a decision to somebody else, or takes it back. */
export async function handOverPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { press, fields, key, at } = incoming
  const chosen = personId((fields['delegate'] ?? '').slice(0, 200))
  return await onRequisition(
    talk,
    press.subject,
    'approver',
    ({ requisition, person, policy, standings, people }) => {
      const known = { policy, standings }
      if (press.verb === 'take-back')
        return takeBack(requisition, known, { key, at, giver: person })
      const delegate = people.find(({ id }) => id === chosen)
      if (!delegate) return { kind: 'unreadable', sentence: talk.words.delegation.askDetails }
      const note = (fields['note'] ?? '').slice(0, 500)
      const { revision } = press
      return handOver(requisition, known, { key, at, giver: person, delegate, note, revision })
    },
    [chosen],
  )
}
