import type { PendingApproval } from '../../domain/approval/approval.ts'
import type { Absence } from '../../domain/delegation/delegation.ts'
import type {
  Change,
  ConversationRow,
  RequisitionRow,
  ShipmentRow,
} from '../../domain/desk/change.ts'
import {
  approvalId,
  delegationId,
  type RequisitionId,
  requisitionId,
  shipmentId,
} from '../../domain/ids.ts'
import type { AccountPlace } from '../../domain/ledger/account.ts'
import type { Transfer } from '../../domain/ledger/transfer.ts'
import type { Line } from '../../domain/requisition/requisition.ts'
import {
  centre,
  clerk,
  compressor,
  hq,
  keeper,
  manager,
  model,
  monday,
  otherManager,
  station,
} from './company.ts'

/** A change that does nothing but what is said. */
export function change(key: string, rest: Partial<Change> = {}): Change {
  return {
    key,
    at: monday,
    expect: [],
    put: {},
    transfers: [],
    events: [],
    tasks: [],
    reply: { done: key },
    ...rest,
  }
}

export const id = (number: number) => requisitionId(`REQ-${number}`)

export function header(of: RequisitionId, rest: Partial<RequisitionRow> = {}): RequisitionRow {
  return {
    id: of,
    kind: 'ordinary',
    replaces: null,
    replacedBy: null,
    station,
    requester: clerk,
    serviceOrder: null,
    urgent: false,
    createdAt: monday,
    locale: 'zh-Hans',
    version: 1,
    revision: 1,
    quotaMonth: '2026-11',
    heldFen: 0,
    usedFen: 0,
    holdUntil: null,
    cancelledBy: null,
    ...rest,
  }
}

export function line(of: RequisitionId, rest: Partial<Line> = {}): Line {
  return {
    requisition: of,
    no: 1,
    part: compressor,
    model,
    requested: 2,
    approved: 2,
    reserved: 0,
    picked: 0,
    shipped: 0,
    received: 0,
    damaged: 0,
    short: 0,
    cancelled: 0,
    source: null,
    priceFen: 38_000,
    promisedAt: null,
    typed: '压缩机 2个',
    ...rest,
  }
}

export function pending(of: RequisitionId, step = 1): PendingApproval {
  return {
    id: approvalId(`${of}-A${step}`),
    requisition: of,
    step,
    role: 'manager',
    site: centre,
    reasons: [{ kind: 'request-value', valueFen: 76_000, limitFen: 50_000 }],
    askedAt: monday,
    remindedAt: null,
    escalatedAt: null,
    state: 'pending',
  }
}

export function shipment(of: RequisitionId, rest: Partial<ShipmentRow> = {}): ShipmentRow {
  return {
    id: shipmentId(`${of}-S1`),
    requisition: of,
    from: hq,
    to: station,
    carrier: 'SF',
    tracking: `SF-${of}`,
    shippedAt: monday,
    shippedBy: keeper,
    promisedAt: monday + 86_400_000,
    stage: 'shipped',
    stageAt: monday,
    state: 'open',
    version: 1,
    ...rest,
  } as ShipmentRow
}

export function conversation(
  address: string,
  rest: Partial<ConversationRow> = {},
): ConversationRow {
  return {
    address,
    person: clerk,
    kind: 'personal',
    locale: 'zh-Hans',
    draft: null,
    version: 1,
    usedAt: monday,
    ...rest,
  }
}

export function transfer(
  from: AccountPlace,
  to: AccountPlace,
  quantity: number,
  unit: string = compressor,
): Transfer {
  return { from, to, unit, quantity }
}

export const available = (place: string): AccountPlace => ({ kind: 'available', place })
export const reserved = (place: string): AccountPlace => ({ kind: 'reserved', place })

/** A manager is away for two days and leaves everything to another one. */
export function absence(rest: Partial<Absence> = {}): Absence {
  return {
    kind: 'absence',
    id: delegationId('away'),
    giver: manager,
    delegate: otherManager,
    startsAt: monday,
    endsAt: monday + 2 * 86_400_000,
    note: null,
    givenAt: monday,
    endedAt: null,
    version: 1,
    ...rest,
  }
}
