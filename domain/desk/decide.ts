import type { Approval, PendingApproval } from '../approval/approval.ts'
import { activeApproval } from '../approval/chain.ts'
import type { Standing } from '../delegation/delegation.ts'
import { type Right, rightToDecide } from '../delegation/right.ts'
import type { Transfer } from '../ledger/transfer.ts'
import { holds, type Person } from '../people/person.ts'
import { moveQuota, quotaLeft, quotaPlace } from '../quota/quota.ts'
import type { Refusal } from '../refusal.ts'
import { type Line, type Requisition, waitingOf } from '../requisition/requisition.ts'
import { can, statusOf } from '../requisition/status.ts'
import { stockFrom } from '../sourcing/plan.ts'
import type { Expectation, NewTask } from './change.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
} from './decision.ts'
import { cancelLine, releaseQuota, releaseStock } from './release.ts'
import { reserveWaiting } from './reserve.ts'
import { approvalClocks, type PlanFacts } from './submit.ts'

export type Verdict = Command & {
  readonly approver: Person
  /** The revision on the card that was pressed, or null when the request was named in words. */
  readonly revision: number | null
  /** The delegations that are known; left out: none. */
  readonly standings?: readonly Standing[]
} & ({ readonly verdict: 'approve' } | { readonly verdict: 'reject'; readonly reason: string })

/**
 * Decides the step that is due. Approving the last step lets the goods go; a hold that ran out meanwhile is taken anew,
 * and a line that finds nothing waits. Rejecting gives everything back.
 * Refusals: wrong-state, stale, reason-missing, and those of the right to decide.
 */
export function decide(
  requisition: Requisition,
  facts: PlanFacts,
  command: Verdict,
): Decided | Refusal {
  const approval = activeApproval(requisition)
  if (!can(requisition, 'decide') || !approval)
    return { kind: 'wrong-state', requisition: requisition.id, status: statusOf(requisition) }
  if (command.revision !== null && command.revision !== requisition.revision)
    return { kind: 'stale' }
  const right = rightToDecide(command.approver, requisition, approval, {
    at: command.at,
    policy: facts.policy,
    standings: command.standings ?? [],
  })
  if (right.kind !== 'right') return right
  const step = { approval, right, facts }
  if (command.verdict === 'approve') return approve(requisition, step, command)
  if (command.reason.trim() === '') return { kind: 'reason-missing' }
  return reject(requisition, step, command.reason.trim(), command)
}

/** The step that is due, by what right it is decided, and what else that rests on. */
type StepDue = {
  readonly approval: PendingApproval
  readonly right: Right
  readonly facts: PlanFacts
}

const signed = ({ right }: StepDue, { approver, at }: Verdict) => ({
  decidedBy: approver.id,
  decidedFor: right.by?.giver.id ?? null,
  decidedAt: at,
})

function approve(requisition: Requisition, step: StepDue, command: Verdict): Decided {
  const { at } = command
  const { approval, facts } = step
  const approvals = requisition.approvals.map(
    (each): Approval =>
      each.id === approval.id ? { ...approval, state: 'approved', ...signed(step, command) } : each,
  )
  const next = approvals.find((each) => each.state === 'pending')
  if (next) {
    const after = { ...requisition, approvals, version: requisition.version + 1 }
    const tasks = [
      announce(after, at, [{ what: 'approval-wanted', to: 'approver' }]),
      ...approvalClocks(after, next.id, facts.policy, at),
    ]
    return decided(after, requisition, step, command, [], tasks, 'step-approved')
  }
  const { after, transfers } = letGo({ ...requisition, approvals }, facts, command)
  const tasks = [
    announce(after, at, [
      { what: 'approved', to: 'requester' },
      { what: 'to-ship', to: 'keeper' },
    ]),
  ]
  return decided(after, requisition, step, command, transfers, tasks, 'approved')
}

/**
 * Everything is approved: stock and quota are held where they were not. What the quota does not cover is held from nobody;
 * it is granted when it is used, so that a cancellation gives back no more than was taken.
 */
function letGo(requisition: Requisition, facts: PlanFacts, command: Verdict) {
  const place = quotaPlace(requisition.station, requisition.quotaMonth)
  const wanted = requisition.lines.reduce(
    (sum, line) => sum + (line.reserved + waitingOf(line)) * line.priceFen,
    0,
  )
  const left = quotaLeft(facts.balances, place, true, 0)
  const missing = Math.min(left, Math.max(0, wanted - requisition.heldFen))
  const approved = {
    ...requisition,
    lines: requisition.lines.map(
      (line): Line => ({ ...line, approved: line.requested - line.cancelled }),
    ),
  }
  const held = reserveWaiting(approved, facts, stockFrom(facts.balances), command.at)
  const after: Requisition = {
    ...approved,
    lines: held.lines,
    heldFen: requisition.heldFen + missing,
    holdUntil: null,
    version: requisition.version + 1,
  }
  return { after, transfers: [...moveQuota('left', 'held', place, missing), ...held.transfers] }
}

function reject(
  requisition: Requisition,
  step: StepDue,
  reason: string,
  command: Verdict,
): Decided {
  const { at } = command
  const { approval } = step
  const approvals = requisition.approvals.map((each): Approval => {
    if (each.id === approval.id)
      return { ...approval, state: 'rejected', ...signed(step, command), reason }
    return each.state === 'pending' ? { ...each, state: 'withdrawn' } : each
  })
  const after: Requisition = {
    ...requisition,
    approvals,
    lines: requisition.lines.map(cancelLine),
    heldFen: 0,
    holdUntil: null,
    version: requisition.version + 1,
  }
  const transfers = [...releaseStock(requisition.lines), ...releaseQuota(requisition)]
  const tasks = [announce(after, at, [{ what: 'rejected', to: 'requester' }])]
  return decided(after, requisition, step, command, transfers, tasks, 'rejected')
}

function decided(
  after: Requisition,
  before: Requisition,
  { right, facts }: StepDue,
  command: Verdict,
  transfers: readonly Transfer[],
  tasks: readonly NewTask[],
  kind: 'approved' | 'step-approved' | 'rejected',
): Decided {
  const { approver, at } = command
  const expect: readonly Expectation[] = [
    expectRequisition(before),
    { kind: 'person', id: approver.id, version: approver.version },
    { kind: 'policy', id: 'policy', version: facts.policy.version },
    ...(right.by === null ? [] : restedOn(right.by)),
  ]
  const reason = command.verdict === 'reject' ? { reason: command.reason.trim() } : {}
  const lent =
    right.by === null ? {} : { for: right.by.giver.id, delegation: right.by.delegation.id }
  const escalated = holds(approver, 'hq-manager')
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key: command.key,
      at,
      expect,
      put: { requisitions: [headerOf(after)], lines: after.lines, approvals: after.approvals },
      transfers,
      events: [fact(after, kind, approver.id, at, { ...reason, ...lent, byHq: escalated })],
      tasks,
      reply: { kind, requisition: after.id },
    },
  }
}

const restedOn = ({ delegation, giver }: Standing): readonly Expectation[] => [
  { kind: 'delegation', id: delegation.id, version: delegation.version },
  { kind: 'person', id: giver.id, version: giver.version },
]
