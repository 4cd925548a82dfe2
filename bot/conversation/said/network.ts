import { partCode, type SiteId } from '../../../domain/ids.ts'
import type { Card } from '../card.ts'
import { readerOf } from '../cards/reader.ts'
import { moment } from '../format.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { scopeOf } from './requests.ts'

const mostRows = 15

/** So many requests or figures are read for one list; where there may be more, the list says so. */
export const mostRead = 200

/** What is on the road, from where to whom, how far, and when it is expected. */
export async function inTransit(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer, card } = talk.words
  const reader = readerOf(talk.desk, talk.locale)
  const requisitions = await talk.desk.database.reads.requisitions({
    ...scopeOf(talk),
    view: 'in-transit',
    limit: mostRead,
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
  const cut = requisitions.length === mostRead
  if (rows.length === 0 && !cut) return say(answer.inTransitNone)
  const columns = [
    answer.colRequest,
    answer.colPart,
    answer.colFrom,
    answer.colTo,
    answer.colStage,
    answer.colDue,
  ]
  return { posts: [{ card: tableCard(talk, answer.inTransitTitle, columns, rows, cut) }] }
}

/** What is below its minimum, worst first. */
export async function lowStock(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  const places = sitesMeant(understood)
  const low = await talk.desk.database.reads.lowStock(
    places === null ? null : [...places],
    mostRead,
  )
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
  return {
    posts: [{ card: tableCard(talk, answer.lowTitle, columns, rows, low.length === mostRead) }],
  }
}

/** The sites a message named; null when it named none or said everywhere. */
export function sitesMeant(understood: Understood): ReadonlySet<SiteId> | null {
  const named = understood.places.filter((place) => place.sites.length > 0)
  if (named.length === 0) return null
  return new Set(named.flatMap((place) => place.sites))
}

/** A table with at most fifteen rows and a word about the rest; `cut`: not everything there is was read. */
export function tableCard(
  talk: Pick<Talk, 'words'>,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  cut = false,
): Card {
  const { card } = talk.words
  const hidden = Math.max(0, rows.length - mostRows)
  const more = cut ? card.moreThan(hidden) : hidden > 0 ? card.more(hidden) : null
  return {
    title,
    blocks: [
      {
        kind: 'table',
        columns,
        rows: rows.slice(0, mostRows),
        ...(more === null ? {} : { more }),
      },
    ],
    actions: [],
    fallback: `${title}: ${rows.length}`,
  }
}
