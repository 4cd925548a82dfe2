import { requisitionWant } from '../../db/facts.ts'
import { activeApproval } from '../../domain/approval/chain.ts'
import { rightToDecide } from '../../domain/delegation/right.ts'
import type { Audience } from '../../domain/desk/change.ts'
import { type PersonId, personId, type SiteId } from '../../domain/ids.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import type { Locale } from '../../domain/locale.ts'
import { holds, type Person } from '../../domain/people/person.ts'
import { quotaLeft, quotaPlace } from '../../domain/quota/quota.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { can } from '../../domain/requisition/status.ts'
import type { Card } from './card.ts'
import { approverCard, type StockView } from './cards/approver.ts'
import { keeperCard } from './cards/keeper.ts'
import { type Reader, readerOf } from './cards/reader.ts'
import { requesterCard } from './cards/requester.ts'
import { delegationView } from './delegation-view.ts'
import type { Desk } from './desk.ts'

/** A requisition's card as one person sees it now, in one language; where there is no room for all of it, with a way to the rest. */
export async function viewOf(
  desk: Desk,
  requisition: Requisition,
  audience: Audience,
  viewer: Person,
  locale: Locale,
): Promise<Card> {
  const reader = readerOf(desk, locale)
  const card = await cardFor(desk, requisition, audience, viewer, reader)
  const { id: subject, revision } = requisition
  const refresh = { verb: 'refresh', subject, revision }
  return { ...card, rest: restOf(requisition, 0, reader), refresh }
}

/** The button that opens what was left out after so many items. */
export function restOf(
  { id, revision }: Requisition,
  before: number,
  { words }: Reader,
): NonNullable<Card['rest']> {
  const press = { verb: 'rest', subject: id, revision, choice: `${before}:` }
  return { label: words.chat.andMore('%'), press }
}

async function cardFor(
  desk: Desk,
  requisition: Requisition,
  audience: Audience,
  viewer: Person,
  reader: Reader,
): Promise<Card> {
  const { locale } = reader
  switch (audience) {
    case 'requester':
      return await requestView(desk, requisition, reader)
    case 'keeper':
      return keeperCard(requisition, warehouseOf(viewer, requisition), reader)
    case 'approver':
      return await approvalView(desk, requisition, viewer, locale)
  }
}

/** The warehouse a keeper looks from: one with something to ship first, then one that has shipped. */
function warehouseOf(viewer: Person, requisition: Requisition): SiteId {
  const mine = requisition.lines.filter(
    (line) => line.source !== null && holds(viewer, 'keeper', line.source),
  )
  const line = mine.find((each) => each.reserved > 0) ?? mine[0]
  return line?.source ?? viewer.site
}

const mostReplacements = 20

/** Every shipment that came damaged has a replacement of its own; the requisition itself names the last one only. */
async function requestView(desk: Desk, requisition: Requisition, reader: Reader): Promise<Card> {
  const { id, station, replacedBy } = requisition
  const query = { view: 'latest', station, replaces: id, limit: mostReplacements } as const
  const replacements = replacedBy === null ? [] : await desk.database.reads.requisitions(query)
  const ids = replacements.map((each) => each.id).toReversed()
  return requesterCard(requisition, ids, await namesIn(desk, requisition, reader.locale), reader)
}

async function approvalView(
  desk: Desk,
  requisition: Requisition,
  viewer: Person,
  locale: Locale,
): Promise<Card> {
  const approval = activeApproval(requisition)
  const station = desk.network.station(requisition.station)
  const at = desk.now()
  const snapshot = await desk.database.store.load({
    ...requisitionWant(requisition),
    standings: at,
  })
  const circumstances = { at, policy: snapshot.policy, standings: snapshot.standings }
  const reader = readerOf(desk, locale)
  const place = quotaPlace(requisition.station, requisition.quotaMonth)
  const monthly = snapshot.policy.grades[station.grade].monthlyQuotaFen
  const granted = snapshot.quotaGrants.includes(place)
  const sameRepair =
    requisition.serviceOrder === null
      ? []
      : await desk.database.reads.requisitions({
          view: 'open',
          serviceOrder: requisition.serviceOrder,
          limit: 6,
        })
  const facts = {
    stock: stockViews(requisition, snapshot.balances, station.centre),
    quotaLeftFen: quotaLeft(snapshot.balances, place, granted, monthly),
    grade: station.grade,
    sameRepair: sameRepair.filter((other) => other.id !== requisition.id),
    nameOf: await namesIn(desk, requisition, locale),
    mayDecide:
      approval !== null &&
      can(requisition, 'decide') &&
      rightToDecide(viewer, requisition, approval, circumstances).kind === 'right',
    delegation: await delegationView(
      desk,
      requisition,
      can(requisition, 'decide') ? approval : null,
      viewer,
      circumstances,
      reader,
    ),
  }
  return approverCard(requisition, facts, reader)
}

function stockViews(
  requisition: Requisition,
  balances: readonly Balance[],
  centre: string,
): ReadonlyMap<string, StockView> {
  const views = new Map<string, StockView>()
  for (const { part } of requisition.lines) {
    const at = (wanted: (place: string) => boolean) =>
      balances
        .filter((each) => each.kind === 'available' && each.unit === part && wanted(each.place))
        .reduce((sum, each) => sum + each.balance, 0)
    views.set(part, {
      own: at((place) => place === requisition.station),
      centre: at((place) => place === centre),
      hq: at((place) => place === 'HQ'),
      others: at((place) => place.startsWith('C-') && place !== centre),
    })
  }
  return views
}

/** Names of everybody who had a hand in a requisition. */
async function namesIn(
  desk: Desk,
  requisition: Requisition,
  locale: Locale,
): Promise<(person: string) => string> {
  const ids = new Set<PersonId>([requisition.requester])
  for (const approval of requisition.approvals) {
    if (approval.state !== 'approved' && approval.state !== 'rejected') continue
    ids.add(approval.decidedBy)
    if (approval.decidedFor !== null) ids.add(approval.decidedFor)
  }
  const { people } = await desk.database.store.load({ people: [...ids] })
  const names = new Map(people.map((person) => [person.id, person.name[locale]]))
  return (person) => names.get(personId(person)) ?? person
}

/** As whom somebody looks at a requisition: as its station, as an approver, or as a warehouse; null: not their business. */
export function audienceFor(person: Person, requisition: Requisition): Audience | null {
  return audiencesOf(person, requisition)[0] ?? null
}

/** Every way in which somebody may look at a requisition, the usual one first; none when it is not their business. */
export function audiencesOf(person: Person, requisition: Requisition): readonly Audience[] {
  const asks = holds(person, 'clerk', requisition.station)
  const approves = requisition.approvals.some((approval) =>
    holds(person, approval.role, approval.site),
  )
  const ships = requisition.lines.some(
    (line) => line.source !== null && holds(person, 'keeper', line.source),
  )
  const looksOn = !ships && holds(person, 'manager')
  return [
    ...(asks ? (['requester'] as const) : []),
    ...(approves || looksOn || holds(person, 'hq-manager') ? (['approver'] as const) : []),
    ...(ships ? (['keeper'] as const) : []),
  ]
}
