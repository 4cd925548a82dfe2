import { planFacts, requisitionWant } from '../../../db/facts.ts'
import type { Standing } from '../../../domain/delegation/delegation.ts'
import type { Audience } from '../../../domain/desk/change.ts'
import type { Decided } from '../../../domain/desk/decision.ts'
import type { PlanFacts } from '../../../domain/desk/submit.ts'
import { type PersonId, requisitionId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { spentCard } from '../cards/spent.ts'
import { refusalSentence } from '../refusals.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import { audiencesOf } from '../view.ts'

/** What a verb on a requisition decides from: everything in one snapshot, the person's roles included. */
export type Scene = {
  readonly requisition: Requisition
  readonly person: Person
  readonly policy: Policy
  readonly facts: PlanFacts
  readonly standings: readonly Standing[]
  /** The person and the others that were asked for. */
  readonly people: readonly Person[]
}

/** The press itself cannot be read, and this says why; the desk was not asked. */
export type Unreadable = { readonly kind: 'unreadable'; readonly sentence: string }

/**
 * Runs one desk verb on the requisition that was named. A refusal is told at the top of the card as it stands, so that
 * a late or second press is answered with the truth; whoever has no business with the requisition sees the sentence only.
 */
export async function onRequisition(
  talk: Talk,
  named: string,
  audience: Audience,
  verb: (scene: Scene) => Decided | Refusal | Unreadable,
  others: readonly PersonId[] = [],
): Promise<Outcome> {
  const scene = await sceneOf(talk, named, others)
  if (!scene) return say(talk.words.answer.noRequest(named))
  const decision = verb(scene)
  const id = scene.requisition.id
  if (decision.kind === 'decided')
    return { change: decision.change, show: { requisition: id, audience } }
  const sentence =
    decision.kind === 'unreadable' ? decision.sentence : refusalSentence(decision, talk)
  // Whoever asked for what only others may do sees the card as their own, without the others' buttons.
  const audiences = audiencesOf(scene.person, scene.requisition)
  const seen = audiences.includes(audience) ? audience : audiences[0]
  if (seen === undefined) return { replace: spentCard(sentence), aside: true }
  return { show: { requisition: id, audience: seen }, notice: { tone: 'warn', text: sentence } }
}

async function sceneOf(talk: Talk, id: string, others: readonly PersonId[]): Promise<Scene | null> {
  const { desk, person } = talk
  const first = await desk.database.store.load({ requisitions: [requisitionId(id)] })
  const known = first.requisitions[0]
  if (!known) return null
  const snapshot = await desk.database.store.load({
    ...requisitionWant(known),
    people: [person.id, ...others],
    standings: talk.incoming.at,
  })
  const requisition = snapshot.requisitions[0] ?? known
  return {
    requisition,
    person: snapshot.people.find((each) => each.id === person.id) ?? person,
    policy: snapshot.policy,
    facts: planFacts(snapshot, requisition.station, desk.network),
    standings: snapshot.standings,
    people: snapshot.people,
  }
}
