import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/**
 * Takes up an event whose handling did not finish. While somebody else still holds it (or held it when their process
 * died) there is no reply yet, and the rescue must come again: to be completed now would lose the event.
 */
export async function handleInbound(
  context: JobContext,
  { key }: Payload<'handle-inbound'>,
): Promise<void> {
  await context.presenter.handleInbound(key)
  const reply = await context.database.inbox.reply(key)
  if (reply === undefined) throw new Error('the event is still held by whoever took it first')
}
