import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Take up an inbound event whose handling did not finish. */
export const handleInbound = {
  payload: z.object({ key: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
