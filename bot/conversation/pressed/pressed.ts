import type { Pressed } from '../incoming.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import { absencePressed } from './absence.ts'
import { bringBackPressed } from './bring-back.ts'
import { cancelPressed } from './cancel.ts'
import { checkPressed } from './check.ts'
import { deadLetterPressed } from './dead-letter.ts'
import { decidePressed } from './decide.ts'
import { draftPressed } from './draft.ts'
import { handOverPressed } from './hand-over.ts'
import { introducePressed } from './introduce.ts'
import { receivePressed } from './receive.ts'
import { restPressed } from './rest.ts'
import { shipPressed } from './ship.ts'
import { showPressed } from './show.ts'
import { submitPressed } from './submit.ts'

/** What a button does. Its id and revision are looked up; nothing else it carries is believed. */
export async function pressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  switch (incoming.press.verb) {
    case 'pick-model':
    case 'pick-part':
    case 'pick-range':
    case 'set-serial':
    case 'set-quantity':
    case 'edit-line':
    case 'none-of-these':
    case 'drop-line':
    case 'discard':
      return await draftPressed(talk, incoming)
    case 'bring-back':
      return await bringBackPressed(talk, incoming)
    case 'submit':
      return await submitPressed(talk, incoming)
    case 'approve':
    case 'reject':
      return await decidePressed(talk, incoming)
    case 'hand-over':
    case 'take-back':
      return await handOverPressed(talk, incoming)
    case 'go-away':
    case 'come-back':
      return await absencePressed(talk, incoming)
    case 'ship':
      return await shipPressed(talk, incoming)
    case 'receive':
    case 'complain':
      return await receivePressed(talk, incoming)
    case 'cancel':
      return await cancelPressed(talk, incoming)
    case 'introduce':
      return await introducePressed(talk, incoming)
    case 'show':
      return await showPressed(talk, incoming)
    case 'retry-task':
    case 'drop-task':
      return await deadLetterPressed(talk, incoming)
    case 'rest':
      return await restPressed(talk, incoming)
    case 'check-records':
      return checkPressed(talk, incoming)
    default:
      return say(talk.words.refusal.unknownPress)
  }
}
