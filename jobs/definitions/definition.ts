import { z } from 'zod'

/** What is known of a job without its handler: enqueuing and checking never load what does the work. */
export type Definition<Payload> = {
  /** Ids only; checked when it comes out of the database. */
  readonly payload: z.ZodType<Payload>
  /** Seconds after which a run counts as failed, however busy it still looks. */
  readonly longest: number
}

/** Any id; not empty. */
export const id = z.string().min(1)

/** Addresses at which a message could not be delivered before it came to this one. */
export const tried = z.array(id).optional()

/** Long enough for a chat platform that is slow, short enough that its lane is not lost to a call that never ends. */
export const oneMinute = 60
