import { mostLines } from '../draft/draft.ts'
import type { Said } from '../incoming.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { delegationSaid } from './absence.ts'
import { cancelSaid } from './cancel.ts'
import { decideSaid } from './decide.ts'
import { wordToDraft } from './draft-word.ts'
import { withExpiry } from './expired.ts'
import { figuresSaid } from './figures.ts'
import { examplesCard, helpCard } from './help.ts'
import { withLeftover } from './leftover.ts'
import { inTransit, lowStock } from './network.ts'
import { areOfDelivery, photosSaid, photosUnused } from './photos.ts'
import { quotaSaid } from './quota.ts'
import { changeSaid, requestParts } from './request-parts.ts'
import { arrivalSaid, nodAfterDelivery, requestsSaid } from './requests.ts'
import { searched } from './search.ts'
import { serialTold } from './serial-word.ts'
import { siteAsked } from './site-question.ts'
import { stockSaid } from './stock.ts'
import { verdictInThread } from './thread.ts'
import { waiting } from './waiting.ts'

/** Longer messages are forwarded documents; the limit leaves room for thirty lines with names. */
export const longestMessage = 4_000

/** What a message comes to, with the photos that came with it. What was not understood is said, with an example that would have been. */
export async function said(talk: Talk, incoming: Said, understood: Understood): Promise<Outcome> {
  const { text, photos = [] } = incoming
  if (photos.length === 0) return await wordsSaid(talk, text, understood)
  if (!areOfDelivery(text, understood))
    return photosUnused(talk, await wordsSaid(talk, text, understood))
  // Words that say nothing of their own are answered by what becomes of the photos.
  const tells = ['receive', 'report_damage', 'track_shipment'].includes(understood.intent)
  const outcome = text.trim() !== '' && tells ? await wordsSaid(talk, text, understood) : {}
  return await photosSaid(talk, incoming, understood, outcome)
}

async function wordsSaid(talk: Talk, source: string, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  if (source.trim() === '')
    return { posts: [{ card: await examplesCard(talk, answer.nothingSaid) }] }
  if (source.length > longestMessage) return say(answer.tooLong(longestMessage))
  if (understood.items.length > mostLines) return say(answer.tooManyLines(mostLines))
  const aside =
    (await wordToDraft(talk, source)) ??
    (await verdictInThread(talk, source, understood)) ??
    (await serialTold(talk, source, understood)) ??
    (await nodAfterDelivery(talk, source, understood)) ??
    (await delegationSaid(talk, understood))
  const outcome = aside ?? (await answered(talk, source, understood))
  return withExpiry(talk, outcome)
}

async function answered(talk: Talk, source: string, understood: Understood): Promise<Outcome> {
  const site = siteAsked(talk, source, understood)
  if (site?.instead) return { posts: [site.message] }
  const outcome = withLeftover(talk, source, understood, await answerTo(talk, source, understood))
  if (site === null) return outcome
  return { ...outcome, posts: [...(outcome.posts ?? []), site.message] }
}

async function answerTo(talk: Talk, source: string, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  switch (understood.intent) {
    case 'request_part':
      return await requestParts(talk, source, understood)
    case 'change':
      return await changeSaid(talk, source, understood)
    case 'check_stock':
      return await stockSaid(talk, understood)
    case 'in_transit':
      return await inTransit(talk, understood)
    case 'waiting':
      return await waiting(talk, understood)
    case 'low_stock':
      return await lowStock(talk, understood)
    case 'approve':
    case 'reject':
      return await decideSaid(talk, understood)
    case 'track_shipment':
    case 'my_requests':
      return await requestsSaid(talk, understood)
    case 'receive':
    case 'report_damage':
      return await arrivalSaid(talk, understood)
    case 'cancel':
      return await cancelSaid(talk, understood)
    case 'hold':
      return await heldSaid(talk, understood)
    case 'quota':
      return await quotaSaid(talk)
    case 'kpi':
      return await figuresSaid(talk, source, understood)
    case 'return_part':
      return say(answer.notYet)
    case 'help':
      return { posts: [{ card: await helpCard(talk) }] }
    case 'greeting':
      return {
        posts: [
          { text: answer.greeting(talk.person.name[talk.locale]) },
          { card: await helpCard(talk) },
        ],
      }
    case 'acknowledge':
      return say(answer.acknowledged)
    case 'unknown':
      return (
        searched(talk, source) ?? {
          posts: [{ card: await examplesCard(talk, answer.notUnderstood) }],
        }
      )
  }
}

/** A hold: a draft waits by itself, a decision was not taken, and a shipment cannot be paused. */
async function heldSaid(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  if (understood.about === 'approval') return say(answer.nothingDecided)
  if (talk.draft && understood.refs.length === 0 && !understood.lastOne)
    return say(answer.draftWaits)
  return withText(answer.holdNotYet, await requestsSaid(talk, understood))
}

const withText = (sentence: string, outcome: Outcome): Outcome => ({
  ...outcome,
  posts: [{ text: sentence }, ...(outcome.posts ?? [])],
})
