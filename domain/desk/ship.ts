import { type SiteId, shipmentId } from '../ids.ts'
import { transitTime } from '../network/distance.ts'
import type { Site } from '../network/site.ts'
import { holds, type Person } from '../people/person.ts'
import type { Policy } from '../policy/policy.ts'
import { moveQuota, quotaPlace } from '../quota/quota.ts'
import type { Refusal } from '../refusal.ts'
import type { Line, Requisition } from '../requisition/requisition.ts'
import { can, statusOf } from '../requisition/status.ts'
import type { OpenShipment } from '../shipment/shipment.ts'
import { hours } from '../time.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
} from './decision.ts'

export type Dispatch = Command & {
  readonly keeper: Person
  /** The warehouse it leaves. */
  readonly from: Site
  readonly to: Site
  readonly carrier: string
  readonly tracking: string
}

/**
 * Everything that one warehouse holds for a requisition leaves as one shipment; held quota becomes used, and what was
 * approved beyond the quota is granted for it. A replacement costs nothing.
 * Refusals: not-allowed, wrong-state, nothing-to-ship, tracking-missing.
 */
export function ship(
  requisition: Requisition,
  policy: Policy,
  command: Dispatch,
): Decided | Refusal {
  const { keeper, from, at } = command
  if (!holds(keeper, 'keeper', from.id)) return { kind: 'not-allowed', role: 'keeper' }
  if (!can(requisition, 'ship'))
    return { kind: 'wrong-state', requisition: requisition.id, status: statusOf(requisition) }
  const leaving = requisition.lines.filter((line) => line.source === from.id && line.reserved > 0)
  if (leaving.length === 0) return { kind: 'nothing-to-ship' }
  const tracking = command.tracking.trim().toUpperCase()
  if (tracking === '') return { kind: 'tracking-missing' }

  const shipment = newShipment(requisition, leaving, tracking, command)
  const usedFen = valueOfLeaving(requisition, leaving)
  const fromHeld = Math.min(requisition.heldFen, usedFen)
  const quota = quotaPlace(requisition.station, requisition.quotaMonth)
  const after: Requisition = {
    ...requisition,
    lines: requisition.lines.map((line) => shipLine(line, from.id, shipment.promisedAt)),
    heldFen: requisition.heldFen - fromHeld,
    usedFen: requisition.usedFen + usedFen,
    shipments: [...requisition.shipments, shipment],
    version: requisition.version + 1,
  }
  const { lines: _lines, ...shipmentRow } = shipment
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key: command.key,
      at,
      expect: [
        expectRequisition(requisition),
        { kind: 'shipment', id: shipment.id, version: 0 },
        { kind: 'person', id: keeper.id, version: keeper.version },
      ],
      put: {
        requisitions: [headerOf(after)],
        lines: after.lines,
        shipments: [shipmentRow],
        shipmentLines: shipment.lines,
      },
      transfers: [
        ...leaving.map((line) => ({
          from: { kind: 'reserved', place: from.id } as const,
          to: { kind: 'transit', place: shipment.id } as const,
          unit: line.part,
          quantity: line.reserved,
        })),
        ...moveQuota('held', 'used', quota, fromHeld),
        ...moveQuota('granted', 'used', quota, usedFen - fromHeld),
      ],
      events: [
        fact(after, 'shipped', keeper.id, at, {
          shipment: shipment.id,
          carrier: command.carrier,
          tracking,
        }),
      ],
      tasks: [
        announce(after, at),
        {
          key: `poll-shipment:${shipment.id}:1`,
          kind: 'poll-shipment',
          payload: { requisition: after.id, shipment: shipment.id, round: 1 },
          dueAt: at + hours(policy.pollHours),
          lane: null,
        },
      ],
      reply: { kind: 'shipped', requisition: after.id, shipment: shipment.id },
    },
  }
}

function valueOfLeaving(requisition: Requisition, leaving: readonly Line[]): number {
  if (requisition.kind === 'replacement') return 0
  return leaving.reduce((sum, line) => sum + line.reserved * line.priceFen, 0)
}

function newShipment(
  requisition: Requisition,
  leaving: readonly Line[],
  tracking: string,
  command: Dispatch,
): OpenShipment {
  const { from, to, at } = command
  const id = shipmentId(`${requisition.id}-S${requisition.shipments.length + 1}`)
  return {
    id,
    requisition: requisition.id,
    from: from.id,
    to: to.id,
    carrier: command.carrier,
    tracking,
    shippedAt: at,
    shippedBy: command.keeper.id,
    promisedAt: at + transitTime(from, to),
    stage: 'shipped',
    stageAt: at,
    version: 1,
    state: 'open',
    lines: leaving.map((line) => ({
      shipment: id,
      line: line.no,
      part: line.part,
      shipped: line.reserved,
      accepted: 0,
      damaged: 0,
      short: 0,
    })),
  }
}

function shipLine(line: Line, from: SiteId, promisedAt: number): Line {
  if (line.source !== from || line.reserved === 0) return line
  return {
    ...line,
    picked: line.picked + line.reserved,
    shipped: line.shipped + line.reserved,
    reserved: 0,
    promisedAt,
  }
}
