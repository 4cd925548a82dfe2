import { z } from 'zod'

/** Nothing that comes back from a client is believed, so lengths and forms are checked before it is called a press. */
export const pressShape = z.object({
  verb: z.string().min(1).max(64),
  subject: z.string().min(1).max(200),
  revision: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  choice: z.string().max(300).exactOptional(),
})
