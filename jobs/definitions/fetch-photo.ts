import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/**
 * Fetch one photo that came with a message and keep it with a shipment. `photo` is opaque: only the channel of the address
 * knows where to fetch it.
 */
export const fetchPhoto = {
  payload: z.object({ requisition: id, shipment: id, person: id, address: id, photo: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
