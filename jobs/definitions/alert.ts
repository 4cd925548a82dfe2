import { z } from 'zod'
import { type Definition, id, oneMinute, tried } from './definition.ts'

/** Tell one operator of contradictions. */
export const alert = {
  payload: z.object({ person: id, address: id, tried, count: z.number().int(), first: z.string() }),
  longest: oneMinute,
} satisfies Definition<unknown>
