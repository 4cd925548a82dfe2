import type { Approval, PendingApproval } from '../approval/approval.ts'
import { activeApproval } from '../approval/chain.ts'
import { type HandOver, handOverOf, isAhead, type Standing } from '../delegation/delegation.ts'
import { type Circumstances, mayStandIn, rightToDecide, roleFor } from '../delegation/right.ts'
import { type DelegationId, delegationId } from '../ids.ts'
import type { Json } from '../json.ts'
import type { Person } from '../people/person.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { can, statusOf } from '../requisition/status.ts'
import { hours } from '../time.ts'
import type { Expectation } from './change.ts'
import {
  type Announcement,
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
  later,
} from './decision.ts'

export type HandingOver = Command & {
  readonly giver: Person
  readonly delegate: Person
  readonly note: string
  /** The revision on the card that was pressed. */
  readonly revision: number
}

type Known = Omit<Circumstances, 'at'>

/**
 * Leaves the step that is due to somebody else, who is shown it and reminded as the giver would have been. When HQ is
 * asked as well does not change: nobody waits longer because a request was passed on.
 * A step is with one delegate at a time, whichever of its approvers left it to them.
 * Refusals: wrong-state, stale, stands-in, handed-already, delegate-barred, and those of the right to decide.
 */
export function handOver(
  requisition: Requisition,
  known: Known,
  command: HandingOver,
): Decided | Refusal {
  const { giver, delegate, at } = command
  const approval = activeApproval(requisition)
  if (!can(requisition, 'decide') || !approval)
    return { kind: 'wrong-state', requisition: requisition.id, status: statusOf(requisition) }
  if (command.revision !== requisition.revision) return { kind: 'stale' }
  const right = rightToDecide(giver, requisition, approval, { ...known, at })
  if (right.kind !== 'right') return right
  if (right.by !== null) return { kind: 'stands-in', giver: right.by.giver.name }
  const handed = handOverOf(approval.id, known.standings)
  if (handed) return { kind: 'handed-already', giver: handed.giver.name, to: handed.delegate.name }
  const why = barOf(delegate, giver, requisition, approval, { ...known, at })
  if (why !== null) return { kind: 'delegate-barred', delegate: delegate.name, why }
  const earlier = known.standings.filter(
    ({ delegation }) => delegation.kind === 'hand-over' && delegation.approval === approval.id,
  )
  const given: HandOver = {
    kind: 'hand-over',
    id: delegationId(`${approval.id}-D${earlier.length + 1}`),
    requisition: requisition.id,
    approval: approval.id,
    giver: giver.id,
    delegate: delegate.id,
    note: command.note.trim() || null,
    givenAt: at,
    endedAt: null,
    version: 1,
  }
  return moved(requisition, approval, known, command, {
    what: 'handed-over',
    handOver: given,
    remindsOf: given.id,
    expect: [
      { kind: 'policy', id: 'policy', version: known.policy.version },
      ...[giver, delegate].map(({ id, version }): Expectation => ({ kind: 'person', id, version })),
    ],
    news: [{ what: 'handed-over', to: 'approver' }],
    told: { to: delegate.id, note: given.note },
  })
}

/** How a step comes to somebody else, or back. */
type Move = {
  readonly what: 'handed-over' | 'taken-back'
  readonly handOver: HandOver
  /** By which hand-over whoever is reminded decides; null: in their own right. */
  readonly remindsOf: DelegationId | null
  readonly expect: readonly Expectation[]
  readonly news: Announcement['news']
  readonly told: { readonly [key: string]: Json }
}

/** The step waits for somebody else from now on, who is shown it and reminded in their turn. */
function moved(
  requisition: Requisition,
  approval: PendingApproval,
  { policy }: Known,
  { key, at, giver }: Command & { readonly giver: Person },
  { what, handOver: row, remindsOf, expect, news, told }: Move,
): Decided {
  const waits = { ...approval, remindedAt: null }
  const approvals = requisition.approvals.map(
    (each): Approval => (each.id === approval.id ? waits : each),
  )
  const after = { ...requisition, approvals, version: requisition.version + 1 }
  const clock = { approval: approval.id, delegation: remindsOf }
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key,
      at,
      expect: [expectRequisition(requisition), ...expect],
      put: { requisitions: [headerOf(after)], approvals: [waits], delegations: [row] },
      transfers: [],
      events: [fact(after, what, giver.id, at, { delegation: row.id, ...told })],
      tasks: [
        announce(after, at, news),
        later(after, 'remind', at + hours(policy.remindAfterHours), clock),
      ],
      reply: { kind: what, requisition: after.id },
    },
  }
}

type Bar = Extract<Refusal, { kind: 'delegate-barred' }>['why']

/** Why somebody cannot take a step over; null when they can. */
export function barOf(
  delegate: Person,
  giver: Person,
  requisition: Requisition,
  approval: PendingApproval,
  { at, policy, standings }: Circumstances,
): Bar | null {
  const role = roleFor(giver, approval)
  if (delegate.id === giver.id) return 'themselves'
  if (delegate.id === requisition.requester) return 'requester'
  const before = requisition.approvals.some(
    (each) =>
      each.state === 'approved' &&
      (each.decidedBy === delegate.id || each.decidedFor === delegate.id),
  )
  if (before) return 'decided-before'
  if (role === null || !mayStandIn(delegate, role, policy)) return 'no-right'
  const away = standings.some(
    ({ delegation }) =>
      delegation.giver === delegate.id && isAhead(delegation, at) && delegation.startsAt <= at,
  )
  return away ? 'away' : null
}

/**
 * The giver takes a step back while nobody has decided it, and is reminded again.
 * Refusals: wrong-state, nothing-delegated.
 */
export function takeBack(
  requisition: Requisition,
  known: Known,
  command: Command & { readonly giver: Person },
): Decided | Refusal {
  const { giver, at } = command
  const approval = activeApproval(requisition)
  if (!can(requisition, 'decide') || !approval)
    return { kind: 'wrong-state', requisition: requisition.id, status: statusOf(requisition) }
  const handed = handOverOf(approval.id, known.standings)
  if (handed?.giver.id !== giver.id) return { kind: 'nothing-delegated' }
  const ended = endOf(handed, at)
  return moved(requisition, approval, known, command, {
    what: 'taken-back',
    handOver: ended,
    remindsOf: null,
    expect: [{ kind: 'delegation', id: ended.id, version: ended.version - 1 }],
    news: [],
    told: {},
  })
}

function endOf({ delegation }: Standing<HandOver>, at: number): HandOver {
  return { ...delegation, endedAt: at, version: delegation.version + 1 }
}
