import { requisitionId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'

/** A requisition as it stands now, or null. */
export async function requisitionOf(context: JobContext, id: string): Promise<Requisition | null> {
  const snapshot = await context.database.store.load({ requisitions: [requisitionId(id)] })
  return snapshot.requisitions[0] ?? null
}
