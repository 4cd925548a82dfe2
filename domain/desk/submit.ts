import type { PendingApproval } from '../approval/approval.ts'
import type { ApprovalStep } from '../approval/chain.ts'
import { approvalsWanted } from '../approval/chain.ts'
import { approvalId, type RequisitionId } from '../ids.ts'
import type { Balance } from '../ledger/account.ts'
import type { Locale } from '../locale.ts'
import type { Site, Station } from '../network/site.ts'
import { holds, type Person } from '../people/person.ts'
import type { Policy } from '../policy/policy.ts'
import { chargeOf, moveQuota, quotaLeft, quotaPlace } from '../quota/quota.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { type AskedPart, type PlannedLine, planLines, stockFrom } from '../sourcing/plan.ts'
import { hours, type Instant, monthOf } from '../time.ts'
import { holdStock, newLine } from './birth.ts'
import type { Expectation, NewTask, QuotaGrantRow } from './change.ts'
import { announce, type Command, type Decided, fact, headerOf, later } from './decision.ts'
import { digestOf, planText } from './plan-digest.ts'

/** What a plan rests on. */
export type PlanFacts = {
  readonly station: Station
  readonly sites: readonly Site[]
  readonly policy: Policy
  readonly balances: readonly Balance[]
  /** Ids of the quota grants that exist. */
  readonly quotaGrants: readonly string[]
}

/** What a person is shown before they submit: sources, promise, price, quota and who must approve. */
export type Plan = {
  readonly lines: readonly PlannedLine[]
  readonly approvals: readonly ApprovalStep[]
  readonly chargeFen: number
  readonly quotaLeftFen: number
  readonly quotaMonth: string
  /** 16 characters that stand for sources, prices and approvals; a button carries them. */
  readonly digest: string
}

/** Looks at own station, own centre, HQ and the other centres, and at the grade's limits and quota. Changes nothing. */
export function planRequest(
  asked: readonly AskedPart[],
  facts: PlanFacts,
  at: Instant,
  urgent: boolean,
): Plan {
  const { station, sites, policy } = facts
  const quotaMonth = monthOf(at)
  const place = quotaPlace(station.id, quotaMonth)
  const { monthlyQuotaFen, directDraw } = policy.grades[station.grade]
  const granted = facts.quotaGrants.includes(place)
  const quotaLeftFen = quotaLeft(facts.balances, place, granted, monthlyQuotaFen)
  const draw = { station, sites, directDraw, urgent }
  const lines = planLines(asked, stockFrom(facts.balances), draw, at)
  const approvals = approvalsWanted(lines, station, sites, policy, quotaLeftFen)
  return {
    lines,
    approvals,
    chargeFen: chargeOf(lines, station.id),
    quotaLeftFen,
    quotaMonth,
    digest: digestOf(planText(lines, approvals)),
  }
}

export type Submission = Command & {
  readonly id: RequisitionId
  readonly requester: Person
  readonly locale: Locale
  readonly asked: readonly AskedPart[]
  readonly serviceOrder: string | null
  readonly urgent: boolean
  /** The digest of the plan on the card that was confirmed. */
  readonly shownDigest: string
}

/**
 * Turns a confirmed draft into a requisition: holds the stock, holds the quota, asks for approval where the policy wants one.
 * Refusals: not-allowed, nothing-asked, plan-changed.
 */
