import { z } from 'zod'
import { type Definition, id, oneMinute, tried } from './definition.ts'

/** Ask one operator what shall become of one task that was given up. */
export const showDeadLetter = {
  payload: z.object({ task: id, diedAt: z.number().int(), person: id, address: id, tried }),
  longest: oneMinute,
} satisfies Definition<unknown>
