import type { Requisition } from '../../domain/requisition/requisition.ts'
import { hasRole, type Model } from './model.ts'
import { lentFor, maySign } from './rights.ts'
import { must } from './violation.ts'

/** Whoever did this step held the role for it when it was written, however long ago they pressed the button. */
export function checkAuthority(
  model: Model,
  before: Requisition | undefined,
  after: Requisition,
): void {
  if (!before && after.kind === 'ordinary') {
    const isClerk = hasRole(model, after.requester, 'clerk', after.station)
    must(isClerk, 'only a clerk of the station asks', () => after.requester)
  }
  if (before?.cancelledBy === null && after.cancelledBy !== null) {
    const isClerk = hasRole(model, after.cancelledBy, 'clerk', after.station)
    must(isClerk, 'only a clerk of the station cancels', () => after.cancelledBy)
  }
  checkDecisions(model, before, after)
  for (const shipment of after.shipments) {
    const known = before?.shipments.find((each) => each.id === shipment.id)
    const facts = () => shipment
    if (!known) {
      const isKeeper = hasRole(model, shipment.shippedBy, 'keeper', shipment.from)
      must(isKeeper, 'only a keeper ships', facts)
    }
    if (known?.state === 'open' && shipment.state === 'received') {
      const isClerk = hasRole(model, shipment.receivedBy, 'clerk', shipment.to)
      must(isClerk, 'only a clerk of the station receives', facts)
    }
  }
}

/** A grade that never draws directly is served by its own centre, unless just that was put to an approver. */
export function checkSources({ sites, policy }: Model, requisition: Requisition): void {
  const station = sites.find((site) => site.id === requisition.station)
  if (station?.kind !== 'station' || requisition.kind === 'replacement') return
  if (policy.grades[station.grade].directDraw !== 'never') return
  for (const line of requisition.lines) {
    const near = [station.id, station.centre, null].includes(line.source)
    if (near || line.reserved + line.shipped === 0) continue
    const asked = requisition.approvals
      .flatMap((approval) => approval.reasons)
      .some((reason) => reason.kind === 'direct-draw' && reason.line === line.no)
    must(asked, 'a restricted grade draws directly only when asked for', () => requisition)
  }
}

/** The delegations of the model are still those from before this step. */
function checkDecisions(model: Model, before: Requisition | undefined, after: Requisition): void {
  if (!before) return
  for (const approval of after.approvals) {
    const known = before.approvals.find((each) => each.id === approval.id)
    if (!('decidedBy' in approval) || known?.state !== 'pending') continue
    const { decidedBy, decidedFor, decidedAt } = approval
    const signs = maySign(model, before, known, decidedBy, decidedAt)
    const facts = () => ({ approval, delegations: lentFor(model, known) })
    const rule =
      decidedFor === null
        ? 'only an authorised person decides'
        : 'a decision for another has a delegation of its moment'
    must(signs.includes(decidedFor), rule, facts)
  }
}
