import { z } from 'zod'
import type { Inbox } from '../../db/store.ts'
import type { Json } from '../../domain/json.ts'
import { converse } from './converse.ts'
import type { CurrentDesk, Desk } from './desk.ts'
import type { Incoming, Intake } from './incoming.ts'
import { createTurns } from './turns.ts'

const leaseSeconds = 30

/** Records what came in, once, for channels that have to tell their platform so before anything is done about it. */
export function createRecorder(inbox: Inbox): (incoming: Incoming) => Promise<void> {
  return async (incoming) => {
    const body: Json = JSON.parse(JSON.stringify(incoming))
    await inbox.record({ key: incoming.key, body, receivedAt: incoming.at })
  }
}

/** Records what came in before anything else, then handles it. What was handled before is answered from the record. */
export function createIntake(current: CurrentDesk): Intake {
  // The catalogue may change; the database stays.
  const record = createRecorder(current().database.inbox)
  const inTurn = createTurns()
  return async (incoming) => {
    await record(incoming)
    return await inTurn(incoming.address, async () => {
      const desk = current()
      const taken = await desk.database.inbox.take(incoming.key, leaseSeconds)
      if (!taken) return await answeredBefore(desk, incoming)
      return await handled(desk, incoming, taken.token)
    })
  }
}

/** Takes up an event that was recorded and never finished; the answer to a press then comes by the cards alone. */
export function createRescue(current: CurrentDesk): (key: string) => Promise<void> {
  return async (key) => {
    const desk = current()
    const taken = await desk.database.inbox.take(key, leaseSeconds)
    if (!taken) return
    await handled(desk, readIncoming(taken.body), taken.token)
  }
}

async function handled(desk: Desk, incoming: Incoming, token: string) {
  try {
    return await converse(desk, incoming)
  } catch (error) {
    await desk.database.inbox.finish(incoming.key, token, 'again')
    throw error
  }
}

/** A repeated press shows the card again; a repeated message was answered when it was handled. */
async function answeredBefore(desk: Desk, incoming: Incoming) {
  if (incoming.kind !== 'pressed') return null
  const reply = await desk.database.inbox.reply(incoming.key)
  if (reply === undefined) return null
  return await converse(desk, incoming)
}

const recorded = z.looseObject({
  kind: z.enum(['said', 'pressed', 'joined']),
  key: z.string(),
  address: z.string(),
})

function readIncoming(body: Json): Incoming {
  recorded.parse(body)
  return body as Incoming
}
