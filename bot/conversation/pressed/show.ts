import type { Pressed } from '../incoming.ts'
import { showRequest } from '../said/requests.ts'
import type { Outcome, Talk } from '../talk.ts'

/** Posts the card of a request that stands in a list. */
export async function showPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  return await showRequest(talk, incoming.press.subject)
}
