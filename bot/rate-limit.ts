import { z } from 'zod'
import { Paused } from './channels/channel.ts'

const header = z
  .union([z.string(), z.number(), z.array(z.string())])
  .transform((value) => Number(String(value)))

/** How the SDKs of the platforms tell of 429: Slack's own code and seconds, or a status with the response's headers. */
const limited = z.union([
  z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() }),
  z.object({
    statusCode: z.literal(429),
    response: z
      .object({ headers: z.looseObject({ 'retry-after': header.optional() }).optional() })
      .optional(),
  }),
])

/** Where a 429 says nothing about how long. */
const usual = 30
const longest = 600

/** Seconds after which a platform that refused with 429 may be asked again; null for any other error. */
export function retryAfterOf(error: unknown): number | null {
  if (error instanceof Paused) return error.seconds
  const parsed = limited.safeParse(error)
  if (!parsed.success) return null
  const { data } = parsed
  const told = 'retryAfter' in data ? data.retryAfter : data.response?.headers?.['retry-after']
  if (told === undefined || !Number.isFinite(told) || told < 0) return usual
  return Math.min(longest, told)
}
