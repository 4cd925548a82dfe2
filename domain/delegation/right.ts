import type { ApproverRole, PendingApproval } from '../approval/approval.ts'
import { decisionRefusal } from '../approval/chain.ts'
import { holds, type Person, type Role } from '../people/person.ts'
import type { Policy } from '../policy/policy.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import type { Instant } from '../time.ts'
import { handOverOf, isInForce, type Standing } from './delegation.ts'

/** Who may stand in for whom where the policy does not say: the same role anywhere, and HQ for a manager. */
const usualStandIns: Readonly<Record<ApproverRole, readonly Role[]>> = {
  manager: ['manager', 'hq-manager'],
  'hq-manager': ['hq-manager'],
}

/** What a right to decide is judged from: the moment, the policy, and the delegations that are known. */
export type Circumstances = {
  readonly at: Instant
  readonly policy: Policy
  readonly standings: readonly Standing[]
}

/** May decide: in their own right (null), or by this delegation. */
export type Right = { readonly kind: 'right'; readonly by: Standing | null }

/** The roles of those who may decide for somebody with this role. */
export function standInRoles(role: ApproverRole, policy: Policy): readonly Role[] {
  return (policy.standIns ?? usualStandIns)[role]
}

/** Whether a person may decide for somebody with this role. */
export function mayStandIn(person: Person, role: ApproverRole, policy: Policy): boolean {
  return standInRoles(role, policy).some((allowed) => holds(person, allowed))
}

/** The role by which somebody may decide a step in their own right; null when they have none. */
export function roleFor(person: Person, approval: PendingApproval): ApproverRole | null {
  if (holds(person, approval.role, approval.site)) return approval.role
  return approval.escalatedAt !== null && holds(person, 'hq-manager') ? 'hq-manager' : null
}

/**
 * By what right a person may decide a step. The own right goes first; whoever handed the step over leaves it alone until
 * they take it back. A delegation gives what its giver could do in their own right and no more, so it ends with the
 * giver's role, cannot be handed on, and does not reach a request of the giver's own.
 * Refusals: own-request, decided-before, handed-over, giver-barred, delegation-over, not-allowed.
 */
export function rightToDecide(
  person: Person,
  requisition: Requisition,
  approval: PendingApproval,
  circumstances: Circumstances,
): Right | Refusal {
  const own = decisionRefusal(person, requisition, approval)
  if (own === null) {
    const handed = handOverOf(approval.id, circumstances.standings)
    return handed?.giver.id === person.id
      ? { kind: 'handed-over', to: handed.delegate.name }
      : { kind: 'right', by: null }
  }
  if (own.kind !== 'not-allowed') return own
  const mine = circumstances.standings.filter(
    ({ delegation, delegate }) =>
      delegate.id === person.id &&
      (delegation.kind === 'absence' || delegation.approval === approval.id),
  )
  const judged = mine.map((standing) => judge(standing, requisition, approval, circumstances))
  return (
    judged.find((each) => each?.kind === 'right') ??
    judged.find((each) => each?.kind === 'giver-barred') ??
    judged.find((each) => each !== null) ??
    own
  )
}

/** What one delegation is worth for one step; null: it has nothing to do with it. */
function judge(
  standing: Standing,
  requisition: Requisition,
  approval: PendingApproval,
  { at, policy }: Circumstances,
): Right | Refusal | null {
  const { delegation, giver, delegate } = standing
  const role = roleFor(giver, approval)
  if (delegation.kind === 'absence' && (role === null || at < delegation.startsAt)) return null
  if (!isInForce(delegation, at)) return { kind: 'delegation-over', giver: giver.name }
  if (role === null || !mayStandIn(delegate, role, policy)) return null
  const barred = decisionRefusal(giver, requisition, approval) !== null
  return barred ? { kind: 'giver-barred', giver: giver.name } : { kind: 'right', by: standing }
}
