import { z } from 'zod'
import { type Definition, id, oneMinute, tried } from './definition.ts'

/** Post one short message about a requisition to one person. */
export const tell = {
  payload: z.object({ requisition: id, what: z.string(), person: id, address: id, tried }),
  longest: oneMinute,
} satisfies Definition<unknown>
