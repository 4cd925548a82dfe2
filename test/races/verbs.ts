import { planFacts, planWant, requisitionWant } from '../../db/facts.ts'
import { type Performed, perform } from '../../db/perform.ts'
import type { Snapshot, Store } from '../../db/store.ts'
import { cancel } from '../../domain/desk/cancel.ts'
import { decide } from '../../domain/desk/decide.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import { ship } from '../../domain/desk/ship.ts'
import { planRequest, submit } from '../../domain/desk/submit.ts'
import { type PersonId, type RequisitionId, requisitionId, type SiteId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import { buildNetwork } from '../../domain/network/network.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { AskedPart } from '../../domain/sourcing/plan.ts'
import { monthOf } from '../../domain/time.ts'
import { company, hq, keeper, monday } from './company.ts'

const network = buildNetwork(company.sites)
const month = monthOf(monday)

/** One press of one person: their store (or the racer's on a starting line), and the key of the event. */
export type Turn = { readonly store: Store; readonly key: string }
export type Answer = Performed<Decided, Refusal>

type Ask = {
  readonly clerk: PersonId
  readonly station: SiteId
  readonly asked: readonly AskedPart[]
}

/** What a clerk is shown for these parts now: the digest on the button. */
export async function shown(store: Store, { station, asked }: Ask): Promise<string> {
  const snapshot = await store.load(wantOf({ station, asked }))
  return planRequest(asked, planFacts(snapshot, station, network), monday, false).digest
}

/** Presses the button that carries this digest. */
export async function submits(turn: Turn, ask: Ask, shownDigest: string): Promise<Answer> {
  const { clerk, station, asked } = ask
  const number = await turn.store.nextRequestNumber()
  const want = { ...wantOf(ask), people: [clerk] }
  return await perform<Decided, Refusal>(turn.store, want, (snapshot) =>
    submit(planFacts(snapshot, station, network), {
      key: turn.key,
      at: monday,
      id: requisitionId(`REQ-${number}`),
      requester: personIn(snapshot),
      locale: 'en',
      asked,
      serviceOrder: null,
      urgent: false,
      shownDigest,
    }),
  )
}

const wantOf = ({ station, asked }: Pick<Ask, 'station' | 'asked'>) =>
  planWant(
    asked.map((want) => want.part),
    station,
    month,
  )

/** Looks and presses, with nobody in between. */
export async function requested(turn: Turn, ask: Ask): Promise<Requisition> {
  const answer = await submits(turn, ask, await shown(turn.store, ask))
  invariant(answer.kind === 'done', 'a request that nobody disturbs is written')
  return answer.decision.requisition
}

/** Approves, or rejects with a reason, the requisition on the card. */
export function decides(
  turn: Turn,
  card: Requisition,
  approver: PersonId,
  verdict: 'approve' | 'reject' = 'approve',
): Promise<Answer> {
  const want = { ...requisitionWant(card), people: [approver], standings: monday }
  return perform<Decided, Refusal>(turn.store, want, (snapshot) =>
    decide(requisitionIn(snapshot), planFacts(snapshot, card.station, network), {
      standings: snapshot.standings,
      key: turn.key,
      at: monday,
      approver: personIn(snapshot),
      revision: card.revision,
      ...(verdict === 'approve' ? { verdict } : { verdict, reason: 'not needed' }),
    }),
  )
}

export function cancels(turn: Turn, card: Requisition): Promise<Answer> {
  const want = { ...requisitionWant(card), people: [card.requester] }
  return perform<Decided, Refusal>(turn.store, want, (snapshot) =>
    cancel(requisitionIn(snapshot), { key: turn.key, at: monday, by: personIn(snapshot) }),
  )
}

/** HQ's keeper hands everything HQ holds for the requisition to a carrier. */
export function ships(turn: Turn, card: Requisition): Promise<Answer> {
  const want = { ...requisitionWant(card), people: [keeper] }
  return perform<Decided, Refusal>(turn.store, want, (snapshot) =>
    ship(requisitionIn(snapshot), snapshot.policy, {
      key: turn.key,
      at: monday,
      keeper: personIn(snapshot),
      from: network.site(hq),
      to: network.site(card.station),
      carrier: 'SF',
      tracking: `SF-${turn.key}`,
    }),
  )
}

/** A requisition as it stands now. */
export async function current(store: Store, id: RequisitionId): Promise<Requisition> {
  return requisitionIn(await store.load({ requisitions: [id] }))
}

function requisitionIn({ requisitions: [found] }: Snapshot): Requisition {
  invariant(found, 'the requisition was loaded')
  return found
}

function personIn({ people: [found] }: Snapshot): Person {
  invariant(found, 'the person was loaded')
  return found
}
