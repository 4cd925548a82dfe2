import type { Approval } from '../../domain/approval/approval.ts'
import { isInForce } from '../../domain/delegation/delegation.ts'
import { mayStandIn } from '../../domain/delegation/right.ts'
import type { Change, Put } from '../../domain/desk/change.ts'
import { invariant } from '../../domain/invariant.ts'
import type { RoleGrant } from '../../domain/people/person.ts'
import { byText } from '../order.ts'
import type { Decision, MemoryState } from './state.ts'

/** Nobody decides on their own request or without the role, and a decision stays as it is: the triggers of `approvals`. */
export function checkDecisions(state: MemoryState, { put }: Change): void {
  for (const approval of put.approvals ?? []) {
    if (isDecided(approval)) {
      const requester = requesterOf(state, put, approval)
      invariant(
        approval.decidedBy !== requester && approval.decidedFor !== requester,
        'the requester cannot decide, nor anybody for them',
      )
    }
    const before = earlier(state, approval)
    if (!before || before.state === 'pending') continue
    invariant(
      before.state === approval.state && isDecidedAlike(before, approval),
      `approval ${approval.id} is decided`,
    )
  }
  decisionsOf(state, put)
}

/** The decisions that these rows take, each with the grant it rests on. Throws where there is none. */
export function decisionsOf(state: MemoryState, put: Put): readonly Decision[] {
  return (put.approvals ?? []).flatMap((approval) => {
    const before = earlier(state, approval)
    if (!isDecided(approval) || (before && before.state !== 'pending')) return []
    const held = grantFor(state, approval, (before ?? approval).escalatedAt !== null)
    invariant(held, `${approval.decidedBy} may decide on approval ${approval.id}`)
    const { id, state: verdict, decidedBy: person, decidedFor: giver } = approval
    const delegation = giver === null ? undefined : delegationFor(state, approval, held.role)
    invariant(giver === null || delegation, `${person} may decide for ${giver} on approval ${id}`)
    const lent = giver !== null && delegation ? { giver, delegation } : null
    return [{ approval: id, verdict, person, ...held, lent }]
  })
}

/** The grant that was asked for, or HQ's once the step has been escalated to it. */
function grantFor(
  state: MemoryState,
  approval: Decided,
  escalated: boolean,
): RoleGrant | undefined {
  const grants = state.people.get(approval.decidedFor ?? approval.decidedBy)?.grants ?? []
  const asked = grants.find(({ role, site }) => role === approval.role && site === approval.site)
  if (asked || !escalated) return asked
  return grants
    .filter((grant) => grant.role === 'hq-manager')
    .toSorted((one, other) => byText(one.site, other.site))[0]
}

type Decided = Extract<Approval, { decidedBy: unknown }>
const isDecided = (approval: Approval): approval is Decided => 'decidedBy' in approval

/** Whoever does not know of delegations leaves it as it is for whom it was. */
function isDecidedAlike(one: Approval, other: Approval): boolean {
  if (!isDecided(one) || !isDecided(other)) return isDecided(one) === isDecided(other)
  const isFor = other.decidedFor === null || one.decidedFor === other.decidedFor
  return one.decidedBy === other.decidedBy && isFor
}

/** The delegation of this moment by which somebody decides for the giver, a hand-over first. */
function delegationFor(state: MemoryState, approval: Decided, role: RoleGrant['role']) {
  const { id, decidedBy, decidedFor, decidedAt } = approval
  const delegate = state.people.get(decidedBy)
  if (!delegate || (role !== 'manager' && role !== 'hq-manager')) return undefined
  if (!mayStandIn(delegate, role, state.policy)) return undefined
  return [...state.delegations.values()]
    .filter((each) => each.giver === decidedFor && each.delegate === decidedBy)
    .filter((each) => isInForce(each, decidedAt))
    .filter((each) => each.kind === 'absence' || each.approval === id)
    .toSorted((one, other) => byText(other.kind, one.kind) || byText(one.id, other.id))[0]
}

const earlier = (state: MemoryState, { requisition, id }: Approval) =>
  state.folders.get(requisition)?.approvals.get(id)

function requesterOf(state: MemoryState, put: Put, { requisition }: Approval) {
  const fresh = put.requisitions?.find((row) => row.id === requisition)
  return (state.folders.get(requisition)?.header ?? fresh)?.requester
}
