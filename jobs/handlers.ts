import type { Task } from '../db/store.ts'
import type { JobContext } from './context.ts'
import { isTaskKind, payloads } from './definitions.ts'
import { announce } from './handlers/announce.ts'
import {
  escalateApproval,
  releaseHold,
  remindApprover,
  serveAllWaiting,
} from './handlers/clocks.ts'
import { say, showCard, tell } from './handlers/deliver.ts'
import { handleInbound } from './handlers/handle-inbound.ts'
import { pollShipment } from './handlers/poll-shipment.ts'
import { alert, verify } from './handlers/verify.ts'

/** Runs one task to its end. Every handler may run twice: each effect has a key. Throws on an unknown kind or payload. */
export async function handleTask(context: JobContext, task: Task): Promise<void> {
  const { kind, payload } = task
  if (!isTaskKind(kind)) throw new Error(`no handler for tasks of kind ${kind}`)
  switch (kind) {
    case 'announce':
      return await announce(context, payloads.announce.parse(payload), task)
    case 'show-card':
      return await showCard(context, payloads['show-card'].parse(payload), task)
    case 'tell':
      return await tell(context, payloads.tell.parse(payload))
    case 'say':
      return await say(context, payloads.say.parse(payload))
    case 'handle-inbound':
      return await handleInbound(context, payloads['handle-inbound'].parse(payload))
    case 'remind':
      return await remindApprover(context, payloads.remind.parse(payload), task)
    case 'escalate':
      return await escalateApproval(context, payloads.escalate.parse(payload), task)
    case 'expire-hold':
      return await releaseHold(context, payloads['expire-hold'].parse(payload), task)
    case 'poll-shipment':
      return await pollShipment(context, payloads['poll-shipment'].parse(payload), task)
    case 'serve-waiting':
      return await serveAllWaiting(context, payloads['serve-waiting'].parse(payload), task)
    case 'verify':
      return await verify(context, payloads.verify.parse(payload), task)
    case 'alert':
      return await alert(context, payloads.alert.parse(payload))
  }
}
