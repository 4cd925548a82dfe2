import { z } from 'zod'
import { type Definition, oneMinute } from './definition.ts'

/** Tell the operators of every task that was given up and that they have not heard of. */
export const deadLetters = {
  payload: z.object({}),
  longest: oneMinute,
} satisfies Definition<unknown>
