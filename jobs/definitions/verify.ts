import { z } from 'zod'
import { type Definition, id } from './definition.ts'

/** Look whether the records contradict themselves; whoever asked for it sees how far it has come. */
export const verify = {
  payload: z.object({ asker: z.object({ person: id, address: id }).optional() }),
  longest: 1_800,
} satisfies Definition<unknown>
