import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Give back what a requisition has held too long. */
export const expireHold = {
  payload: z.object({ requisition: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
