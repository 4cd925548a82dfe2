import type { ApprovalId, DelegationId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { chooseToDecide } from './deciders.ts'
import { hasRole, holdersOf } from './model.ts'
import type { Cancelling, Deciding, Ringing } from './operation.ts'
import { dueStep, handOverOf, lentFor, maySign } from './rights.ts'
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

const isPending = (requisition: Requisition) => dueStep(requisition) !== undefined

export async function deciding(
  simulation: Simulation,
  operation: Deciding,
): Promise<Prepared | null> {
  const { model, now: at } = simulation
  const { known, suitable } = chooseToDecide(simulation, operation.request, operation.as)
  if (!known) return null
  const step = dueStep(known)
  const by = choosePerson(simulation, operation.by, suitable)
  const { requisition, person, facts, standings } = await sceneOf(simulation, known, by)
  const revision = { right: known.revision, old: known.revision - 1, none: null }
  const saying =
    operation.verdict === 'approve'
      ? ({ verdict: 'approve' } as const)
      : ({ verdict: 'reject', reason: operation.verdict === 'reject' ? 'no' : ' ' } as const)
  const decision = simulation.desk.decide(requisition, facts, {
    key: keyFor(simulation, operation.key),
    at,
    approver: person,
    revision: revision[operation.revision],
    standings,
    ...saying,
  })
  const signs = step ? maySign(model, known, step, by, at) : []
  const expected =
    signs.length > 0 &&
    operation.revision !== 'old' &&
    operation.verdict !== 'reject-without-reason'
  const wasLent = step !== undefined && lentFor(model, step).some((each) => each.delegate === by)
  const verb = wasLent && !signs.includes(null) ? 'decide for another' : saying.verdict
  return answered(verb, decision, expected, () => ({ operation, known, by }))
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
  const { clock, step } = operation
  const approval = (step.fitting ? dueStep(known) : undefined) ?? nth(known.approvals, step.n)
  const handed = approval && handOverOf(simulation.model, approval)
  const key = keyFor(simulation, operation.key)
  const delegation = step.n % 4 > 0 ? (handed?.id ?? null) : null
  return await ring(simulation, known, { clock, key, delegation, approval: approval?.id ?? null })
}

/** What rings: for which step the clock was set, and who had that by which hand-over. */
export type Alarm = {
  readonly clock: Ringing['clock']
  readonly approval: ApprovalId | null
  readonly delegation: DelegationId | null
  readonly key: string
}

/** Rings one clock of a requisition. */
export async function ring(
  simulation: Simulation,
  known: Requisition,
  { clock, approval, delegation, key }: Alarm,
): Promise<Prepared | null> {
  const { desk, model, now: at } = simulation
  const scene = await sceneOf(simulation, known, known.requester)
  const { requisition, standings } = scene
  if (clock === 'expire') {
    const decision = desk.expireHold(requisition, { key, at })
    return answered(clock, decision, isOverdue(scene, at), () => known)
  }
  if (approval === null) return null
  const command = { key, at, approval, delegation, standings }
  const decision = desk[clock](requisition, command)
  const due = dueStep(known)
  if (clock === 'escalate') {
    const expected = due?.id === approval && due.escalatedAt === null
    return answered(clock, decision, expected, () => known)
  }
  const isWhose = due !== undefined && (handOverOf(model, due)?.id ?? null) === delegation
  const expected = due?.id === approval && due.remindedAt === null && isWhose
  return answered(clock, decision, expected, () => ({ known, delegation }))
}

function isOverdue({ requisition }: Scene, now: number): boolean {
  const { holdUntil, heldFen, lines } = requisition
  if (!isPending(requisition) || holdUntil === null || holdUntil > now) return false
  return heldFen > 0 || lines.some((line) => line.reserved > 0)
}
