import { planFacts, requisitionWant } from '../../db/facts.ts'
import type { Change } from '../../domain/desk/change.ts'
import type { PlanFacts } from '../../domain/desk/submit.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { Acting, Pick } from './operation.ts'
import { newKey, nth, type Simulation } from './simulation.ts'
import { must } from './violation.ts'

/** A decision that was taken and not sent; `change` is null when the answer was no. */
export type Prepared = { readonly answer: string; readonly change: Change | null }

/** What a verb on a requisition decides from, as the conversation loads it. */
export type Scene = {
  readonly requisition: Requisition
  readonly person: Person
  readonly policy: Policy
  readonly facts: PlanFacts
}

export async function sceneOf(
  simulation: Simulation,
  known: Requisition,
  personId: PersonId,
): Promise<Scene> {
  const { world, network } = simulation
  const want = { ...requisitionWant(known), people: [personId] }
  const snapshot = await world.database.store.load(want)
  const [requisition] = snapshot.requisitions
  const [person] = snapshot.people
  must(requisition?.version === known.version, 'nothing changes by itself', () => ({
    known,
    requisition,
  }))
  if (!requisition || !person) throw new Error(`${known.id} or ${personId} cannot be loaded`)
  const facts = planFacts(snapshot, requisition.station, network)
  return { requisition, person, policy: snapshot.policy, facts }
}

/** One of the requisitions that suit, or of all; in a race about one requisition, that one. */
export function chooseRequest(
  { model, focus }: Simulation,
  pick: Pick,
  suits: (requisition: Requisition) => boolean,
): Requisition | undefined {
  if (focus !== null) return model.requisitions.get(focus)
  const all = [...model.requisitions.values()]
  const fitting = pick.fitting ? all.filter(suits) : []
  return nth(fitting, pick.n) ?? nth(all, pick.n)
}

/** One of the people that suit, or of all. */
export function choosePerson(
  { model }: Simulation,
  pick: Pick,
  fitting: readonly PersonId[],
): PersonId {
  const chosen =
    (pick.fitting ? nth(fitting, pick.n) : undefined) ?? nth([...model.people.keys()], pick.n)
  if (!chosen) throw new Error('the company has no people')
  return chosen
}

/** The key of an operation: its own, or that of an inbound event that waits to be handled. */
export function keyFor(simulation: Simulation, key: Acting['key']): string {
  if (key === 'own') return newKey(simulation)
  const waiting = [...simulation.inbox].find(
    ([name, row]) => row.state === 'recorded' && !simulation.model.replies.has(name),
  )
  return waiting?.[0] ?? newKey(simulation)
}

type Decision =
  | { readonly kind: 'decided' | 'unchanged'; readonly change: Change }
  | Refusal
  | { readonly kind: 'overtaken' }

/** Holds the answer of the desk against what the model expects, in both directions. */
export function answered(
  verb: string,
  decision: Decision,
  expected: boolean,
  facts: () => unknown,
): Prepared {
  const yes = decision.kind === 'decided'
  const rule = yes ? `${verb} must be refused` : `${verb} must not be refused`
  must(yes === expected, rule, () => ({ answer: decision.kind, scene: facts() }))
  const answer = yes ? verb : `${verb} ${decision.kind}`
  return { answer, change: 'change' in decision ? decision.change : null }
}
