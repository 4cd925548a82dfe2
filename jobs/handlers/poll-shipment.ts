import { perform } from '../../db/perform.ts'
import type { Task } from '../../db/store.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import { progress, type Unchanged } from '../../domain/desk/progress.ts'
import { requisitionId, shipmentId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { OpenShipment } from '../../domain/shipment/shipment.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** After so many failed questions the next round is waited for: giving up would end the tracking of this shipment. */
const patience = 4

/** Asks the carrier where a shipment is, takes the news over, and sets the next question. */
export async function pollShipment(
  context: JobContext,
  payload: Payload<'poll-shipment'>,
  task: Task,
): Promise<void> {
  const { store } = context.database
  const want = { requisitions: [requisitionId(payload.requisition)] }
  const shipment = (await store.load(want)).requisitions[0]?.shipments.find(
    (each) => each.id === payload.shipment,
  )
  if (!shipment || shipment.state !== 'open') return
  const at = context.now()
  const news = await carrierNews(context, shipment, task)
  await perform<Decided | Unchanged, Refusal>(store, want, (snapshot) => {
    const requisition = snapshot.requisitions[0]
    if (!requisition) return { kind: 'not-found', what: 'requisition', id: payload.requisition }
    return progress(requisition, snapshot.policy, {
      key: `task/${task.id}`,
      at,
      shipment: shipmentId(payload.shipment),
      round: payload.round,
      ...news,
    })
  })
}

async function carrierNews(context: JobContext, shipment: OpenShipment, task: Task) {
  try {
    return await context.carrier.track(shipment, context.now())
  } catch (error) {
    if (task.attempts < patience) throw error
    context.log.error('the carrier does not answer; it is asked again in the next round', {
      shipment: shipment.id,
      error,
    })
    return { stage: shipment.stage, stageAt: shipment.stageAt }
  }
}
