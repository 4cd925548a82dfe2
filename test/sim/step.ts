import type { Change } from '../../domain/desk/change.ts'
import { cancelling, deciding, ringing } from './act-decide.ts'
import { comingBack, endAbsence, goingAway, handingOver, takingBack } from './act-delegate.ts'
import { carrying, receiving, shipping } from './act-goods.ts'
import { submitting } from './act-submit.ts'
import { finishing, recording, taking } from './inbound.ts'
import type { Acting, Operation, Withdrawn } from './operation.ts'
import type { Prepared } from './scene.ts'
import { lentBy, send, sendOne } from './send.ts'
import { nth, type Simulation } from './simulation.ts'
import {
  changingPolicy,
  dismiss,
  passing,
  regranting,
  restocking,
  serving,
} from './surroundings.ts'
import { must } from './violation.ts'
import { working } from './work.ts'

/** Carries out one operation and says what came of it. Throws a `Violation` when a rule is broken. */
export async function step(simulation: Simulation, operation: Operation): Promise<string> {
  switch (operation.does) {
    case 'submit':
    case 'decide':
    case 'cancel':
    case 'ship':
    case 'receive':
    case 'carry':
    case 'ring':
    case 'hand-over':
    case 'take-back':
    case 'go-away':
    case 'come-back':
      return await acting(simulation, operation)
    case 'race':
      return await racing(simulation, operation)
    case 'arrive':
      return await arriving(simulation, operation.n)
    case 'repeat':
      return await repeating(simulation, operation)
    case 'serve':
      return await serving(simulation, operation)
    case 'restock':
      return await restocking(simulation, operation)
    case 'pass':
      return passing(simulation, operation)
    case 'regrant':
      return await regranting(simulation, operation)
    case 'policy':
      return await changingPolicy(simulation, operation)
    case 'work':
      return await working(simulation, operation)
    case 'record':
      return await recording(simulation, operation)
    case 'take':
      return await taking(simulation, operation)
    case 'finish':
      return await finishing(simulation, operation)
  }
}

async function prepare(simulation: Simulation, operation: Acting): Promise<Prepared | null> {
  switch (operation.does) {
    case 'submit':
      return await submitting(simulation, operation)
    case 'decide':
      return await deciding(simulation, operation)
    case 'cancel':
      return await cancelling(simulation, operation)
    case 'ship':
      return await shipping(simulation, operation)
    case 'receive':
      return await receiving(simulation, operation)
    case 'carry':
      return await carrying(simulation, operation)
    case 'ring':
      return await ringing(simulation, operation)
    case 'hand-over':
      return await handingOver(simulation, operation)
    case 'take-back':
      return await takingBack(simulation, operation)
    case 'go-away':
      return await goingAway(simulation, operation)
    case 'come-back':
      return await comingBack(simulation, operation)
  }
}

async function acting(simulation: Simulation, operation: Acting): Promise<string> {
  const prepared = await prepare(simulation, operation)
  if (!prepared) return `${operation.does} nothing`
  const { answer, change } = prepared
  if (!change) return `${answer}, refused`
  if (operation.send === 'later') {
    simulation.drawer.push(change)
    simulation.drawer.splice(0, simulation.drawer.length - 20)
    return `${answer}, put off`
  }
  const repeated = simulation.model.replies.has(change.key)
  const sent = await sendOne(simulation, change)
  const expected = repeated ? 'duplicate' : 'committed'
  must(sent === expected, 'a fresh decision is committed', () => ({ sent, change }))
  return `${answer}, ${sent}`
}

/** All decide on the same facts before any of them is written. */
async function racing(
  simulation: Simulation,
  { rivals, shared, withdrawn }: Extract<Operation, { does: 'race' }>,
): Promise<string> {
  const changes: Change[] = []
  for (const rival of rivals) {
    const prepared = await prepare(simulation, rival)
    if (!prepared?.change) continue
    changes.push(prepared.change)
    if (shared) simulation.focus = prepared.change.put.requisitions?.[0]?.id ?? simulation.focus
  }
  simulation.focus = null
  if (changes.length < (withdrawn === 'nothing' ? 2 : 1)) return 'race of one'
  const against = await withdraw(simulation, changes, withdrawn)
  const answers = await send(simulation, changes)
  const about = changes.some((change) => lendingOf(change) !== '') ? ' over lending' : ''
  return `race${against ?? about}: ${answers.toSorted().join(' + ')}`
}

/** Withdraws what one of the decisions rests on, one that is for another where there is one; says what, in words. */
async function withdraw(
  simulation: Simulation,
  changes: readonly Change[],
  withdrawn: Withdrawn,
): Promise<string | null> {
  const lent = changes.find((change) => lendingOf(change) === ' for another')
  const decision = withdrawn === 'role' ? changes[0] : lent
  if (withdrawn === 'nothing' || !decision) return null
  if (withdrawn === 'delegation')
    return (await endAbsence(simulation, decision)) ? ' against a return' : null
  await dismiss(simulation, decision, withdrawn)
  return ' against a dismissal'
}

/** What a change has to do with letting others decide, in words. */
function lendingOf(change: Change): '' | ' lending' | ' for another' {
  if (change.put.delegations) return ' lending'
  return lentBy(change) ? ' for another' : ''
}

async function arriving(simulation: Simulation, n: number): Promise<string> {
  const change = nth(simulation.drawer, n)
  if (!change) return 'arrive nothing'
  simulation.drawer.splice(n % simulation.drawer.length, 1)
  return `late${lendingOf(change)}, ${await sendOne(simulation, change)}`
}

/** The same message again; or a used key with a decision behind it that was never sent. */
async function repeating(
  simulation: Simulation,
  { n, other }: Extract<Operation, { does: 'repeat' }>,
): Promise<string> {
  const before = nth(simulation.sent, n)
  if (!before) return 'repeat nothing'
  const decision = other ? nth(simulation.drawer, n) : before
  if (!decision) return 'repeat nothing'
  const { key } = before
  return `repeated${other ? ' with another' : ''}, ${await sendOne(simulation, { ...decision, key })}`
}
