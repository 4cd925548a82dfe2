import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Remind whoever an approval waits for: its approvers, or by a hand-over somebody else. */
export const remind = {
  payload: z.object({ requisition: id, approval: id, delegation: id.nullish() }),
  longest: oneMinute,
} satisfies Definition<unknown>
