import type { ApproverRole } from '../../domain/approval/approval.ts'
import type { Absence, Delegation, HandOver } from '../../domain/delegation/delegation.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Role } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { Instant } from '../../domain/time.ts'
import { hasRole, type Model } from './model.ts'

export type Step = Requisition['approvals'][number]

/** The step that is to be decided now. */
export const dueStep = ({ approvals }: Requisition) =>
  approvals.find((each) => each.state === 'pending')

/** By which role somebody decides in person: the step's own at its place, or HQ's once it was escalated. */
export function ownRole(model: Model, person: PersonId, step: Step): ApproverRole | null {
  if (hasRole(model, person, step.role, step.site)) return step.role
  return step.escalatedAt !== null && hasRole(model, person, 'hq-manager') ? 'hq-manager' : null
}

/** Whether somebody may decide for those who have this role, as the policy says today. */
export function standsIn(model: Model, person: PersonId, role: ApproverRole): boolean {
  const usual: readonly Role[] = role === 'manager' ? ['manager', 'hq-manager'] : ['hq-manager']
  const roles = model.policy.standIns?.[role] ?? usual
  return roles.some((each) => hasRole(model, person, each))
}

/** The roles in which somebody decides, wherever. */
export const rolesOf = (model: Model, person: PersonId) =>
  (['manager', 'hq-manager'] as const).filter((role) => hasRole(model, person, role))

/** Whoever decides while somebody is away must be able to do so for each of their roles. */
export function covers(model: Model, giver: PersonId, delegate: PersonId): boolean {
  const roles = rolesOf(model, giver)
  return roles.length > 0 && roles.every((role) => standsIn(model, delegate, role))
}

/** The requester has no say, and whoever decided before, or had it decided for them, has had theirs. */
export function hasNoSay({ requester, approvals }: Requisition, person: PersonId): boolean {
  const before = approvals.flatMap((each) =>
    'decidedBy' in each ? [each.decidedBy, each.decidedFor] : [],
  )
  return person === requester || before.includes(person)
}

/** Good for a decision at this moment. */
export function standsAt(delegation: Delegation, at: Instant): boolean {
  if (delegation.endedAt !== null) return false
  if (delegation.kind === 'hand-over') return true
  return delegation.startsAt <= at && at < delegation.endsAt
}

export const isAbsence = (delegation: Delegation): delegation is Absence =>
  delegation.kind === 'absence'

/** Two absences that cannot both be: nobody is away twice, nor away and there for somebody else. */
export function lean(
  one: Pick<Absence, 'giver' | 'delegate' | 'startsAt' | 'endsAt'>,
  other: Delegation,
): boolean {
  if (!isAbsence(other) || other.endedAt !== null) return false
  if (one.startsAt >= other.endsAt || other.startsAt >= one.endsAt) return false
  return other.giver === one.giver || other.giver === one.delegate || other.delegate === one.giver
}

/** The hand-over of a step that nobody has taken back. */
export function handOverOf({ delegations }: Model, { id }: Step): HandOver | undefined {
  for (const each of delegations.values()) {
    if (each.kind === 'hand-over' && each.approval === id && each.endedAt === null) return each
  }
  return undefined
}

/** Everything that ever lent this step to somebody, also what has ended. */
export function lentFor(model: Model, step: Step): readonly Delegation[] {
  return [...model.delegations.values()].filter((each) =>
    each.kind === 'hand-over'
      ? each.approval === step.id
      : ownRole(model, each.giver, step) !== null,
  )
}

/** Whether a delegation gives its delegate a right to this step at this moment: its giver's, and no more. */
function gives(
  model: Model,
  requisition: Requisition,
  step: Step,
  delegation: Delegation,
  at: Instant,
): boolean {
  const { giver, delegate } = delegation
  const role = ownRole(model, giver, step)
  if (role === null || hasNoSay(requisition, giver)) return false
  return standsAt(delegation, at) && standsIn(model, delegate, role)
}

/** For whom somebody may decide a step at this moment; null is in person. */
export function maySign(
  model: Model,
  requisition: Requisition,
  step: Step,
  person: PersonId,
  at: Instant,
): readonly (PersonId | null)[] {
  if (hasNoSay(requisition, person)) return []
  if (ownRole(model, person, step) !== null)
    return handOverOf(model, step)?.giver === person ? [] : [null]
  return lentFor(model, step)
    .filter((each) => each.delegate === person && gives(model, requisition, step, each, at))
    .map((each) => each.giver)
}
