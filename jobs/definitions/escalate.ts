import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Ask HQ as well, when an approval has waited too long. */
export const escalate = {
  payload: z.object({ requisition: id, approval: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
