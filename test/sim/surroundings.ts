import { planFacts, requisitionWant } from '../../db/facts.ts'
import type { Change } from '../../domain/desk/change.ts'
import { type PersonId, personId } from '../../domain/ids.ts'
import type { RoleGrant } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { hours } from '../../domain/time.ts'
import { simulatedCompany, simulatedParts } from '../support/sim-company.ts'
import { balanceOf, mayGo, waits } from './model.ts'
import type { Operation } from './operation.ts'
import { standsAt } from './rights.ts'
import { answered } from './scene.ts'
import { lentBy, sendOne } from './send.ts'
import { newKey, nth, type Simulation } from './simulation.ts'
import { must } from './violation.ts'

type Of<Does extends Operation['does']> = Extract<Operation, { does: Does }>

/** A supplier brings pieces. */
export async function restocking(
  simulation: Simulation,
  { site, part, quantity }: Of<'restock'>,
): Promise<string> {
  const place = nth(simulatedCompany.sites, site)?.id
  const unit = simulatedParts[part]
  if (!place || !unit) return 'restock nothing'
  const key = newKey(simulation)
  const account = `available|${place}|${unit}`
  simulation.deliveries.set(key, { account, part: unit, pieces: quantity })
  const to = { kind: 'available', place } as const
  const change: Change = {
    key,
    at: simulation.now,
    expect: [],
    put: {},
    events: [],
    tasks: [],
    reply: null,
    transfers: [{ from: { kind: 'supplier', place: '*' }, to, unit, quantity }],
  }
  return `restock ${await sendOne(simulation, change)}`
}

/** The owner withdraws a role, often from whoever decides for others, or gives somebody back all that they lost. */
export async function regranting(
  simulation: Simulation,
  { person: n, grant: g }: Of<'regrant'>,
): Promise<string> {
  const { model, now } = simulation
  const { people } = model
  const lost = simulatedCompany.people.filter(
    ({ id, grants }) => grants.length > (people.get(id)?.grants.length ?? 0),
  )
  const back = g % 2 === 0 ? nth(lost, n) : undefined
  if (back) return await regrant(simulation, back.id, back.grants, 'role given back')
  const deputies = [...model.delegations.values()]
    .filter((each) => standsAt(each, now))
    .flatMap(({ delegate }) => people.get(delegate) ?? [])
  const person = (n % 3 === 0 ? nth(deputies, n) : undefined) ?? nth([...people.values()], n)
  const grant = nth(person?.grants ?? [], g)
  if (!person || !grant) return 'regrant nothing'
  const others = person.grants.filter((each) => each !== grant)
  return await regrant(simulation, person.id, others, 'role withdrawn')
}

/** Somebody loses every role while a decision of theirs is under way, or one that is taken for them. */
export async function dismiss(
  simulation: Simulation,
  decision: Change,
  withdrawn: 'role' | 'role-of-giver',
): Promise<void> {
  const giver = withdrawn === 'role-of-giver' ? lentBy(decision)?.giver : undefined
  const actor = simulation.model.people.get(personId(giver ?? decision.events[0]?.actor ?? ''))
  if (actor) await regrant(simulation, actor.id, [], 'role withdrawn')
}

async function regrant<Answer>(
  { model, world }: Simulation,
  id: PersonId,
  given: readonly RoleGrant[],
  answer: Answer,
): Promise<Answer> {
  const person = model.people.get(id)
  if (!person) throw new Error(`${id} is nobody`)
  const grants = given.toSorted((one, other) => (grantText(one) < grantText(other) ? -1 : 1))
  const changed = { ...person, grants, version: person.version + 1 }
  model.people.set(id, changed)
  await world.setPerson(changed)
  return answer
}

const grantText = ({ role, site }: RoleGrant) => `${role} ${site}`

/** The owner makes the limits tighter or wider, and says who may decide for managers. */
export async function changingPolicy(
  { model, world }: Simulation,
  { percent, standIns }: Of<'policy'>,
): Promise<string> {
  const { policy } = simulatedCompany
  const scaled = (grade: keyof typeof policy.grades) => {
    const limits = policy.grades[grade]
    const requestLimitFen = (limits.requestLimitFen * percent) / 100
    return { ...limits, requestLimitFen }
  }
  const grades = { A: scaled('A'), B: scaled('B'), C: scaled('C'), D: scaled('D') }
  const onlyHq = { standIns: { manager: ['hq-manager'], 'hq-manager': ['hq-manager'] } } as const
  const lent = standIns === 'hq' ? onlyHq : {}
  model.policy = { ...policy, ...lent, grades, version: model.policy.version + 1 }
  await world.setPolicy(model.policy)
  return 'policy changed'
}

const inOneRound = 6

/** Stock is handed to some of those who wait for it, as the job does. */
export async function serving(simulation: Simulation, { n }: Of<'serve'>): Promise<string> {
  const { world, model } = simulation
  const { requisitions } = await world.database.store.load({ waiting: true })
  const expected = [...model.requisitions.values()].filter(isWaiting).map((each) => each.id)
  const found = requisitions.map((each) => each.id)
  must(found.toSorted().join() === expected.toSorted().join(), 'who waits is known', () => ({
    expected,
    found,
  }))
  let served = 0
  for (const { id } of requisitions.slice(n % 3, (n % 3) + inOneRound)) {
    const known = model.requisitions.get(id)
    if (known && (await serveOne(simulation, known))) served += 1
  }
  return served > 0 ? 'serve' : 'serve nothing'
}

function isWaiting(requisition: Requisition): boolean {
  if (requisition.cancelledBy !== null || !mayGo(requisition)) return false
  return requisition.lines.some((line) => waits(line) > 0)
}

async function serveOne(simulation: Simulation, known: Requisition): Promise<boolean> {
  const { world, network, now: at } = simulation
  const snapshot = await world.database.store.load(requisitionWant(known))
  const requisition = snapshot.requisitions[0] ?? known
  const facts = planFacts(snapshot, requisition.station, network)
  const key = newKey(simulation)
  const decision = simulation.desk.serveWaiting(requisition, facts, { key, at })
  const could = canBeServed(simulation, known)
  if (decision.kind !== 'decided') {
    must(!could, 'whoever waits gets what their own centre has', () => known)
    return false
  }
  const { change } = answered('serve', decision, true, () => known)
  const answer = change ? await sendOne(simulation, change) : 'conflict'
  must(answer === 'committed', 'a fresh decision is committed', () => change)
  return true
}

/** Some line waits that is not bound to another shelf, and its station's own centre has all of it. */
function canBeServed({ model, network }: Simulation, requisition: Requisition): boolean {
  const { centre } = network.station(requisition.station)
  return requisition.lines.some((line) => {
    const waiting = waits(line)
    const bound = line.reserved + line.shipped > 0 && line.source !== centre
    const available = balanceOf(model, `available|${centre}|${line.part}`)
    return waiting > 0 && !bound && available >= waiting
  })
}

export function passing(simulation: Simulation, { hours: count }: Of<'pass'>): string {
  simulation.now += hours(count)
  return 'pass'
}
