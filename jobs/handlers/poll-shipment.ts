import { perform } from '../../db/perform.ts'
import type { Task } from '../../db/store.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import { progress, type Unchanged } from '../../domain/desk/progress.ts'
import { requisitionId, shipmentId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

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
  const news = await context.carrier.track(shipment, at)
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
