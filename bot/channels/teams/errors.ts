import { Paused, Undeliverable } from '../channel.ts'
import { ConnectorRefused } from './connector-client.ts'

/**
 * Statuses of the Bot Connector after which no retry helps: malformed (400), bot blocked or removed (403), conversation
 * or message gone (404), too large (413). Microsoft asks to try again after 412, 429, 5xx; 401 is a matter of settings.
 */
const hopeless = [400, 403, 404, 413]

/** The status an error of the SDK carries, when it carries one. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null
  const { statusCode } = error as { readonly statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : null
}

/** Where a 429 does not say for how long. */
const usualPause = 5

/**
 * Translates an error of the platform: `Paused` after a 429, `Undeliverable` when no retry helps, otherwise the error
 * itself as a fault.
 */
export function translate(error: unknown, operation: 'post' | 'update' | 'look-up'): never {
  if (error instanceof ConnectorRefused && error.statusCode === 429) {
    const seconds = error.retryAfter ?? usualPause
    throw new Paused(`teams ${operation}: rate limited`, seconds, { cause: error })
  }
  const status = statusOf(error)
  if (status === null || !hopeless.includes(status)) throw error
  const reason = error instanceof Error ? error.message : 'no reason given'
  throw new Undeliverable(`teams ${operation}: ${status} ${reason}`, { cause: error })
}
