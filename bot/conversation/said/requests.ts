import type { RequisitionQuery } from '../../../db/store.ts'
import { requisitionId } from '../../../domain/ids.ts'
import { holds } from '../../../domain/people/person.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { can, statusOf } from '../../../domain/requisition/status.ts'
import type { Action, Card } from '../card.ts'
import { readerOf } from '../cards/reader.ts'
import { moment } from '../format.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { audienceFor } from '../view.ts'

/** So many cards at once; more become a list. */
export const mostCards = 3

/** "Where is my request": the named ones, the one with that tracking number, the last one, or all open ones. */
export async function requestsSaid(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  if (understood.refs.length > 0) return await showAll(talk, understood.refs)
  const { reads } = talk.desk.database
  if (understood.tracking !== null) {
    const found = await reads.requisitionByTracking(understood.tracking)
    return found ? showRequisitions(talk, [found]) : say(answer.noRequest(understood.tracking))
  }
  if (understood.lastOne) {
    const latest = await reads.requisitions({ ...scopeOf(talk), view: 'latest', limit: 1 })
    return latest.length > 0 ? showRequisitions(talk, latest) : say(answer.noOpenRequests)
  }
  const open = await reads.requisitions({ ...scopeOf(talk), view: 'open', limit: 20 })
  if (open.length === 0) return say(answer.noOpenRequests)
  if (open.length <= mostCards) return showRequisitions(talk, open)
  return { posts: [{ card: listCard(talk, answer.yourOpenRequests, open) }] }
}

/** "It has arrived", "it is broken": nothing is booked by a sentence; the card with its buttons is put in front of them. */
export async function arrivalSaid(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  if (understood.refs.length > 0)
    return withText(answer.pressToReceive, await showAll(talk, understood.refs))
  const station = stationOf(talk)
  if (!station) return say(answer.notMyStation)
  const onTheWay = await talk.desk.database.reads.requisitions({
    station: station.id,
    view: 'in-transit',
    limit: 20,
  })
  const delivered = onTheWay.filter((each) => statusOf(each) === 'delivered')
  const meant = delivered.length > 0 ? delivered : onTheWay
  if (meant.length === 0) return say(answer.nothingOnTheWay)
  if (meant.length > mostCards)
    return { posts: [{ card: listCard(talk, answer.whichRequest, meant) }] }
  return withText(answer.pressToReceive, showRequisitions(talk, meant))
}

const receipt =
  /收到|签收|簽收|到了|齐了|齊了|完好|没问题|沒問題|received|got\s(?:it|them)|arrived|all\s(?:good|fine|ok)/i

/** `收到了`, `all good`: a nod, unless something is on its way or was delivered; then its card is put in front of them. */
export async function nodAfterDelivery(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome | null> {
  if (understood.intent !== 'acknowledge' || !receipt.test(source)) return null
  if (stationOf(talk) === null) return null
  const arrived = await arrivalSaid(talk, understood)
  const found = (arrived.copies ?? []).length > 0 || (arrived.posts ?? []).some((post) => post.card)
  return found ? arrived : null
}

/** One requisition by its id, as this person may see it. */
export async function showRequest(talk: Talk, id: string): Promise<Outcome> {
  return await showAll(talk, [id])
}

async function showAll(talk: Talk, refs: readonly string[]): Promise<Outcome> {
  const ids = refs.slice(0, mostCards).map(requisitionId)
  const { requisitions } = await talk.desk.database.store.load({ requisitions: ids })
  const visible = requisitions.filter((each) => audienceFor(talk.person, each) !== null)
  const missing = ids.filter((id) => !visible.some((each) => each.id === id))
  const posts = missing.map((id) => ({ text: talk.words.answer.noRequest(id) }))
  return { ...showRequisitions(talk, visible), posts }
}

export function showRequisitions(talk: Talk, requisitions: readonly Requisition[]): Outcome {
  const copies = requisitions.flatMap((requisition) => {
    const audience = audienceFor(talk.person, requisition)
    if (audience === null) return []
    return [{ requisition: requisition.id, audience, version: requisition.version }]
  })
  return { copies }
}

const withText = (sentence: string, outcome: Outcome): Outcome =>
  (outcome.copies ?? []).length === 0
    ? outcome
    : { ...outcome, posts: [...(outcome.posts ?? []), { text: sentence }] }

/** Whose requests somebody asks about: HQ all, a manager the centre's, a clerk the station's. */
export function scopeOf(
  talk: Pick<Talk, 'person' | 'desk'>,
): Omit<RequisitionQuery, 'view' | 'limit'> {
  const { person } = talk
  if (holds(person, 'hq-manager') || holds(person, 'operator')) return {}
  const station = stationOf(talk)
  if (station) return { station: station.id }
  const manager = person.grants.find((grant) => grant.role === 'manager')
  if (manager) return { centre: manager.site }
  const keeper = person.grants.find((grant) => grant.role === 'keeper')
  return keeper ? { source: keeper.site } : { requester: person.id }
}

/** Requests as a list, each with a button that shows its card. */
export function listCard(talk: Talk, title: string, requisitions: readonly Requisition[]): Card {
  const { card, answer } = talk.words
  const reader = readerOf(talk.desk, talk.locale)
  const rows = requisitions.map((each) => [
    each.id,
    reader.siteName(each.station),
    each.lines
      .map((line) => `${reader.partName(line.part)} ${card.pieces(line.requested)}`)
      .join(', '),
    card.status[statusOf(each)],
    moment(each.createdAt, talk.locale),
  ])
  return {
    title,
    blocks: [
      {
        kind: 'table',
        columns: [
          answer.colRequest,
          answer.colStation,
          answer.colPart,
          answer.colStage,
          answer.colSince,
        ],
        rows,
      },
    ],
    actions: requisitions.slice(0, 6).map(
      (each): Action => ({
        kind: 'button',
        label: card.show(each.id),
        press: { verb: 'show', subject: each.id, revision: each.revision },
      }),
    ),
    fallback: `${title}: ${requisitions.map((each) => each.id).join(', ')}`,
  }
}

export const cancellable = (requisition: Requisition) => can(requisition, 'cancel')
