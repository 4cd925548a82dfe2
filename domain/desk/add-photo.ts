import type { FileId, ShipmentId } from '../ids.ts'
import { holds, type Person } from '../people/person.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { mostPhotos } from '../shipment/photo.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
} from './decision.ts'

export type PhotoTaken = Command & {
  readonly person: Person
  readonly shipment: ShipmentId
  readonly file: FileId
}

/** It hangs there already. */
export type KeptBefore = { readonly kind: 'kept-before' }

/**
 * Somebody of the station shows what arrived: the photo goes with the shipment and every claim about it, before the damage is
 * reported or after. Refusals: not-found, not-allowed, too-many-photos.
 */
export function addPhoto(
  requisition: Requisition,
  command: PhotoTaken,
): Decided | Refusal | KeptBefore {
  const { person, file, at, key } = command
  const shipment = requisition.shipments.find((each) => each.id === command.shipment)
  if (!shipment) return { kind: 'not-found', what: 'shipment', id: command.shipment }
  if (!holds(person, 'clerk', shipment.to)) return { kind: 'not-allowed', role: 'clerk' }
  const photos = requisition.photos.filter((each) => each.shipment === shipment.id)
  if (photos.some((each) => each.file === file)) return { kind: 'kept-before' }
  if (photos.length >= mostPhotos)
    return { kind: 'too-many-photos', requisition: requisition.id, most: mostPhotos }
  const photo = {
    requisition: requisition.id,
    shipment: shipment.id,
    file,
    addedAt: at,
    addedBy: person.id,
  }
  const after: Requisition = {
    ...requisition,
    photos: [...requisition.photos, photo],
    version: requisition.version + 1,
  }
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key,
      at,
      expect: [
        expectRequisition(requisition),
        { kind: 'person', id: person.id, version: person.version },
      ],
      put: { requisitions: [headerOf(after)], photos: [photo] },
      transfers: [],
      events: [fact(after, 'photo-added', person.id, at, { shipment: shipment.id, file })],
      tasks: [announce(after, at)],
      reply: null,
    },
  }
}
