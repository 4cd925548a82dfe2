import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Tell a person and the operators that an account was linked by its e-mail address. */
export const tellLinked = {
  payload: z.object({ account: id, address: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
