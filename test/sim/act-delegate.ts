import type { Change } from '../../domain/desk/change.ts'
import { type DelegationId, delegationId, type PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { days, hours, type Instant } from '../../domain/time.ts'
import { chooseToDecide } from './deciders.ts'
import { type Model } from './model.ts'
import type { ComingBack, GoingAway, HandingOver, TakingBack } from './operation-delegation.ts'
import {
  covers,
  dueStep,
  handOverOf,
  hasNoSay,
  isAbsence,
  lean,
  ownRole,
  rolesOf,
  standsAt,
  standsIn,
} from './rights.ts'
import {
  answered,
  checkStandings,
  choosePerson,
  chooseRequest,
  keyFor,
  type Prepared,
  sceneOf,
} from './scene.ts'
import { lentBy, sendOne } from './send.ts'
import { newKey, nth, type Simulation } from './simulation.ts'

/** Those whose step it is, and those to whom it was lent, pass it on; also to whoever cannot take it. */
export async function handingOver(
  simulation: Simulation,
  operation: HandingOver,
): Promise<Prepared | null> {
  const { model, now: at } = simulation
  const { known, suitable } = chooseToDecide(simulation, operation.request, operation.as)
  if (!known) return null
  const people = [...model.people.keys()]
  const by = choosePerson(simulation, operation.by, suitable)
  const takers = people.filter((each) => each !== by && standsIn(model, each, 'manager'))
  const to =
    operation.to === 'requester' ? known.requester : choosePerson(simulation, operation.to, takers)
  const scene = await sceneOf(simulation, known, by, [to])
  const { requisition, person, policy, standings, people: found } = scene
  const decision = simulation.desk.handOver(
    requisition,
    { policy, standings },
    {
      key: keyFor(simulation, operation.key),
      at,
      giver: person,
      delegate: personIn(found, to),
      note: ' please ',
      revision: known.revision - (operation.revision === 'old' ? 1 : 0),
    },
  )
  const expected = operation.revision === 'right' && mayHandOver(model, known, by, to, at)
  return answered('hand-over', decision, expected, () => ({ operation, known, by, to }))
}

function mayHandOver(
  model: Model,
  requisition: Requisition,
  giver: PersonId,
  delegate: PersonId,
  at: Instant,
): boolean {
  const step = dueStep(requisition)
  const role = step ? ownRole(model, giver, step) : null
  if (!step || role === null || hasNoSay(requisition, giver)) return false
  if (handOverOf(model, step) || giver === delegate) return false
  const isAway = [...model.delegations.values()].some(
    (each) => isAbsence(each) && each.giver === delegate && standsAt(each, at),
  )
  return !isAway && !hasNoSay(requisition, delegate) && standsIn(model, delegate, role)
}

export async function takingBack(
  simulation: Simulation,
  operation: TakingBack,
): Promise<Prepared | null> {
  const { model, now: at } = simulation
  const handedOf = (each: Requisition) => {
    const step = dueStep(each)
    return step && handOverOf(model, step)
  }
  const known = chooseRequest(simulation, operation.request, (each) => handedOf(each) !== undefined)
  if (!known) return null
  const giver = handedOf(known)?.giver
  const by = choosePerson(simulation, operation.by, giver ? [giver] : [])
  const { requisition, person, policy, standings } = await sceneOf(simulation, known, by)
  const key = keyFor(simulation, operation.key)
  const command = { key, at, giver: person }
  const decision = simulation.desk.takeBack(requisition, { policy, standings }, command)
  return answered('take-back', decision, giver === by, () => ({ operation, known, by }))
}

export async function goingAway(simulation: Simulation, operation: GoingAway): Promise<Prepared> {
  const { model, now: at } = simulation
  const people = [...model.people.keys()]
  const approvers = people.filter((each) => rolesOf(model, each).length > 0)
  const by = choosePerson(simulation, operation.by, approvers)
  const coverers = people.filter((each) => each !== by && covers(model, by, each))
  const to = choosePerson(simulation, operation.to, coverers)
  const startsAt = at + hours(operation.from)
  const endsAt = startsAt + hours(operation.lasting)
  const { known, people: found } = await absenceScene(simulation, [by, to])
  const decision = simulation.desk.goAway(known, {
    key: keyFor(simulation, operation.key),
    at,
    giver: personIn(found, by),
    delegate: personIn(found, to),
    startsAt,
    endsAt,
  })
  const longest = days(92)
  const possible =
    endsAt > Math.max(startsAt, at) && endsAt - startsAt <= longest && startsAt <= at + longest
  const told = { giver: by, delegate: to, startsAt: Math.max(startsAt, at), endsAt }
  const clear = ![...model.delegations.values()].some((each) => lean(told, each))
  const expected = possible && by !== to && covers(model, by, to) && clear
  return answered('go-away', decision, expected, () => ({ operation, by, to, decision }))
}

/** An absence is ended before its time, by whoever is away or by somebody whose business it is not. */
export async function comingBack(
  simulation: Simulation,
  operation: ComingBack,
): Promise<Prepared | null> {
  const { model, now: at } = simulation
  const all = [...model.delegations.values()].filter(isAbsence)
  const ahead = all.filter(({ endedAt, endsAt }) => endedAt === null && at < endsAt)
  const { fitting, n } = operation.absence
  const absence = (fitting ? nth(ahead, n) : undefined) ?? nth(all, n)
  if (!absence) return null
  const by = choosePerson(simulation, operation.by, [absence.giver])
  const { known, people } = await absenceScene(simulation, [by])
  const key = keyFor(simulation, operation.key)
  const command = { key, at, giver: personIn(people, by), absence: absence.id }
  const decision = simulation.desk.comeBack(known, command)
  const expected = absence.giver === by && ahead.includes(absence)
  return answered('come-back', decision, expected, () => ({ operation, absence, by }))
}

/** Whoever a decision is taken for is back before it is written. False where it rests on no absence. */
export async function endAbsence(simulation: Simulation, decision: Change): Promise<boolean> {
  const { model, now: at } = simulation
  const absence = model.delegations.get(delegationId(lentBy(decision)?.delegation ?? ''))
  if (!absence || !isAbsence(absence)) return false
  const { known, people } = await absenceScene(simulation, [absence.giver])
  const command = { key: newKey(simulation), at, absence: absence.id }
  const giver = personIn(people, absence.giver)
  const back = simulation.desk.comeBack(known, { ...command, giver })
  const { change } = answered('come-back', back, true, () => absence)
  return change !== null && (await sendOne(simulation, change)) === 'committed'
}

async function absenceScene(simulation: Simulation, wanted: readonly PersonId[]) {
  const want = { people: wanted, standings: simulation.now }
  const { people, standings, policy } = await simulation.world.database.store.load(want)
  checkStandings(simulation, want, standings)
  return { people, known: { standings, policy } }
}

function personIn(people: readonly Person[], id: PersonId): Person {
  const found = people.find((each) => each.id === id)
  if (!found) throw new Error(`${id} cannot be loaded`)
  return found
}

/** A request that waits is shown anew because its approver has gone, or is back. */
export async function standInChanging(
  simulation: Simulation,
  known: Requisition,
  of: DelegationId,
  begins: boolean,
  key: string,
): Promise<Prepared | null> {
  const { standings, requisition } = await sceneOf(simulation, known, known.requester)
  for (const { delegation, ...people } of standings) {
    if (delegation.id !== of || !isAbsence(delegation)) continue
    const standing = { delegation, ...people }
    const command = { key, at: simulation.now }
    const decision = simulation.desk.standInChanged(requisition, standing, begins, command)
    return answered('stand-in', decision, true, () => known)
  }
  return null
}
