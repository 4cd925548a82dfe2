import { planFacts, requisitionWant } from '../../db/facts.ts'
import type { Want } from '../../db/store.ts'
import type { Standing } from '../../domain/delegation/delegation.ts'
import type { Change } from '../../domain/desk/change.ts'
import type { PlanFacts } from '../../domain/desk/submit.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { days } from '../../domain/time.ts'
import type { Acting } from './operation.ts'
import type { Pick } from './pick.ts'
import { isAbsence } from './rights.ts'
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
  readonly standings: readonly Standing[]
  /** The person and the others that were asked for. */
  readonly people: readonly Person[]
}

export async function sceneOf(
  simulation: Simulation,
  known: Requisition,
  personId: PersonId,
  others: readonly PersonId[] = [],
): Promise<Scene> {
  const { world, network, now } = simulation
  const want = { ...requisitionWant(known), people: [personId, ...others], standings: now }
  const snapshot = await world.database.store.load(want)
  const [requisition] = snapshot.requisitions
  const { people, policy, standings } = snapshot
  const person = people.find((each) => each.id === personId)
  must(requisition?.version === known.version, 'nothing changes by itself', () => ({
    known,
    requisition,
  }))
  if (!requisition || !person) throw new Error(`${known.id} or ${personId} cannot be loaded`)
  const facts = planFacts(snapshot, requisition.station, network)
  checkStandings(simulation, want, standings)
  return { requisition, person, policy, facts, standings, people }
}

const week = days(7)

/** Loaded are the delegations of what was asked for, what waits for these people, and absences up to a week after. */
export function checkStandings(
  { model, now }: Simulation,
  { requisitions = [], people = [] }: Want,
  standings: readonly Standing[],
): void {
  const wanted = [...model.delegations.values()].filter((each) => {
    if (isAbsence(each)) return each.endsAt > now - week
    if (requisitions.includes(each.requisition)) return true
    const request = model.requisitions.get(each.requisition)
    const waits = request?.approvals.some(
      ({ id, state }) => id === each.approval && state === 'pending',
    )
    return waits === true && each.endedAt === null && people.includes(each.delegate)
  })
  const expected = wanted.map((each) => each.id).toSorted()
  const found = standings.map((each) => each.delegation.id).toSorted()
  must(expected.join() === found.join(), 'who decides for whom is known', () => ({
    expected,
    found,
  }))
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
  | { readonly kind: 'decided' | 'absence-decided' | 'unchanged'; readonly change: Change }
  | Refusal
  | { readonly kind: 'overtaken' }

/** Holds the answer of the desk against what the model expects, in both directions. */
export function answered(
  verb: string,
  decision: Decision,
  expected: boolean,
  facts: () => unknown,
): Prepared {
  const yes = decision.kind === 'decided' || decision.kind === 'absence-decided'
  const rule = yes ? `${verb} must be refused` : `${verb} must not be refused`
  must(yes === expected, rule, () => ({ answer: decision.kind, scene: facts() }))
  const why = decision.kind === 'delegate-barred' ? ` ${decision.why}` : ''
  const answer = yes ? verb : `${verb} ${decision.kind}${why}`
  return { answer, change: 'change' in decision ? decision.change : null }
}
