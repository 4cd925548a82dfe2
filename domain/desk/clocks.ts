import type { Approval, PendingApproval } from '../approval/approval.ts'
import { activeApproval } from '../approval/chain.ts'
import { handOverOf, type Standing } from '../delegation/delegation.ts'
import type { ApprovalId, DelegationId } from '../ids.ts'
import type { Line, Requisition } from '../requisition/requisition.ts'
import { statusOf } from '../requisition/status.ts'
import { stockFrom } from '../sourcing/plan.ts'
import type { Change } from './change.ts'
import {
  type Announcement,
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
  nobody,
} from './decision.ts'
import { releaseQuota, releaseStock } from './release.ts'
import { reserveWaiting } from './reserve.ts'
import type { PlanFacts } from './submit.ts'

/** The clock rang for something that is settled already. */
export type Overtaken = { readonly kind: 'overtaken' }
const overtaken: Overtaken = { kind: 'overtaken' }

type Clock = Command & { readonly approval: ApprovalId }

/** A reminder is of whoever had the step when it was set: the approvers, or by a hand-over somebody else. */
type Reminder = Clock & {
  readonly delegation?: DelegationId | null
  readonly standings?: readonly Standing[]
}

/** Nobody has decided yet: the approvers are reminded once, and whoever it was handed over to once. */
export function remind(requisition: Requisition, command: Reminder): Decided | Overtaken {
  const approval = due(requisition, command.approval)
  if (!approval || approval.remindedAt !== null) return overtaken
  const handed = handOverOf(approval.id, command.standings ?? [])
  if ((handed?.delegation.id ?? null) !== (command.delegation ?? null)) return overtaken
  const reminded = { ...approval, remindedAt: command.at }
  return stepChanged(requisition, reminded, command, 'reminded', 'reminder')
}

/** Still nobody: from now on HQ may decide as well, and sees the card. */
export function escalate(requisition: Requisition, command: Clock): Decided | Overtaken {
  const approval = due(requisition, command.approval)
  if (!approval || approval.escalatedAt !== null) return overtaken
  const escalated = { ...approval, escalatedAt: command.at }
  return stepChanged(requisition, escalated, command, 'escalated', 'escalated')
}

function due(requisition: Requisition, id: ApprovalId): PendingApproval | null {
  const approval = activeApproval(requisition)
  return approval?.id === id ? approval : null
}

function stepChanged(
  requisition: Requisition,
  changed: PendingApproval,
  command: Command,
  kind: string,
  news: 'reminder' | 'escalated',
): Decided {
  const approvals = requisition.approvals.map(
    (each): Approval => (each.id === changed.id ? changed : each),
  )
  const after = { ...requisition, approvals, version: requisition.version + 1 }
  const told = [{ what: news, to: 'approver' } as const]
  return clockChange(requisition, after, command, {
    expect: [],
    put: { approvals: [changed] },
    transfers: [],
    kind,
    news: told,
  })
}

/** Held too long without a decision: stock and quota go back, and the request keeps waiting for its approval. */
export function expireHold(requisition: Requisition, command: Command): Decided | Overtaken {
  const held = requisition.lines.some((line) => line.reserved > 0) || requisition.heldFen > 0
  const over = requisition.holdUntil !== null && requisition.holdUntil <= command.at
  if (statusOf(requisition) !== 'awaiting-approval' || !held || !over) return overtaken
  const after: Requisition = {
    ...requisition,
    lines: requisition.lines.map(unheld),
    heldFen: 0,
    holdUntil: null,
    version: requisition.version + 1,
  }
  return clockChange(requisition, after, command, {
    expect: [],
    put: { lines: after.lines },
    transfers: [...releaseStock(requisition.lines), ...releaseQuota(requisition)],
    kind: 'hold-expired',
    news: [
      { what: 'hold-expired', to: 'requester' },
      { what: 'hold-expired', to: 'approver' },
    ],
  })
}

/** A promise was good for as long as the hold. */
function unheld(line: Line): Line {
  if (line.reserved === 0) return line
  return { ...line, reserved: 0, source: null, promisedAt: null }
}

/** Stock has appeared somewhere: what waited is held now; the quota for it has been held since it was asked for. */
export function serveWaiting(
  requisition: Requisition,
  facts: PlanFacts,
  command: Command,
): Decided | Overtaken {
  const status = statusOf(requisition)
  if (status === 'awaiting-approval' || status === 'rejected' || status === 'cancelled')
    return overtaken
  const served = reserveWaiting(requisition, facts, stockFrom(facts.balances), command.at)
  if (served.transfers.length === 0) return overtaken
  const after = { ...requisition, lines: served.lines, version: requisition.version + 1 }
  return clockChange(requisition, after, command, {
    expect: [{ kind: 'policy', id: 'policy', version: facts.policy.version }],
    put: { lines: after.lines },
    transfers: served.transfers,
    kind: 'stock-found',
    news: [
      { what: 'stock-found', to: 'requester' },
      { what: 'to-ship', to: 'keeper' },
    ],
  })
}

type Rung = Pick<Change, 'expect' | 'put' | 'transfers'> & {
  readonly kind: string
  readonly news: Announcement['news']
}

function clockChange(
  before: Requisition,
  after: Requisition,
  command: Command,
  { expect, put, transfers, kind, news }: Rung,
): Decided {
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key: command.key,
      at: command.at,
      expect: [expectRequisition(before), ...expect],
      put: { requisitions: [headerOf(after)], ...put },
      transfers,
      events: [fact(after, kind, nobody, command.at)],
      tasks: [announce(after, command.at, news)],
      reply: null,
    },
  }
}
