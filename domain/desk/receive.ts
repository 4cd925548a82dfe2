import type { Claim } from '../claim/claim.ts'
import { claimId, type RequisitionId, type ShipmentId } from '../ids.ts'
import type { Transfer } from '../ledger/transfer.ts'
import { holds, type Person } from '../people/person.ts'
import type { Refusal } from '../refusal.ts'
import type { Line, Requisition } from '../requisition/requisition.ts'
import { statusOf } from '../requisition/status.ts'
import type { OpenShipment, ReceivedShipment, ShipmentLine } from '../shipment/shipment.ts'
import { holdStock } from './birth.ts'
import type { Expectation, NewTask } from './change.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
} from './decision.ts'
import { newReplacement } from './replacement.ts'
import type { PlanFacts } from './submit.ts'

/** Pieces of one requisition line that arrived broken or not at all; everything else arrived well. */
export type Complaint = { readonly line: number; readonly damaged: number; readonly short: number }

export type Receipt = Command & {
  readonly receiver: Person
  readonly shipment: ShipmentId
  readonly complaints: readonly Complaint[]
  readonly note: string | null
  /** The id a replacement would get; null when nothing is complained about. */
  readonly replacement: RequisitionId | null
}

/**
 * The station says what arrived; only this closes a shipment. What is broken or missing becomes a claim and, by itself,
 * an urgent replacement with its own hold on the fastest stock. Refusals: not-found, not-allowed, wrong-state, too-many-told.
 */
export function receive(
  requisition: Requisition,
  facts: PlanFacts,
  command: Receipt,
): Decided | Refusal {
  const { receiver } = command
  const shipment = requisition.shipments.find((each) => each.id === command.shipment)
  if (!shipment) return { kind: 'not-found', what: 'shipment', id: command.shipment }
  if (!holds(receiver, 'clerk', shipment.to)) return { kind: 'not-allowed', role: 'clerk' }
  if (shipment.state !== 'open')
    return { kind: 'wrong-state', requisition: requisition.id, status: statusOf(requisition) }
  const lines = shipment.lines.map((line) => inspected(line, command.complaints))
  return (
    tooManyTold(requisition, shipment, lines, command.complaints) ??
    close(requisition, shipment, lines, facts, command)
  )
}

function inspected(line: ShipmentLine, complaints: readonly Complaint[]): ShipmentLine {
  const mine = complaints.filter((each) => each.line === line.line)
  const damaged = mine.reduce((sum, each) => sum + Math.max(0, each.damaged), 0)
  const short = mine.reduce((sum, each) => sum + Math.max(0, each.short), 0)
  return { ...line, damaged, short, accepted: line.shipped - damaged - short }
}

/** A complaint about a line that was not in the shipment is one about more pieces than came: none did. */
function tooManyTold(
  requisition: Requisition,
  shipment: OpenShipment,
  lines: readonly ShipmentLine[],
  complaints: readonly Complaint[],
): Refusal | null {
  const wrong = lines.find((line) => line.accepted < 0)
  if (wrong) {
    const { part, shipped, damaged, short } = wrong
    return { kind: 'too-many-told', part, shipped, told: damaged + short }
  }
  const stray = complaints.find(
    (each) => each.damaged + each.short > 0 && !lines.some((line) => line.line === each.line),
  )
  if (!stray) return null
  const line = requisition.lines.find((each) => each.no === stray.line)
  if (!line) return { kind: 'not-found', what: 'shipment', id: `${shipment.id}/${stray.line}` }
  return { kind: 'too-many-told', part: line.part, shipped: 0, told: stray.damaged + stray.short }
}

