import type { PartCode, PersonId, RequisitionId, ShipmentId, SiteId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** Stages in the order they are passed; a shipment never moves back. */
export const stages = [
  'shipped',
  'picked-up',
  'in-transit',
  'out-for-delivery',
  'delivered',
] as const

/** Where the goods are, as the carrier says. Delivered is not yet received: only the station closes a shipment. */
export type Stage = (typeof stages)[number]

export type ShipmentLine = {
  readonly shipment: ShipmentId
  /** The requisition line it serves. */
  readonly line: number
  readonly part: PartCode
  readonly shipped: number
  readonly accepted: number
  readonly damaged: number
  readonly short: number
}

type Sent = {
  readonly id: ShipmentId
  readonly requisition: RequisitionId
  readonly from: SiteId
  readonly to: SiteId
  readonly carrier: string
  readonly tracking: string
  readonly shippedAt: Instant
  readonly shippedBy: PersonId
  readonly promisedAt: Instant
  readonly stage: Stage
  readonly stageAt: Instant
  readonly version: number
  readonly lines: readonly ShipmentLine[]
}

/** Still on the way, or delivered and not yet looked at by the station. */
export type OpenShipment = Sent & { readonly state: 'open' }
/** The station has said what arrived: accepted + damaged + short = shipped on every line. */
export type ReceivedShipment = Sent & {
  readonly state: 'received'
  readonly receivedAt: Instant
  readonly receivedBy: PersonId
}

export type Shipment = OpenShipment | ReceivedShipment

/** The later of two stages; late news of an earlier stage changes nothing. */
export function laterStage(one: Stage, other: Stage): Stage {
  return stages.indexOf(one) >= stages.indexOf(other) ? one : other
}
