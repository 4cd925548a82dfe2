import type { Snapshot } from '../../db/store.ts'
import { activeApproval } from '../../domain/approval/chain.ts'
import { isInForce } from '../../domain/delegation/delegation.ts'
import { rightToDecide } from '../../domain/delegation/right.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { Instant } from '../../domain/time.ts'
import { decides } from './delegates.ts'
import type { Desk } from './desk.ts'
import { scopeOf } from './said/requests.ts'

/** What waits for a decision that this person may take, in their own right or for somebody else; at most so many. */
export async function decidableBy(
  desk: Desk,
  person: Person,
  at: Instant,
  limit: number,
): Promise<readonly Requisition[]> {
  const snapshot = await desk.database.store.load({ people: [person.id], standings: at })
  const waiting = await inReach(desk, person, snapshot, at, limit)
  const ids = waiting.map(({ id }) => id)
  const { standings, policy } = await desk.database.store.load({ requisitions: ids, standings: at })
  return waiting.filter((requisition) => {
    const approval = activeApproval(requisition)
    if (!approval) return false
    const circumstances = { at, policy, standings }
    return rightToDecide(person, requisition, approval, circumstances).kind === 'right'
  })
}

/** What waits in this person's own field, in that of everybody they decide for, and what was handed over to them. */
async function inReach(
  desk: Desk,
  person: Person,
  { standings }: Snapshot,
  at: Instant,
  limit: number,
): Promise<readonly Requisition[]> {
  const { reads, store } = desk.database
  const mine = standings.filter(
    ({ delegation, delegate }) => delegate.id === person.id && isInForce(delegation, at),
  )
  const people = [
    person,
    ...mine.flatMap(({ delegation, giver }) => (delegation.kind === 'absence' ? [giver] : [])),
  ]
  const handed = mine.flatMap(({ delegation }) =>
    delegation.kind === 'hand-over' ? [delegation.requisition] : [],
  )
  const view = 'awaiting-approval'
  const found = await Promise.all([
    ...people
      .filter(decides)
      .map((each) => reads.requisitions({ ...scopeOf({ desk, person: each }), view, limit })),
    store.load({ requisitions: handed }).then(({ requisitions }) => requisitions),
  ])
  return [...new Map(found.flat().map((each) => [each.id, each])).values()]
}
