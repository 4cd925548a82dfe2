import { transitTime } from '../../domain/network/distance.ts'
import type { Network } from '../../domain/network/network.ts'
import { type Stage, stages } from '../../domain/shipment/shipment.ts'
import type { Carrier } from '../context.ts'

/** At which share of the promised time on the road each stage is reached. */
const reachedAt: Readonly<Record<Stage, number>> = {
  shipped: 0,
  'picked-up': 0.05,
  'in-transit': 0.2,
  'out-for-delivery': 0.75,
  delivered: 0.9,
}

/** A carrier for trying things out: punctual, and wholly determined by when and how far it was sent. */
export function createSimulatedCarrier(network: Network): Carrier {
  return {
    track: async (shipment, now) => {
      const onTheRoad = transitTime(network.site(shipment.from), network.site(shipment.to))
      const times = stages.map((stage) => ({
        stage,
        stageAt: shipment.shippedAt + reachedAt[stage] * onTheRoad,
      }))
      const reached = times.filter((each) => each.stageAt <= now).at(-1)
      return reached ?? { stage: 'shipped', stageAt: shipment.shippedAt }
    },
  }
}
