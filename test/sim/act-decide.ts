import type { PersonId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { mayDecide } from './authority.ts'
import { hasRole, holdersOf, type Model } from './model.ts'
import type { Cancelling, Deciding, Ringing } from './operation.ts'
import {
  answered,
  choosePerson,
  chooseRequest,
  keyFor,
  type Prepared,
  type Scene,
  sceneOf,
} from './scene.ts'
import { nth, type Simulation } from './simulation.ts'

/** The step that is to be decided now. */
const stepOf = ({ approvals }: Requisition) => approvals.find((each) => each.state === 'pending')

const isPending = (requisition: Requisition) => stepOf(requisition) !== undefined

export async function deciding(
  simulation: Simulation,
  operation: Deciding,
): Promise<Prepared | null> {
  const { model } = simulation
  const known = chooseRequest(simulation, operation.request, isPending)
  if (!known) return null
  const step = stepOf(known)
  const able = [...model.people.keys()].filter((person) => step && mayDecide(model, person, step))
  const by = choosePerson(simulation, operation.by, able)
  const { requisition, person, facts } = await sceneOf(simulation, known, by)
  const revision = { right: known.revision, old: known.revision - 1, none: null }
  const saying =
    operation.verdict === 'approve'
      ? ({ verdict: 'approve' } as const)
      : ({ verdict: 'reject', reason: operation.verdict === 'reject' ? 'no' : ' ' } as const)
  const decision = simulation.desk.decide(requisition, facts, {
    key: keyFor(simulation, operation.key),
    at: simulation.now,
    approver: person,
    revision: revision[operation.revision],
    ...saying,
  })
  const expected =
    mayNow(model, known, by) &&
    operation.revision !== 'old' &&
    operation.verdict !== 'reject-without-reason'
  return answered(saying.verdict, decision, expected, () => ({ operation, known, person }))
}

function mayNow(model: Model, requisition: Requisition, person: PersonId): boolean {
  const step = stepOf(requisition)
  if (!step || person === requisition.requester) return false
  const before = requisition.approvals.some(
    (each) => 'decidedBy' in each && each.decidedBy === person,
  )
  return !before && mayDecide(model, person, step)
}

/** Pieces that have not left their warehouse. */
const takesBack = ({ lines }: Requisition) =>
  lines.some((line) => line.requested - line.cancelled - line.shipped > 0)

export async function cancelling(
  simulation: Simulation,
  operation: Cancelling,
): Promise<Prepared | null> {
  const { model } = simulation
  const known = chooseRequest(simulation, operation.request, takesBack)
  if (!known) return null
  const by = choosePerson(simulation, operation.by, holdersOf(model, 'clerk', known.station))
  const { requisition, person } = await sceneOf(simulation, known, by)
  const key = keyFor(simulation, operation.key)
  const decision = simulation.desk.cancel(requisition, { key, at: simulation.now, by: person })
  const expected = hasRole(model, by, 'clerk', known.station) && takesBack(known)
  return answered('cancel', decision, expected, () => ({ operation, known }))
}

/** A clock rings, in time, late, twice, or for a step that is not the one to decide. */
export async function ringing(
  simulation: Simulation,
  operation: Ringing,
): Promise<Prepared | null> {
  const known = chooseRequest(simulation, operation.request, isPending)
  if (!known) return null
  const { step } = operation
  const approval = (step.fitting ? stepOf(known) : undefined) ?? nth(known.approvals, step.n)
  const key = keyFor(simulation, operation.key)
  return await ring(simulation, known, operation.clock, approval?.id ?? null, key)
}

type Step = Requisition['approvals'][number]

/** Rings one clock of a requisition; `approval` is the step that the clock was set for. */
export async function ring(
  simulation: Simulation,
  known: Requisition,
  clock: Ringing['clock'],
  approval: Step['id'] | null,
  key: string,
): Promise<Prepared | null> {
  const { desk, now: at } = simulation
  const scene = await sceneOf(simulation, known, known.requester)
  const { requisition } = scene
  if (clock === 'expire') {
    const decision = desk.expireHold(requisition, { key, at })
    return answered(clock, decision, isOverdue(scene, at), () => known)
  }
  if (approval === null) return null
  const decision = desk[clock](requisition, { key, at, approval })
  const due = stepOf(known)
  const rung = clock === 'remind' ? due?.remindedAt : due?.escalatedAt
  return answered(clock, decision, due?.id === approval && rung === null, () => known)
}

function isOverdue({ requisition }: Scene, now: number): boolean {
  const { holdUntil, heldFen, lines } = requisition
  if (!isPending(requisition) || holdUntil === null || holdUntil > now) return false
  return heldFen > 0 || lines.some((line) => line.reserved > 0)
}
