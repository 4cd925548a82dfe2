import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Tell one of the two people of an absence that it was told, or that it is over. */
export const tellAbsence = {
  payload: z.object({
    delegation: id,
    person: id,
    address: id,
    what: z.enum(['told', 'over']),
  }),
  longest: oneMinute,
} satisfies Definition<unknown>