function close(
  requisition: Requisition,
  shipment: OpenShipment,
  lines: readonly ShipmentLine[],
  facts: PlanFacts,
  command: Receipt,
): Decided {
  const { at, receiver } = command
  const claims = claimsFor(requisition, shipment, lines, command)
  const replacement = newReplacement(requisition, claims, facts, command)
  const { lines: _lines, ...sent } = shipment
  const row: Omit<ReceivedShipment, 'lines'> = {
    ...sent,
    state: 'received',
    receivedAt: at,
    receivedBy: receiver.id,
    version: shipment.version + 1,
  }
  const after: Requisition = {
    ...requisition,
    lines: requisition.lines.map((line) => settle(line, lines)),
    shipments: requisition.shipments.map((each) =>
      each.id === shipment.id ? { ...row, lines } : each,
    ),
    claims: [...requisition.claims, ...claims],
    replacedBy: replacement?.id ?? requisition.replacedBy,
    version: requisition.version + 1,
  }
  const tasks: NewTask[] = [announce(after, at)]
  if (replacement) tasks.push(announceReplacement(replacement, command))
  return {
    kind: 'decided',
    requisition: after,
    ...(replacement ? { replacement } : {}),
    change: {
      key: command.key,
      at,
      expect: expectations(requisition, shipment, replacement, command),
      put: {
        requisitions: [after, ...(replacement ? [replacement] : [])].map(headerOf),
        lines: [...after.lines, ...(replacement?.lines ?? [])],
        shipments: [row],
        shipmentLines: lines,
        claims,
      },
      transfers: [
        ...lines.flatMap((line) => settlements(requisition, shipment, line)),
        ...(replacement ? holdStock(replacement) : []),
      ],
      events: [
        fact(after, 'received', receiver.id, at, {
          shipment: shipment.id,
          note: command.note,
          lines: lines.map(({ line, accepted, damaged, short }) => ({
            line,
            accepted,
            damaged,
            short,
          })),
        }),
        ...claims.map((claim) => fact(after, 'claim-opened', receiver.id, at, { claim: claim.id })),
        ...(replacement
          ? [fact(replacement, 'replaced', receiver.id, at, { replaces: requisition.id })]
          : []),
      ],
      tasks,
      reply: { kind: 'received', requisition: after.id, replacement: replacement?.id ?? null },
    },
  }
}

function expectations(
  requisition: Requisition,
  shipment: OpenShipment,
  replacement: Requisition | null,
  command: Receipt,
): readonly Expectation[] {
  const { receiver } = command
  return [
    expectRequisition(requisition),
    { kind: 'shipment', id: shipment.id, version: shipment.version },
    { kind: 'person', id: receiver.id, version: receiver.version },
    ...(replacement ? [{ kind: 'requisition', id: replacement.id, version: 0 } as const] : []),
  ]
}

function announceReplacement(replacement: Requisition, command: Receipt): NewTask {
  return announce(replacement, command.at, [
    { what: 'replacement', to: 'requester' },
    { what: 'to-ship', to: 'keeper' },
  ])
}

function settle(line: Line, told: readonly ShipmentLine[]): Line {
  const mine = told.find((each) => each.line === line.no)
  if (!mine) return line
  return {
    ...line,
    received: line.received + mine.accepted,
    damaged: line.damaged + mine.damaged,
    short: line.short + mine.short,
  }
}

function settlements(
  requisition: Requisition,
  shipment: OpenShipment,
  line: ShipmentLine,
): readonly Transfer[] {
  const from = { kind: 'transit', place: shipment.id } as const
  const good = requisition.serviceOrder
    ? ({ kind: 'consumed', place: requisition.serviceOrder } as const)
    : ({ kind: 'available', place: shipment.to } as const)
  const all: readonly Transfer[] = [
    { from, to: good, unit: line.part, quantity: line.accepted },
    { from, to: { kind: 'damaged', place: shipment.to }, unit: line.part, quantity: line.damaged },
    { from, to: { kind: 'lost', place: shipment.to }, unit: line.part, quantity: line.short },
  ]
  return all.filter((transfer) => transfer.quantity > 0)
}

function claimsFor(
  requisition: Requisition,
  shipment: OpenShipment,
  lines: readonly ShipmentLine[],
  command: Receipt,
): readonly Claim[] {
  const wrongs = lines.flatMap((line) => [
    { line, kind: 'damaged' as const, quantity: line.damaged },
    { line, kind: 'short' as const, quantity: line.short },
  ])
  return wrongs
    .filter((wrong) => wrong.quantity > 0)
    .map(({ line, kind, quantity }, index): Claim => {
      const price = requisition.lines.find((each) => each.no === line.line)?.priceFen ?? 0
      return {
        id: claimId(`${requisition.id}-C${requisition.claims.length + index + 1}`),
        requisition: requisition.id,
        shipment: shipment.id,
        line: line.line,
        part: line.part,
        kind,
        quantity,
        valueFen: price * quantity,
        carrier: shipment.carrier,
        note: command.note,
        openedAt: command.at,
        openedBy: command.receiver.id,
      }
    })
}
