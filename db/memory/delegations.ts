import { type Absence, type Delegation, overlap } from '../../domain/delegation/delegation.ts'
import { mayStandIn, roleFor } from '../../domain/delegation/right.ts'
import type { Change } from '../../domain/desk/change.ts'
import { invariant } from '../../domain/invariant.ts'
import { holds, type Person } from '../../domain/people/person.ts'
import type { Committed } from '../store.ts'
import type { MemoryState } from './state.ts'

/** Of two absences that lean on each other the second is a conflict: the trigger of `delegations`. */
export function leaningOf(state: MemoryState, { put }: Change): Committed | null {
  const fresh = (put.delegations ?? []).filter(({ id }) => !state.delegations.has(id))
  const leaning = fresh.find(
    (each) =>
      each.kind === 'absence' &&
      [...state.delegations.values()].some((known) => leansOn(each, known)),
  )
  return leaning ? { kind: 'conflict', on: `delegation ${leaning.id}` } : null
}

function leansOn(one: Absence, other: Delegation): boolean {
  if (other.kind !== 'absence' || other.endedAt !== null || !overlap(one, other)) return false
  return [one.giver, one.delegate].includes(other.giver) || other.delegate === one.giver
}

/** Nobody gives what they do not hold, nobody stands in who may not, and what has ended stays so. Throws where it is not so. */
export function checkDelegations(state: MemoryState, { put }: Change): void {
  for (const delegation of put.delegations ?? []) {
    const before = state.delegations.get(delegation.id)
    if (before) {
      invariant(before.endedAt === null, `delegation ${delegation.id} has not ended`)
      continue
    }
    const giver = state.people.get(delegation.giver)
    const delegate = state.people.get(delegation.delegate)
    invariant(giver && delegate && giver !== delegate, `${delegation.id} is of two people`)
    const isAllowed =
      delegation.kind === 'absence'
        ? coversAll(state, giver, delegate)
        : coversStep(state, delegation, giver, delegate, put)
    invariant(isAllowed, `${delegate.id} may decide for ${giver.id}`)
    invariant(!isHandedOver(state, delegation), `${delegation.id} is the only one of its step`)
  }
}

/** The unique index `delegations_one_of_a_step`. */
function isHandedOver(state: MemoryState, delegation: Delegation): boolean {
  if (delegation.kind !== 'hand-over' || delegation.endedAt !== null) return false
  return [...state.delegations.values()].some(
    (each) =>
      each.kind === 'hand-over' && each.endedAt === null && each.approval === delegation.approval,
  )
}

function coversAll(state: MemoryState, giver: Person, delegate: Person): boolean {
  const roles = (['manager', 'hq-manager'] as const).filter((role) => holds(giver, role))
  return roles.length > 0 && roles.every((role) => mayStandIn(delegate, role, state.policy))
}

function coversStep(
  state: MemoryState,
  delegation: Extract<Delegation, { kind: 'hand-over' }>,
  giver: Person,
  delegate: Person,
  put: Change['put'],
): boolean {
  const folder = state.folders.get(delegation.requisition)
  if (!folder || [giver.id, delegate.id].includes(folder.header.requester)) return false
  const fresh = put.approvals?.find(({ id }) => id === delegation.approval)
  const step = fresh ?? folder.approvals.get(delegation.approval)
  if (step?.state !== 'pending') return false
  const roles = [
    roleFor(giver, step),
    step.escalatedAt !== null && holds(giver, 'hq-manager') ? ('hq-manager' as const) : null,
  ]
  return roles.some((role) => role !== null && mayStandIn(delegate, role, state.policy))
}
