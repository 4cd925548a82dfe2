import { z } from 'zod'
import { type Definition, oneMinute } from './definition.ts'

/** Find everybody who reads the report of the month before. */
export const monthlyReport = {
  payload: z.object({}),
  longest: oneMinute,
} satisfies Definition<unknown>
