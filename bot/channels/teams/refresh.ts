import type { Press } from '../../conversation/press.ts'
import type { Json } from './text.ts'

/** The verb of the action that a client carries out on its own when it shows a card. */
export const refreshVerb = 'refresh'

/**
 * What makes clients ask for a card anew when they show it. Without `userIds` they do so for everybody in chats of up to 60
 * people; in larger ones the updates of the copies have to do.
 */
export function refreshOf({ subject, revision }: Press): Json {
  const data = { verb: refreshVerb, subject, revision }
  return { refresh: { action: { type: 'Action.Execute', verb: refreshVerb, data } } }
}
