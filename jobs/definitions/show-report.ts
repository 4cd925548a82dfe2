import { z } from 'zod'
import { type Definition, id } from './definition.ts'

/** Read one person's report and post it. `from`: a moment of its period; `sites`: null for all that the reader may see. */
export const showReport = {
  payload: z.object({
    person: id,
    address: id,
    unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    from: z.number().int(),
    sites: z.array(id).nullable(),
    /** The reader asked for it and waits. */
    isAwaited: z.boolean(),
  }),
  longest: 600,
} satisfies Definition<unknown>
