import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** A draft that nobody has touched has expired: the message with its newest card says so. */
export const expireDraft = {
  payload: z.object({
    address: id,
    person: id,
    draft: id,
    revision: z.number().int(),
    message: id,
  }),
  longest: oneMinute,
} satisfies Definition<unknown>
