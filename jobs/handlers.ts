import type { Task } from '../db/store.ts'
import type { JobContext } from './context.ts'
import { definitions, isTaskKind, type Payload, type TaskKind } from './definitions.ts'
import { absence } from './handlers/absence.ts'
import { alert } from './handlers/alert.ts'
import { announce } from './handlers/announce.ts'
import { deadLetters } from './handlers/dead-letters.ts'
import { escalateApproval } from './handlers/escalate.ts'
import { expireDraft } from './handlers/expire-draft.ts'
import { releaseHold } from './handlers/expire-hold.ts'
import { fetchPhoto } from './handlers/fetch-photo.ts'
import { handleInbound } from './handlers/handle-inbound.ts'
import { monthlyReport } from './handlers/monthly-report.ts'
import { pollShipment } from './handlers/poll-shipment.ts'
import { remindApprover } from './handlers/remind.ts'
import { say } from './handlers/say.ts'
import { serveAllWaiting } from './handlers/serve-waiting.ts'
import { showCard } from './handlers/show-card.ts'
import { showDeadLetter } from './handlers/show-dead-letter.ts'
import { showReport } from './handlers/show-report.ts'
import { tell } from './handlers/tell.ts'
import { tellAbsence } from './handlers/tell-absence.ts'
import { tellLinked } from './handlers/tell-linked.ts'
import { verify } from './handlers/verify.ts'

type Handler<Kind extends TaskKind> = (
  context: JobContext,
  payload: Payload<Kind>,
  task: Task,
) => Promise<void>

const handlers: { readonly [Kind in TaskKind]: Handler<Kind> } = {
  announce,
  'show-card': showCard,
  tell,
  'tell-linked': tellLinked,
  say,
  'handle-inbound': handleInbound,
  remind: remindApprover,
  escalate: escalateApproval,
  'expire-draft': expireDraft,
  'expire-hold': releaseHold,
  'fetch-photo': fetchPhoto,
  'poll-shipment': pollShipment,
  'serve-waiting': serveAllWaiting,
  verify,
  alert,
  'dead-letters': deadLetters,
  'show-dead-letter': showDeadLetter,
  absence,
  'tell-absence': tellAbsence,
  'monthly-report': monthlyReport,
  'show-report': showReport,
}

/**
 * Runs one task to its end, or as long as its definition allows and at most `longest` seconds. Every handler may run twice: each effect has a key.
 * Throws on an unknown kind or payload.
 */
export async function handleTask(
  context: JobContext,
  task: Task,
  longest = Number.POSITIVE_INFINITY,
): Promise<void> {
  const { kind } = task
  if (!isTaskKind(kind)) throw new Error(`no handler for tasks of kind ${kind}`)
  await within(Math.min(longest, definitions[kind].longest), handle(context, kind, task))
}

async function handle<Kind extends TaskKind>(
  context: JobContext,
  kind: Kind,
  task: Task,
): Promise<void> {
  const payload = definitions[kind].payload.parse(task.payload) as Payload<Kind>
  await handlers[kind](context, payload, task)
}

/** A run that never ends would keep its lease, its place and its lane for ever. */
async function within(seconds: number, run: Promise<void>): Promise<void> {
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(
      () => reject(new Error(`not finished after ${seconds} seconds`)),
      seconds * 1000,
    )
  })
  try {
    await Promise.race([run, late])
  } finally {
    clearTimeout(alarm)
  }
}
