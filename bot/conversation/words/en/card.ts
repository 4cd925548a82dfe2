import type { Status } from '../../../../domain/requisition/status.ts'
import type { Stage } from '../../../../domain/shipment/shipment.ts'

const status: Record<Status, string> = {
  'awaiting-approval': 'Awaiting approval',
  'waiting-for-stock': 'Waiting for stock',
  'to-ship': 'To be shipped',
  'on-the-way': 'On the way',
  delivered: 'Delivered',
  closed: 'Closed',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
}

const stage: Record<Stage, string> = {
  shipped: 'Shipped',
  'picked-up': 'Picked up',
  'in-transit': 'In transit',
  'out-for-delivery': 'Out for delivery',
  delivered: 'Delivered',
}

/** What stands on cards: titles, labels, buttons. */
export const card = {
  status,
  stage,
  requestTitle: (id: string) => `Request ${id}`,
  replacementTitle: (id: string) => `Replacement ${id}`,
  approvalTitle: (id: string) => `Your decision: ${id}`,
  shipTitle: (id: string) => `To ship: ${id}`,
  shippedTitle: (id: string) => `Shipment for ${id}`,
  draftTitle: 'Please check and confirm',
  forStation: (station: string) => `for ${station}`,
  urgent: 'Urgent',
  replaces: (id: string) =>
    `Replaces what arrived broken or missing with ${id}; already approved, not charged again.`,
  replacedBy: (ids: string) => `Already being replaced by ${ids}.`,
  // facts
  requester: 'Requested by',
  station: 'Station',
  stationGrade: (station: string, grade: string) => `${station}, grade ${grade}`,
  serviceOrder: 'Service order',
  total: 'Value',
  quota: 'Quota this month',
  quotaLeft: (left: string, after: string) => `${left} left, ${after} after this`,
  quotaNow: (left: string) => `${left} left`,
  approver: 'Approval',
  noApproval: 'Not needed: within your limits',
  approvalBy: (who: string, site: string) => `Needed from ${who} (${site})`,
  withStatus: (text: string, status: string) => `${text} (${status})`,
  promised: 'In your hands by',
  deliverTo: 'Deliver to',
  carrier: 'Carrier',
  carrierName: {
    SF: 'SF Express',
    JD: 'JD Logistics',
    EMS: 'EMS',
    Deppon: 'Deppon',
    YTO: 'YTO Express',
  },
  tracking: 'Tracking number',
  claim: 'Claim',
  // a line
  pieces: (count: number) => `× ${count}`,
  code: (code: string) => `Code ${code}`,
  fits: (model: string) => `Fits ${model}`,
  doesNotFit: (model: string) => `Does not fit ${model}`,
  priceEach: (price: string) => `${price} each`,
  ownShelf: 'On your own shelf: take it now',
  from: (site: string, when: string) => `From ${site}, by ${when}`,
  waits: 'Nowhere in stock: it waits until stock arrives',
  typed: (text: string) => `You wrote: ${text}`,
  siblingDiffers: (model: string, sibling: string) =>
    `Not the one for ${sibling}. Please check that the rating plate says ${model}.`,
  supersededBy: (code: string) => `Superseded by ${code}`,
  usualTwin: (code: string) =>
    `Your station has ordered ${code} before, one character away, and never this one`,
  priceFarApart: 'Its price is far from that of the others',
  discontinued: 'No longer made',
  substitute: (code: string) => `${code} may be used instead`,
  substituteIf: (code: string, condition: string) => `${code} may be used instead: ${condition}`,
  serialRange: (from: string | null, to: string | null) =>
    `Only for serial numbers ${serials(from, to)}`,
  serialSpan: serials,
  serialNumber: 'Serial number',
  enterSerial: 'Enter the serial number',
  sendSerial: 'Send',
  stockEverywhere: (own: number, centre: number, hq: number, others: number) =>
    `In stock: station ${own}, centre ${centre}, HQ ${hq}, other centres ${others}`,
  lineDone: (received: number, damaged: number, short: number) =>
    [
      received > 0 ? `${received} received` : '',
      damaged > 0 ? `${damaged} damaged` : '',
      short > 0 ? `${short} missing` : '',
    ]
      .filter(Boolean)
      .join(', '),
  lineCancelled: (count: number) => `${count} cancelled`,
  // steps
  stepRequested: 'Requested',
  stepApproved: 'Approved',
  stepHeld: 'Stock held',
  stepReceived: 'Received',
  // approval
  whyRequestValue: (value: string, limit: string) =>
    `The request is worth ${value}; the limit is ${limit}.`,
  whyPiecePrice: (part: string, price: string, limit: string) =>
    `${part} costs ${price} apiece; the limit is ${limit}.`,
  whyLineQuantity: (part: string, quantity: number, limit: number) =>
    `${quantity} pieces of ${part}; the limit is ${limit}.`,
  whyOverQuota: (value: string, left: string) =>
    `It costs ${value}, but only ${left} of the month's quota is left.`,
  whyDirectDraw: (part: string, source: string) =>
    `${part} would come from ${source}; this grade draws on its own centre only.`,
  sameRepair: 'Also open for this repair',
  sameRepairRow: (id: string, status: string, parts: string) => `${id} (${status}): ${parts}`,
  approvedBy: (who: string, when: string) => `Approved by ${who}, ${when}`,
  rejectedBy: (who: string, when: string, reason: string) =>
    `Rejected by ${who}, ${when}: ${reason}`,
  escalated: 'Nobody has decided in time, so HQ may decide as well.',
  holdUntil: (when: string) => `Stock is held until ${when}.`,
  holdGone: 'The hold has run out; approving looks for stock again.',
  claimRow: (id: string, kind: 'damaged' | 'short', count: number, part: string, value: string) =>
    `${id}: ${count} × ${part} ${kind === 'damaged' ? 'damaged' : 'missing'}, ${value}`,
  // buttons and forms
  submit: 'Submit request',
  discard: 'Discard',
  dropLine: (no: number) => `Remove line ${no}`,
  noneOfThese: 'None of these',
  approve: 'Approve',
  reject: 'Reject',
  rejectSend: 'Reject with this reason',
  reason: 'Reason',
  reasonHint: 'What should the station do instead?',
  cancel: 'Cancel request',
  ship: 'Ship',
  shipSend: 'Shipped',
  trackingHint: 'As printed on the waybill',
  receivedAll: 'Received, all good',
  complain: 'Damaged or missing',
  complainSend: 'Report and get a replacement',
  damagedCount: (part: string) => `Damaged: ${part}`,
  shortCount: (part: string) => `Missing: ${part}`,
  note: 'What happened (optional)',
  noteHint: 'For the claim against the carrier',
  show: (id: string) => `Show ${id}`,
  more: (count: number) => `and ${count} more`,
  moreThan: (count: number) => (count > 0 ? `and more than ${count} more` : 'and perhaps more'),
}

function serials(from: string | null, to: string | null): string {
  if (from && to) return `from ${from} up to ${to}`
  if (from) return `from ${from}`
  return `up to ${to ?? ''}`
}
