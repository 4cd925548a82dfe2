import { openOf, type Requisition, waitingOf } from './requisition.ts'

/** Where a requisition stands; derived from its lines, approvals and shipments, stored nowhere. */
export type Status =
  | 'awaiting-approval'
  | 'waiting-for-stock'
  | 'to-ship'
  | 'on-the-way'
  | 'delivered'
  | 'closed'
  | 'rejected'
  | 'cancelled'

export function statusOf(requisition: Requisition): Status {
  const { approvals, lines, shipments } = requisition
  if (approvals.some((approval) => approval.state === 'rejected')) return 'rejected'
  if (lines.every((line) => line.cancelled === line.requested)) return 'cancelled'
  if (approvals.some((approval) => approval.state === 'pending')) return 'awaiting-approval'
  if (lines.every((line) => openOf(line) === 0)) return 'closed'
  const onTheWay = shipments.filter((shipment) => shipment.state === 'open')
  if (onTheWay.some((shipment) => shipment.stage === 'delivered')) return 'delivered'
  if (onTheWay.length > 0) return 'on-the-way'
  if (lines.some((line) => line.reserved > 0)) return 'to-ship'
  return 'waiting-for-stock'
}

/** Which action is allowed in which status. The guards of the desk and the buttons of the cards both read it. */
const allowed = {
  decide: ['awaiting-approval'],
  cancel: ['awaiting-approval', 'waiting-for-stock', 'to-ship', 'on-the-way', 'delivered'],
  ship: ['to-ship', 'on-the-way', 'delivered'],
  receive: ['on-the-way', 'delivered'],
} satisfies Record<string, readonly Status[]>

export type RequisitionAction = keyof typeof allowed

/** True when the action is allowed now and there is something left that it can act on. */
export function can(requisition: Requisition, action: RequisitionAction): boolean {
  const states: readonly Status[] = allowed[action]
  if (!states.includes(statusOf(requisition))) return false
  switch (action) {
    case 'decide':
    case 'receive':
      return true
    case 'cancel':
      return requisition.lines.some((line) => line.reserved + waitingOf(line) > 0)
    case 'ship':
      return requisition.lines.some((line) => line.reserved > 0)
  }
}
