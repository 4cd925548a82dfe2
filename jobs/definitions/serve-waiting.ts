import { z } from 'zod'
import type { Definition } from './definition.ts'

/** Hand stock that has become free to the lines that wait for it. */
export const serveWaiting = {
  payload: z.object({}),
  longest: 300,
} satisfies Definition<unknown>
