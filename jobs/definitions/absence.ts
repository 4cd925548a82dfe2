import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Somebody told that they are away, is away from now on, or is back: whoever waits for them is shown who decides. */
export const absence = {
  payload: z.object({
    delegation: id,
    moment: z.enum(['told', 'begins', 'ends', 'ended']),
  }),
  longest: oneMinute,
} satisfies Definition<unknown>