export function submit(facts: PlanFacts, command: Submission): Decided | Refusal {
  const { station } = facts
  if (!holds(command.requester, 'clerk', station.id)) return { kind: 'not-allowed', role: 'clerk' }
  const countable = command.asked.every(
    ({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0,
  )
  if (command.asked.length === 0 || !countable) return { kind: 'nothing-asked' }
  const plan = planRequest(command.asked, facts, command.at, command.urgent)
  if (plan.digest !== command.shownDigest) return { kind: 'plan-changed', lines: plan.lines }

  const place = quotaPlace(station.id, plan.quotaMonth)
  const held = plan.chargeFen <= plan.quotaLeftFen ? plan.chargeFen : 0
  const requisition = newRequisition(plan, facts, command, held)
  const grant = quotaGrant(plan, facts)
  return {
    kind: 'decided',
    requisition,
    change: {
      key: command.key,
      at: command.at,
      expect: expectations(facts, command, place),
      put: {
        requisitions: [headerOf(requisition)],
        lines: requisition.lines,
        approvals: requisition.approvals,
        quotaGrants: grant ? [grant] : [],
      },
      transfers: [
        ...(grant ? moveQuota('granted', 'left', place, grant.amountFen) : []),
        ...moveQuota('left', 'held', place, held),
        ...holdStock(requisition),
      ],
      events: [
        fact(requisition, 'submitted', command.requester.id, command.at, {
          shown: planText(plan.lines, plan.approvals),
          typed: command.asked.map((want) => want.typed),
          approvals: requisition.approvals.map((approval) => approval.id),
        }),
      ],
      tasks: tasksAfter(requisition, facts.policy, command.at),
      reply: { kind: 'submitted', requisition: requisition.id },
    },
  }
}

function newRequisition(
  plan: Plan,
  facts: PlanFacts,
  command: Submission,
  heldFen: number,
): Requisition {
  const approvals = plan.approvals.map(
    (step, index): PendingApproval => ({
      id: approvalId(`${command.id}-A${index + 1}`),
      requisition: command.id,
      step: index + 1,
      role: step.role,
      site: step.site,
      reasons: step.reasons,
      askedAt: command.at,
      remindedAt: null,
      escalatedAt: null,
      state: 'pending',
    }),
  )
  const pending = approvals.length > 0
  return {
    id: command.id,
    kind: 'ordinary',
    replaces: null,
    replacedBy: null,
    station: facts.station.id,
    requester: command.requester.id,
    serviceOrder: command.serviceOrder,
    urgent: command.urgent,
    createdAt: command.at,
    locale: command.locale,
    version: 1,
    revision: 1,
    quotaMonth: plan.quotaMonth,
    heldFen,
    usedFen: 0,
    holdUntil: pending ? command.at + hours(facts.policy.holdHours) : null,
    cancelledBy: null,
    lines: plan.lines.map((line, index) =>
      newLine(command.id, line, index + 1, facts.station, pending),
    ),
    approvals,
    shipments: [],
    claims: [],
    photos: [],
  }
}

function quotaGrant(plan: Plan, facts: PlanFacts): QuotaGrantRow | null {
  const { station, policy } = facts
  const id = quotaPlace(station.id, plan.quotaMonth)
  if (facts.quotaGrants.includes(id)) return null
  const amountFen = policy.grades[station.grade].monthlyQuotaFen
  return { id, site: station.id, month: plan.quotaMonth, amountFen, version: 1 }
}

function expectations(
  facts: PlanFacts,
  command: Submission,
  place: string,
): readonly Expectation[] {
  const rested: Expectation[] = [
    { kind: 'requisition', id: command.id, version: 0 },
    { kind: 'person', id: command.requester.id, version: command.requester.version },
    { kind: 'policy', id: 'policy', version: facts.policy.version },
  ]
  if (facts.quotaGrants.includes(place)) return rested
  return [...rested, { kind: 'quota-grant', id: place, version: 0 }]
}

function tasksAfter(requisition: Requisition, policy: Policy, at: Instant): readonly NewTask[] {
  const first = requisition.approvals[0]
  if (!first) return [announce(requisition, at, [{ what: 'to-ship', to: 'keeper' }])]
  return [
    announce(requisition, at, [{ what: 'approval-wanted', to: 'approver' }]),
    ...approvalClocks(requisition, first.id, policy, at),
    later(requisition, 'expire-hold', at + hours(policy.holdHours), {}),
  ]
}

/** The reminder and the escalation of a step that has just become the one to decide. */
export function approvalClocks(
  requisition: Requisition,
  approval: string,
  policy: Policy,
  at: Instant,
): readonly NewTask[] {
  return [
    later(requisition, 'remind', at + hours(policy.remindAfterHours), { approval }),
    later(requisition, 'escalate', at + hours(policy.escalateAfterHours), { approval }),
  ]
}
