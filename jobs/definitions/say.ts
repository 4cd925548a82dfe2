import { z } from 'zod'
import { type Definition, id, oneMinute, tried } from './definition.ts'

/** Post the answers that were stored with an inbound event. */
export const say = {
  payload: z.object({ key: id, address: id, tried }),
  longest: oneMinute,
} satisfies Definition<unknown>
