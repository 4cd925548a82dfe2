import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** A requisition changed: bring every copy of its card up to date and tell whom it concerns. */
export const announce = {
  payload: z.object({
    requisition: id,
    version: z.number().int(),
    news: z.array(z.object({ what: z.string(), to: z.enum(['requester', 'approver', 'keeper']) })),
  }),
  longest: oneMinute,
} satisfies Definition<unknown>
