import { z } from 'zod'
import { type Definition, id, oneMinute, tried } from './definition.ts'

/** Tell one of the two people of an absence that it was told, or that it is over. */
export const tellAbsence = {
  payload: z.object({
    delegation: id,
    person: id,
    address: id,
    what: z.enum(['told', 'over']),
    tried,
  }),
  longest: oneMinute,
} satisfies Definition<unknown>
