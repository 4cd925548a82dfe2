import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Remind whoever an approval waits for. */
export const remind = {
  payload: z.object({ requisition: id, approval: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
