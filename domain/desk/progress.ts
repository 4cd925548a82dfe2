import type { ShipmentId } from '../ids.ts'
import type { Policy } from '../policy/policy.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { laterStage, type OpenShipment, type Stage } from '../shipment/shipment.ts'
import { hours, type Instant } from '../time.ts'
import { type Change, type NewTask, plainChange } from './change.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
  nobody,
} from './decision.ts'

export type CarrierNews = Command & {
  readonly shipment: ShipmentId
  readonly stage: Stage
  /** When the carrier says it happened. */
  readonly stageAt: Instant
  readonly round: number
}

/** Nothing new: only the next question to the carrier is written down. */
export type Unchanged = { readonly kind: 'unchanged'; readonly change: Change }

/**
 * Takes over what a carrier says. News of an earlier stage changes nothing; a shipment never moves back. Until it is
 * delivered the carrier is asked again. Refusals: not-found.
 */
export function progress(
  requisition: Requisition,
  policy: Policy,
  command: CarrierNews,
): Decided | Unchanged | Refusal {
  const shipment = requisition.shipments.find((each) => each.id === command.shipment)
  if (!shipment) return { kind: 'not-found', what: 'shipment', id: command.shipment }
  const stage = laterStage(shipment.stage, command.stage)
  if (shipment.state !== 'open' || stage === shipment.stage)
    return unchanged(shipment.state === 'open' ? nextPoll(shipment, policy, command) : [], command)

  const moved: OpenShipment = {
    ...shipment,
    stage,
    stageAt: command.stageAt,
    version: shipment.version + 1,
  }
  const after: Requisition = {
    ...requisition,
    shipments: requisition.shipments.map((each) => (each.id === moved.id ? moved : each)),
    version: requisition.version + 1,
  }
  const { lines: _lines, ...row } = moved
  const news = stage === 'delivered' ? [{ what: 'delivered', to: 'requester' } as const] : []
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key: command.key,
      at: command.at,
      expect: [
        expectRequisition(requisition),
        { kind: 'shipment', id: shipment.id, version: shipment.version },
      ],
      put: { requisitions: [headerOf(after)], shipments: [row] },
      transfers: [],
      events: [fact(after, 'progress', nobody, command.at, { shipment: shipment.id, stage })],
      tasks: [announce(after, command.at, news), ...nextPoll(moved, policy, command)],
      reply: null,
    },
  }
}

function nextPoll(
  shipment: OpenShipment,
  policy: Policy,
  command: CarrierNews,
): readonly NewTask[] {
  if (shipment.stage === 'delivered') return []
  const round = command.round + 1
  return [
    {
      key: `poll-shipment:${shipment.id}:${round}`,
      kind: 'poll-shipment',
      payload: { requisition: shipment.requisition, shipment: shipment.id, round },
      dueAt: command.at + hours(policy.pollHours),
      lane: null,
    },
  ]
}

function unchanged(tasks: readonly NewTask[], command: CarrierNews): Unchanged {
  const { key, at } = command
  return {
    kind: 'unchanged',
    change: plainChange({ key, at, tasks }),
  }
}
