import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** Posts what was answered, as it was stored; an event that was never answered has nothing to post. */
export async function say(context: JobContext, payload: Payload<'say'>): Promise<void> {
  const reply = await context.database.inbox.reply(payload.key)
  if (reply === undefined) return
  await context.presenter.say(payload.address, reply, payload.tried !== undefined)
}
