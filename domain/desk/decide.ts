import type { Approval, PendingApproval } from '../approval/approval.ts'
import { activeApproval, decisionRefusal } from '../approval/chain.ts'
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
} & ({ readonly verdict: 'approve' } | { readonly verdict: 'reject'; readonly reason: string })

/**
 * Decides the step that is due. Approving the last step lets the goods go; a hold that ran out meanwhile is taken anew,
 * and a line that finds nothing waits. Rejecting gives everything back.
 * Refusals: wrong-state, stale, own-request, decided-before, not-allowed, reason-missing.
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
  const refusal = decisionRefusal(command.approver, requisition, approval)
  if (refusal) return refusal
  if (command.verdict === 'approve') return approve(requisition, approval, facts, command)
  if (command.reason.trim() === '') return { kind: 'reason-missing' }
  return reject(requisition, approval, command.reason.trim(), facts, command)
}

function approve(
  requisition: Requisition,
  approval: PendingApproval,
  facts: PlanFacts,
  command: Verdict,
): Decided {
  const { at, approver } = command
  const approvals = requisition.approvals.map(
    (each): Approval =>
      each.id === approval.id
        ? { ...approval, state: 'approved', decidedBy: approver.id, decidedAt: at }
        : each,
  )
  const next = approvals.find((each) => each.state === 'pending')
  if (next) {
    const after = { ...requisition, approvals, version: requisition.version + 1 }
    const tasks = [
      announce(after, at, [{ what: 'approval-wanted', to: 'approver' }]),
      ...approvalClocks(after, next.id, facts.policy, at),
    ]
    return decided(after, requisition, facts, command, [], tasks, 'step-approved')
  }
  const { after, transfers } = letGo({ ...requisition, approvals }, facts, command)
  const tasks = [
    announce(after, at, [
      { what: 'approved', to: 'requester' },
      { what: 'to-ship', to: 'keeper' },
    ]),
  ]
  return decided(after, requisition, facts, command, transfers, tasks, 'approved')
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
  approval: PendingApproval,
  reason: string,
  facts: PlanFacts,
  command: Verdict,
): Decided {
  const { at, approver } = command
  const approvals = requisition.approvals.map((each): Approval => {
    if (each.id === approval.id)
      return { ...approval, state: 'rejected', decidedBy: approver.id, decidedAt: at, reason }
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
  return decided(after, requisition, facts, command, transfers, tasks, 'rejected')
}

function decided(
  after: Requisition,
  before: Requisition,
  facts: PlanFacts,
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
  ]
  const reason = command.verdict === 'reject' ? { reason: command.reason.trim() } : {}
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
      events: [fact(after, kind, approver.id, at, { ...reason, byHq: escalated })],
      tasks,
      reply: { kind, requisition: after.id },
    },
  }
}
