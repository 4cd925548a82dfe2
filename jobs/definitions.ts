import type { z } from 'zod'
import { absence } from './definitions/absence.ts'
import { alert } from './definitions/alert.ts'
import { announce } from './definitions/announce.ts'
import { deadLetters } from './definitions/dead-letters.ts'
import type { Definition } from './definitions/definition.ts'
import { escalate } from './definitions/escalate.ts'
import { expireDraft } from './definitions/expire-draft.ts'
import { expireHold } from './definitions/expire-hold.ts'
import { fetchPhoto } from './definitions/fetch-photo.ts'
import { handleInbound } from './definitions/handle-inbound.ts'
import { monthlyReport } from './definitions/monthly-report.ts'
import { pollShipment } from './definitions/poll-shipment.ts'
import { remind } from './definitions/remind.ts'
import { say } from './definitions/say.ts'
import { serveWaiting } from './definitions/serve-waiting.ts'
import { showCard } from './definitions/show-card.ts'
import { showDeadLetter } from './definitions/show-dead-letter.ts'
import { showReport } from './definitions/show-report.ts'
import { tell } from './definitions/tell.ts'
import { tellAbsence } from './definitions/tell-absence.ts'
import { tellLinked } from './definitions/tell-linked.ts'
import { verify } from './definitions/verify.ts'

/** Every job, by the kind of its tasks, which is also the name of its two files. */
export const definitions = {
  announce,
  'show-card': showCard,
  tell,
  'tell-linked': tellLinked,
  say,
  'handle-inbound': handleInbound,
  remind,
  escalate,
  'expire-draft': expireDraft,
  'expire-hold': expireHold,
  'fetch-photo': fetchPhoto,
  'poll-shipment': pollShipment,
  'serve-waiting': serveWaiting,
  verify,
  alert,
  'dead-letters': deadLetters,
  'show-dead-letter': showDeadLetter,
  absence,
  'tell-absence': tellAbsence,
  'monthly-report': monthlyReport,
  'show-report': showReport,
} as const satisfies Readonly<Record<string, Definition<unknown>>>

export type TaskKind = keyof typeof definitions
export type Payload<Kind extends TaskKind> = z.infer<(typeof definitions)[Kind]['payload']>

export function isTaskKind(kind: string): kind is TaskKind {
  return Object.hasOwn(definitions, kind)
}
