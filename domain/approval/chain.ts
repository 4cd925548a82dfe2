import type { SiteId } from '../ids.ts'
import type { Site, Station } from '../network/site.ts'
import { holds, type Person } from '../people/person.ts'
import type { Policy } from '../policy/policy.ts'
import { chargeOf } from '../quota/quota.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import type { PlannedLine } from '../sourcing/plan.ts'
import type { ApprovalReason, ApproverRole, PendingApproval } from './approval.ts'

/** One person who must say yes, and why. */
export type ApprovalStep = {
  readonly role: ApproverRole
  readonly site: SiteId
  readonly reasons: readonly ApprovalReason[]
}

/**
 * Who must approve a plan: nobody within the grade's limits, else the manager of the station's centre,
 * and HQ as well above `secondApprovalFactor` times the request limit. The own shelf needs nobody.
 */
export function approvalsWanted(
  lines: readonly PlannedLine[],
  station: Station,
  sites: readonly Site[],
  policy: Policy,
  quotaLeftFen: number,
): readonly ApprovalStep[] {
  const drawn = lines.filter((line) => line.source !== station.id)
  const reasons = reasonsFor(lines, station, policy, quotaLeftFen)
  if (drawn.length === 0 || reasons.length === 0) return []
  const first: ApprovalStep = { role: 'manager', site: station.centre, reasons }
  const limit = policy.grades[station.grade].requestLimitFen * policy.secondApprovalFactor
  const hq = sites.find((site) => site.kind === 'hq')
  if (chargeOf(lines, station.id) <= limit || !hq) return [first]
  return [first, { role: 'hq-manager', site: hq.id, reasons }]
}

function reasonsFor(
  lines: readonly PlannedLine[],
  station: Station,
  policy: Policy,
  leftFen: number,
): readonly ApprovalReason[] {
  const limits = policy.grades[station.grade]
  const valueFen = chargeOf(lines, station.id)
  const reasons: ApprovalReason[] = []
  if (valueFen > limits.requestLimitFen)
    reasons.push({ kind: 'request-value', valueFen, limitFen: limits.requestLimitFen })
  if (valueFen > leftFen) reasons.push({ kind: 'over-quota', valueFen, leftFen })
  const numbered = lines.map((line, index) => ({ ...line, no: index + 1 }))
  const drawn = numbered.filter(({ source }) => source !== station.id)
  for (const line of drawn) {
    const { part, priceFen, source, no } = line
    // A part that comes from several warehouses stands on several lines, and is one wish all the same.
    const same = drawn.filter((each) => each.part === part)
    const earlier = same.filter((each) => each.no < no)
    if (priceFen > limits.pieceLimitFen && earlier.every((each) => each.priceFen !== priceFen))
      reasons.push({ kind: 'piece-price', line: no, priceFen, limitFen: limits.pieceLimitFen })
    const limit = limits.lineQuantityLimit
    if (pieces(earlier) <= limit && pieces(earlier) + line.quantity > limit)
      reasons.push({ kind: 'line-quantity', line: no, quantity: pieces(same), limit })
    if (limits.directDraw === 'never' && source !== null && source !== station.centre)
      reasons.push({ kind: 'direct-draw', line: no, source })
  }
  return reasons
}

const pieces = (lines: readonly PlannedLine[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** The step that is to be decided now: the first one still pending. */
export function activeApproval(requisition: Requisition): PendingApproval | null {
  for (const approval of requisition.approvals) {
    if (approval.state === 'pending') return approval
  }
  return null
}

/**
 * Whether this person may decide this step of this requisition in their own right; null means yes. Nobody decides their
 * own, and nobody twice, whether they did it themselves or somebody did it for them.
 */
export function decisionRefusal(
  person: Person,
  requisition: Requisition,
  approval: PendingApproval,
): Refusal | null {
  if (person.id === requisition.requester) return { kind: 'own-request' }
  const before = requisition.approvals.some(
    (other) =>
      other.state === 'approved' &&
      (other.decidedBy === person.id || other.decidedFor === person.id),
  )
  if (before) return { kind: 'decided-before' }
  if (holds(person, approval.role, approval.site)) return null
  if (approval.escalatedAt !== null && holds(person, 'hq-manager')) return null
  return { kind: 'not-allowed', role: approval.role }
}
