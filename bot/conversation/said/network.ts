import { activeApproval } from '../../../domain/approval/chain.ts'
import { partCode, type SiteId } from '../../../domain/ids.ts'
import { type Requisition, waitingOf } from '../../../domain/requisition/requisition.ts'
import type { Card } from '../card.ts'
import { readerOf } from '../cards/reader.ts'
import { moment } from '../format.ts'
import { type Outcome, say, siteName, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { listCard, scopeOf } from './requests.ts'

const mostRows = 15

/** What is on the road, from where to whom, how far, and when it is expected. */
export async function inTransit(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer, card } = talk.words
  const reader = readerOf(talk.desk, talk.locale)
  const requisitions = await talk.desk.database.reads.requisitions({
    ...scopeOf(talk),
    view: 'in-transit',
    limit: 200,
  })
  const places = sitesMeant(understood)
  const rows = requisitions.flatMap((requisition) =>
    requisition.shipments
      .filter((shipment) => shipment.state === 'open')
      .filter(({ from, to }) => places === null || places.has(from) || places.has(to))
      .map((shipment) => [
        requisition.id,
        shipment.lines
          .map((line) => `${reader.partName(line.part)} ${card.pieces(line.shipped)}`)
          .join(', '),
        reader.siteName(shipment.from),
        reader.siteName(shipment.to),
        card.stage[shipment.stage],
        moment(shipment.promisedAt, talk.locale),
      ]),
  )
  if (rows.length === 0) return say(answer.inTransitNone)
  const columns = [
    answer.colRequest,
    answer.colPart,
    answer.colFrom,
    answer.colTo,
    answer.colStage,
    answer.colDue,
  ]
  return { posts: [{ card: tableCard(talk, answer.inTransitTitle, columns, rows) }] }
}

/** Which requests wait, and for whom: a decision, a warehouse, or stock. */
export async function waiting(talk: Talk, _understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  const open = await talk.desk.database.reads.requisitions({
    ...scopeOf(talk),
    view: 'open',
    limit: 200,
  })
  const rows = open.flatMap((requisition) =>
    waitsFor(talk, requisition).map((what) => [
      requisition.id,
      siteName(talk, requisition.station),
      what,
      moment(requisition.createdAt, talk.locale),
    ]),
  )
  if (rows.length === 0) return say(answer.waitingNone)
  const columns = [answer.colRequest, answer.colStation, answer.colWaitsFor, answer.colSince]
  const table = tableCard(talk, answer.waitingTitle, columns, rows)
  const waits = open.filter((requisition) => waitsFor(talk, requisition).length > 0)
  const { actions } = listCard(talk, answer.waitingTitle, waits)
  return { posts: [{ card: { ...table, actions } }] }
}

function waitsFor(talk: Talk, requisition: Requisition): readonly string[] {
  const { answer, refusal } = talk.words
  const approval = activeApproval(requisition)
  if (approval) {
    const place = siteName(talk, approval.site)
    return [answer.waitsForApproval(refusal.role[approval.role], place)]
  }
  const toShip = requisition.lines
    .filter((line) => line.reserved > 0)
    .map((line) => line.source)
    .filter((source) => source !== null)
  const forStock = requisition.lines.some((line) => waitingOf(line) > 0)
  return [
    ...[...new Set(toShip)].map((site) => answer.waitsForShipping(siteName(talk, site))),
    ...(forStock ? [answer.waitsForStock] : []),
  ]
}

/** What is below its minimum, worst first. */
export async function lowStock(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  const places = sitesMeant(understood)
  const low = await talk.desk.database.reads.lowStock(places === null ? null : [...places], 200)
  if (low.length === 0) return say(answer.lowNone)
  const { catalogue, network } = talk.desk
  const rows = low.map((each) => [
    catalogue.part(partCode(each.unit))?.name[talk.locale] ?? each.unit,
    each.unit,
    network.find(each.place)?.name[talk.locale] ?? each.place,
    String(each.balance),
    String(each.minimum),
  ])
  const columns = [
    answer.colPart,
    answer.colCode,
    answer.colSite,
    answer.colAvailable,
    answer.colMinimum,
  ]
  return { posts: [{ card: tableCard(talk, answer.lowTitle, columns, rows) }] }
}

/** The sites a message named; null when it named none or said everywhere. */
export function sitesMeant(understood: Understood): ReadonlySet<SiteId> | null {
  const named = understood.places.filter((place) => place.sites.length > 0)
  if (named.length === 0) return null
  return new Set(named.flatMap((place) => place.sites))
}

/** A table with at most fifteen rows and a word about the rest. */
export function tableCard(
  talk: Talk,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Card {
  const more = rows.length - mostRows
  return {
    title,
    blocks: [
      {
        kind: 'table',
        columns,
        rows: rows.slice(0, mostRows),
        ...(more > 0 ? { more: talk.words.card.more(more) } : {}),
      },
    ],
    actions: [],
    fallback: `${title}: ${rows.length}`,
  }
}
