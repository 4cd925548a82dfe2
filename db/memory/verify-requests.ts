import type { Approval } from '../../domain/approval/approval.ts'
import { isInForce, overlap } from '../../domain/delegation/delegation.ts'
import { openOf, type Requisition, waitingOf } from '../../domain/requisition/requisition.ts'
import { type Decision, type MemoryState, requisitionOf } from './state.ts'
import type { Check } from './verify.ts'

const lines: Check = (state) =>
  [...state.folders.values()]
    .flatMap((folder) => [...folder.lines.values()])
    .filter((line) => {
      const { requested, approved, reserved, picked, shipped, received, damaged, short } = line
      const counts = [approved, reserved, picked, shipped, received, damaged, short, line.cancelled]
      return (
        Math.min(...counts, requested - 1, waitingOf(line), openOf(line)) < 0 ||
        received + damaged + short > shipped ||
        approved > requested ||
        shipped > Math.min(approved, picked) ||
        (line.source === null && reserved + shipped > 0)
      )
    })
    .map((line) => ({ what: `${line.requisition} line ${line.no}`, detail: JSON.stringify(line) }))

const decisions: Check = (state) =>
  [...state.folders.values()].flatMap((folder) => {
    const requisition = requisitionOf(folder)
    return requisition.approvals
      .filter((approval) => !isSound(state, requisition, approval))
      .map((approval) => ({ what: `approval ${approval.id}`, detail: JSON.stringify(approval) }))
  })

/** Decided by somebody else than the requester and the other deciders, with authority, after the steps before. */
function isSound(state: MemoryState, requisition: Requisition, approval: Approval): boolean {
  const seen = state.decisions.get(approval.id)
  if (!('decidedBy' in approval)) return seen === undefined
  if (seen?.person !== approval.decidedBy || seen.verdict !== approval.state) return false
  const others = requisition.approvals.filter((each) => each.id !== approval.id)
  const hands = [approval.decidedBy, approval.decidedFor ?? approval.decidedBy]
  const isAsked = seen.role === approval.role && seen.site === approval.site
  return (
    !hands.includes(requisition.requester) &&
    isLent(state, approval, seen) &&
    others.every(
      (each) =>
        !('decidedBy' in each) ||
        (!hands.includes(each.decidedBy) && !hands.includes(each.decidedFor ?? each.decidedBy)),
    ) &&
    others.every((each) => each.step >= approval.step || each.state === 'approved') &&
    (isAsked || (seen.role === 'hq-manager' && approval.escalatedAt !== null))
  )
}

/** Decided in one's own right, or by a delegation that was in force at that moment. */
function isLent(state: MemoryState, approval: Approval, { lent, person }: Decision): boolean {
  if (!('decidedBy' in approval)) return false
  if (lent === null || approval.decidedFor === null)
    return lent === null && approval.decidedFor === null
  const { giver, delegation } = lent
  const known = state.delegations.get(delegation.id)
  if (!known || giver !== approval.decidedFor || known.giver !== giver) return false
  if (known.delegate !== person || !isInForce(delegation, approval.decidedAt)) return false
  if (known.endedAt !== null && delegation.version >= known.version) return false
  return known.kind === 'absence' || known.approval === approval.id
}

/** Who is away and who decides for others are different people, and a hand-over is of one request. */
const delegations: Check = (state) => {
  const all = [...state.delegations.values()]
  const standing = all
    .filter((each) => each.kind === 'absence')
    .filter((each) => each.endedAt === null)
  const stray = all.filter((each) => {
    if (each.giver === each.delegate) return true
    if (each.kind === 'absence') return false
    const folder = state.folders.get(each.requisition)
    const isOf = folder?.approvals.has(each.approval) ?? false
    return !isOf || [each.giver, each.delegate].includes(folder?.header.requester ?? each.giver)
  })
  const leaning = standing.filter((one) =>
    standing.some(
      (other) =>
        other !== one &&
        overlap(one, other) &&
        (other.giver === one.delegate || other.giver === one.giver),
    ),
  )
  return [...stray, ...leaning].map((each) => ({
    what: `delegation ${each.id}`,
    detail: JSON.stringify(each),
  }))
}

/** Rejected, cancelled or with nothing more to come; what was on the road when it was cancelled still arrives. */
const endings: Check = (state) =>
  [...state.folders.values()].map(requisitionOf).flatMap((requisition) => {
    const { id, approvals, shipments, cancelledBy, heldFen } = requisition
    const isRejected = approvals.some((each) => each.state === 'rejected')
    const isSettled = requisition.lines.every((line) => openOf(line) === 0)
    if (!isRejected && !isSettled && cancelledBy === null) return []
    const holding = [
      ...requisition.lines
        .filter((line) => line.reserved + waitingOf(line) > 0)
        .map((line) => `line ${line.no}`),
      ...approvals.filter((each) => each.state === 'pending').map((each) => `approval ${each.id}`),
      ...(heldFen > 0 ? [`${heldFen} fen`] : []),
      ...(isRejected || isSettled ? shipments.filter((each) => each.state === 'open') : []).map(
        (each) => `shipment ${each.id}`,
      ),
    ]
    return holding.map((what) => ({ what: id, detail: `it is over and still holds ${what}` }))
  })

/** Events carry no hash here: nothing but this program has the maps in its hands. */
const events: Check = () => []

const history: Check = (state) =>
  [...state.folders.values()]
    .map(({ header }) => ({ header, newest: state.events.get(header.id)?.length ?? 0 }))
    .filter(({ header, newest }) => newest < header.version)
    .map(({ header, newest }) => ({
      what: header.id,
      detail: `version ${header.version} has ${newest} events`,
    }))

/** Requisitions, who decided on them, and what is told about them. */
export const requestChecks = { lines, decisions, delegations, endings, events, history }
