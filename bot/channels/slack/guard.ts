import type { IncomingMessage } from 'node:http'
import type { verifySlackRequest } from '@slack/bolt'
import type { Instant } from '../../../domain/time.ts'
import { readBytes } from '../../http/body.ts'

const bodyLimit = 256 * 1_024
/** A stamp may be so many seconds from our clock, before or after: Bolt alone would take any from the future. */
const window = 300

export type Guarded =
  | { readonly kind: 'genuine'; readonly body: Buffer }
  | { readonly kind: 'refused'; readonly status: 401 | 413; readonly why: string }

const refused = (status: 401 | 413, why: string): Guarded => ({ kind: 'refused', status, why })

/**
 * Reads a request of Slack and checks that it is one: signed with our secret over its exact bytes, stamped within five
 * minutes of `now`. Nothing is let through unsigned, not even the old `ssl_check`.
 */
export async function guard(
  req: IncomingMessage,
  parts: {
    readonly secret: string
    readonly now: Instant
    readonly verify: typeof verifySlackRequest
  },
): Promise<Guarded> {
  const body = await readBytes(req, bodyLimit)
  if (body === null) return refused(413, 'The body is too large.')
  const signature = req.headers['x-slack-signature']
  const stamp = req.headers['x-slack-request-timestamp']
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp))
    return refused(401, 'A signature of Slack is missing.')
  if (Math.abs(parts.now / 1_000 - Number(stamp)) > window)
    return refused(401, 'This request is not of this moment.')
  try {
    parts.verify({
      signingSecret: parts.secret,
      body: body.toString(),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
      nowMilliseconds: parts.now,
    })
  } catch {
    return refused(401, 'The signature is not right.')
  }
  return { kind: 'genuine', body }
}
