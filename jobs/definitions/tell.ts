import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Post one short message about a requisition to one person. */
export const tell = {
  payload: z.object({ requisition: id, what: z.string(), person: id, address: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
