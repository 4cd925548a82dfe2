import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Post the answers that were stored with an inbound event. */
export const say = {
  payload: z.object({ key: id, address: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
