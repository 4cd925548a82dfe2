import { z } from 'zod'
import { type Definition, id, oneMinute } from './definition.ts'

/** Bring one copy of a card to the version it should show. */
export const showCard = {
  payload: z.object({ copy: id }),
  longest: oneMinute,
} satisfies Definition<unknown>
