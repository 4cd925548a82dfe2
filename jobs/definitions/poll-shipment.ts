import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Ask the carrier where a shipment is. */
export const pollShipment = {
  payload: z.object({ requisition: id, shipment: id, round: z.number().int() }),
  longest: oneMinute,
} satisfies Definition<unknown>
