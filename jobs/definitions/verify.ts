import { z } from 'zod'
import type { Definition } from './definition.ts'

/** Look whether the records contradict themselves. */
export const verify = {
  payload: z.object({}),
  longest: 1_800,
} satisfies Definition<unknown>
