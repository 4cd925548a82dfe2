import { activeApproval } from '../../../domain/approval/chain.ts'
import type { SiteId } from '../../../domain/ids.ts'
import { holds } from '../../../domain/people/person.ts'
import { type Requisition, waitingOf } from '../../../domain/requisition/requisition.ts'
import { moment } from '../format.ts'
import { type Outcome, say, siteName, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { waitingForMe } from './decide.ts'
import { mostRead, sitesMeant, tableCard } from './network.ts'
import { listCard, mostCards, scopeOf, showRequisitions } from './requests.ts'

/** Something a request waits for, and where. */
type Wait = {
  readonly kind: 'approval' | 'shipping' | 'stock'
  readonly site: SiteId | null
  readonly text: string
}

/**
 * Which requests wait, and for whom: a decision, a warehouse, or stock; in the places that were named. Whoever asks for
 * what waits for them gets what they can act on.
 */
export async function waiting(talk: Talk, understood: Understood): Promise<Outcome> {
  const { person } = talk
  const mine = understood.about === 'mine'
  const places = sitesMeant(understood)
  const decides = holds(person, 'manager') || holds(person, 'hq-manager')
  if (mine && decides) return await waitingForMe(talk)
  const keeps = person.grants.flatMap(({ role, site }) => (role === 'keeper' ? [site] : []))
  if (keeps.length > 0 && places === null && (mine || understood.about === 'shipping'))
    return await toShip(talk, keeps)
  const kind =
    understood.about === 'approval' || understood.about === 'shipping' ? understood.about : null
  return await table(talk, kind, places)
}

/** What the warehouses of a keeper have to ship, as cards while they are few. */
async function toShip(talk: Talk, sources: readonly SiteId[]): Promise<Outcome> {
  const { answer } = talk.words
  const { reads } = talk.desk.database
  const found = await Promise.all(
    sources.map((source) => reads.requisitions({ source, view: 'to-ship', limit: 50 })),
  )
  const requisitions = [...new Map(found.flat().map((each) => [each.id, each])).values()]
  if (requisitions.length === 0) return say(answer.nothingToShip)
  if (requisitions.length <= mostCards) return showRequisitions(talk, requisitions)
  return { posts: [{ card: listCard(talk, answer.toShipTitle, requisitions) }] }
}

async function table(
  talk: Talk,
  kind: Wait['kind'] | null,
  places: ReadonlySet<SiteId> | null,
): Promise<Outcome> {
  const { answer } = talk.words
  const open = await talk.desk.database.reads.requisitions({
    ...scopeOf(talk),
    view: 'open',
    limit: mostRead,
  })
  const waits = open.map((requisition) => ({
    requisition,
    found: waitsFor(talk, requisition)
      .filter((wait) => kind === null || wait.kind === kind)
      .filter(
        ({ site }) => places === null || places.has(requisition.station) || isIn(site, places),
      ),
  }))
  const rows = waits.flatMap(({ requisition, found }) =>
    found.map(({ text }) => [
      requisition.id,
      siteName(talk, requisition.station),
      text,
      moment(requisition.createdAt, talk.locale),
    ]),
  )
  const cut = open.length === mostRead
  if (rows.length === 0 && !cut) return say(answer.waitingNone)
  const columns = [answer.colRequest, answer.colStation, answer.colWaitsFor, answer.colSince]
  const shown = tableCard(talk, answer.waitingTitle, columns, rows, cut)
  const meant = waits.filter(({ found }) => found.length > 0).map((each) => each.requisition)
  const { actions } = listCard(talk, answer.waitingTitle, meant)
  return { posts: [{ card: { ...shown, actions } }] }
}

const isIn = (site: SiteId | null, places: ReadonlySet<SiteId>) => site !== null && places.has(site)

function waitsFor(talk: Talk, requisition: Requisition): readonly Wait[] {
  const { answer, refusal } = talk.words
  const approval = activeApproval(requisition)
  if (approval) {
    const { site, role } = approval
    const text = answer.waitsForApproval(refusal.role[role], siteName(talk, site))
    return [{ kind: 'approval', site, text }]
  }
  const toShip = requisition.lines
    .filter((line) => line.reserved > 0)
    .map((line) => line.source)
    .filter((source) => source !== null)
  const forStock = requisition.lines.some((line) => waitingOf(line) > 0)
  return [
    ...[...new Set(toShip)].map(
      (site): Wait => ({
        kind: 'shipping',
        site,
        text: answer.waitsForShipping(siteName(talk, site)),
      }),
    ),
    ...(forStock ? [{ kind: 'stock', site: null, text: answer.waitsForStock } as const] : []),
  ]
}
