import { isDeepStrictEqual } from 'node:util'
import type { Line, Requisition } from '../../domain/requisition/requisition.ts'
import { stages } from '../../domain/shipment/shipment.ts'
import { mayGo, waits } from './model.ts'
import { must } from './violation.ts'

/** What must be true of any requisition at any moment. */
export function checkRequisition(requisition: Requisition): void {
  const { lines, approvals, claims } = requisition
  for (const line of lines) checkLine(requisition, line)
  checkShipments(requisition)
  checkApprovals(requisition)
  const open = lines.some((line) => openPieces(line) > 0)
  const over = !open || requisition.cancelledBy !== null || isRejected(requisition)
  const holds = requisition.heldFen > 0 || lines.some((line) => line.reserved > 0)
  must(!over || !holds, 'what is over holds nothing', () => requisition)
  must(
    !over || approvals.every((each) => each.state !== 'pending'),
    'what is over waits for nobody',
    () => requisition,
  )
  must(
    requisition.holdUntil === null || approvals.some((each) => each.state === 'pending'),
    'a hold runs only while somebody must approve',
    () => requisition,
  )
  const claimed = claims.reduce((sum, claim) => sum + claim.quantity, 0)
  const wrong = lines.reduce((sum, line) => sum + line.damaged + line.short, 0)
  must(claimed === wrong, 'what is damaged or missing is claimed', () => requisition)
  if (requisition.kind === 'replacement') {
    const free = requisition.heldFen + requisition.usedFen === 0 && approvals.length === 0
    must(free && requisition.replaces !== null, 'a replacement costs nothing', () => requisition)
  }
}

const isRejected = ({ approvals }: Requisition) =>
  approvals.some((approval) => approval.state === 'rejected')

const openPieces = (line: Line) =>
  line.requested - line.cancelled - line.received - line.damaged - line.short

function checkLine(requisition: Requisition, line: Line): void {
  const { requested, approved, reserved, picked, shipped, received, damaged, short, cancelled } =
    line
  const counts = [reserved, picked, shipped, received, damaged, short, cancelled, approved]
  const facts = () => line
  must(requested > 0 && counts.every((count) => count >= 0), 'no quantity is below zero', facts)
  must(approved <= requested, 'no more is approved than was asked for', facts)
  must(waits(line) >= 0, 'no more is held and shipped than was asked for', facts)
  must(received + damaged + short <= shipped, 'no more arrives than was shipped', facts)
  must(picked === shipped, 'what was picked was shipped', facts)
  must(reserved === 0 || line.source !== null, 'what is held has a source', facts)
  if (line.source === requisition.station) return
  must(shipped <= approved, 'nothing leaves that was not approved', facts)
  const sent = requisition.shipments
    .flatMap((shipment) => shipment.lines)
    .filter((each) => each.line === line.no)
  const sum = (of: 'shipped' | 'accepted' | 'damaged' | 'short') =>
    sent.reduce((total, each) => total + each[of], 0)
  const same =
    sum('shipped') === shipped &&
    sum('accepted') === received &&
    sum('damaged') === damaged &&
    sum('short') === short
  must(same, 'a line is the sum of its shipments', () => ({ line, sent }))
}

function checkShipments(requisition: Requisition): void {
  const { shipments } = requisition
  must(shipments.length === 0 || mayGo(requisition), 'nothing leaves unapproved', () => requisition)
  for (const shipment of shipments) {
    for (const line of shipment.lines) {
      const told = line.accepted + line.damaged + line.short
      const expected = shipment.state === 'open' ? 0 : line.shipped
      must(told === expected, 'accepted + damaged + short = shipped', () => shipment)
      must(line.shipped > 0, 'a shipment has pieces on every line', () => shipment)
    }
  }
}

/** Steps are decided in order, by and for different people, none of them the requester; a no ends it. */
function checkApprovals({ approvals, requester, cancelledBy }: Requisition): void {
  const facts = () => approvals
  const deciders = approvals.flatMap((each) =>
    'decidedBy' in each ? [each.decidedBy, ...(each.decidedFor ? [each.decidedFor] : [])] : [],
  )
  must(!deciders.includes(requester), 'nobody decides on their own request', facts)
  must(new Set(deciders).size === deciders.length, 'nobody decides twice', facts)
  const rank = { approved: 0, rejected: 1, pending: 2, withdrawn: 3 }
  const states = approvals.map((each) => rank[each.state])
  must(
    states.every((state, index) => index === 0 || (states[index - 1] ?? 0) <= state),
    'steps are decided in order',
    facts,
  )
  const withdrawn = approvals.some((each) => each.state === 'withdrawn')
  const ended = cancelledBy !== null || approvals.some((each) => each.state === 'rejected')
  must(!withdrawn || ended, 'a step is withdrawn only from what has ended', facts)
}

/** What never changes once it was submitted. */
function askedFor({ lines, ...requisition }: Requisition): readonly unknown[] {
  const { id, kind, station, requester, createdAt, replaces } = requisition
  const { serviceOrder, urgent, quotaMonth } = requisition
  const wanted = lines.map(({ part, model, no, requested, priceFen, typed }) => {
    return [part, model, no, requested, priceFen, typed]
  })
  return [
    id,
    kind,
    station,
    requester,
    createdAt,
    replaces,
    serviceOrder,
    urgent,
    quotaMonth,
    wanted,
  ]
}

/** What must be true of any step from one state of a requisition to the next. */
export function checkStep(before: Requisition | undefined, after: Requisition): void {
  const facts = () => ({ before, after })
  must(after.version === (before?.version ?? 0) + 1, 'versions rise by one', facts)
  if (!before) return
  must(isDeepStrictEqual(askedFor(before), askedFor(after)), 'what was asked for stays', facts)
  for (const [index, line] of before.lines.entries()) {
    const rises = (['shipped', 'received', 'damaged', 'short', 'cancelled'] as const).every(
      (count) => line[count] <= (after.lines[index]?.[count] ?? -1),
    )
    must(rises, 'what has happened to a line stays', facts)
  }
  must(before.revision <= after.revision, 'revisions rise', facts)
  must(before.usedFen <= after.usedFen, 'what was used stays used', facts)
  must(
    isDeepStrictEqual(before.claims, after.claims.slice(0, before.claims.length)),
    'claims stay',
    facts,
  )
  checkDecisionsStay(before, after)
  checkShipmentsStay(before, after)
}

function checkDecisionsStay(before: Requisition, after: Requisition): void {
  for (const [index, approval] of before.approvals.entries()) {
    const next = after.approvals[index]
    const stays = approval.state === 'pending' || isDeepStrictEqual(approval, next)
    must(stays && next?.id === approval.id, 'a decision stays', () => ({ approval, next }))
  }
}

function checkShipmentsStay(before: Requisition, after: Requisition): void {
  for (const [index, shipment] of before.shipments.entries()) {
    const next = after.shipments[index]
    const facts = () => ({ shipment, next })
    must(next?.id === shipment.id, 'a shipment stays', facts)
    const forward = stages.indexOf(shipment.stage) <= stages.indexOf(next?.stage ?? 'shipped')
    must(forward, 'a shipment never moves back', facts)
    const closed = shipment.state === 'received'
    must(!closed || isDeepStrictEqual(shipment, next), 'a received shipment stays', facts)
  }
}
