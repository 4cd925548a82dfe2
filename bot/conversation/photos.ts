import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type NewTask, plainChange } from '../../domain/desk/change.ts'
import type { RequisitionId, ShipmentId } from '../../domain/ids.ts'
import type { Json } from '../../domain/json.ts'
import { mostPhotos } from '../../domain/shipment/photo.ts'
import type { Desk } from './desk.ts'
import type { Pressed, Said } from './incoming.ts'
import type { Talk } from './talk.ts'

/** Which delivery photos are of. */
export type Shown = { readonly requisition: RequisitionId; readonly shipment: ShipmentId }

/**
 * The tasks that fetch the photos which came with an event, one each: a report goes through at once, and its photos follow.
 * One more than a delivery may have is fetched, so that whoever sent too many is told once.
 */
export function photoTasks(
  { key, at, address, photos = [] }: Said | Pressed,
  { person }: Pick<Talk, 'person'>,
  { requisition, shipment }: Shown,
): readonly NewTask[] {
  return photos.slice(0, mostPhotos + 1).map((photo, index) => ({
    key: `photo:${key}:${index}`,
    kind: 'fetch-photo',
    payload: { requisition, shipment, person: person.id, address, photo },
    dueAt: at,
    // Each by itself: one that cannot be had for a while does not hold up the others.
    lane: null,
  }))
}

const lostShape = z.object({
  requisition: z.string(),
  person: z.string(),
  address: z.string(),
  shipment: z.string(),
  photo: z.string(),
})

/** A photo was tried for so long that it is given up: whoever sent it is asked to send it again. */
export async function tellPhotoLost(desk: Desk, payload: Json): Promise<void> {
  const { requisition, person, address, shipment, photo } = lostShape.parse(payload)
  const which = createHash('sha256').update(`${shipment} ${photo}`).digest('hex')
  const at = desk.now()
  const change = plainChange({
    key: `photo-lost/${which}`,
    at,
    tasks: [
      {
        key: `tell:photo-lost:${which}`,
        kind: 'tell',
        payload: { requisition, what: 'photo-gone', person, address },
        dueAt: at,
        lane: address,
      },
    ],
  })
  await desk.database.store.commit(change)
}
