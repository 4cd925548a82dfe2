import { Paused, Undeliverable } from '../channel.ts'

/** Errors of the Web API after which no retry helps: the place or the message is gone, closed, or will not take this. */
const hopeless: readonly string[] = [
  'account_inactive',
  'cannot_dm_bot',
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'ekm_access_denied',
  'invalid_arguments',
  'invalid_blocks',
  'is_archived',
  'message_not_found',
  'messages_tab_disabled',
  'msg_blocks_too_long',
  'msg_too_long',
  'not_in_channel',
  'restricted_action',
  'thread_locked',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
]

/** What the Web API said was wrong (`{ ok: false, error }`), or null when it is no answer of Slack. */
export function slackError(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null
  const { data } = error
  if (typeof data !== 'object' || data === null || !('error' in data)) return null
  return typeof data.error === 'string' ? data.error : null
}

/** The seconds of a 429's Retry-After, or null when it is something else. */
function retryAfter(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null
  if ('retryAfter' in error && typeof error.retryAfter === 'number') return error.retryAfter
  return slackError(error) === 'ratelimited' ? 1 : null
}

/**
 * Translates an error of the platform: `Paused` after a 429, `Undeliverable` when no retry helps, otherwise the error
 * itself as a fault. A time-out is a fault: whether the message arrived is not known.
 */
export function translate(error: unknown, operation: 'post' | 'update' | 'fetch'): never {
  const seconds = retryAfter(error)
  const cause = { cause: error }
  if (seconds !== null) throw new Paused(`slack ${operation}: rate limited`, seconds, cause)
  const code = slackError(error)
  if (code === null || !hopeless.includes(code)) throw error
  throw new Undeliverable(`slack ${operation}: ${code}`, cause)
}
