import { isDeepStrictEqual } from 'node:util'
import type { Committed } from '../../db/store.ts'
import type { Change } from '../../domain/desk/change.ts'
import { absorb } from './absorb.ts'
import { explains, type Facts, factsAfter, factsOf, predict } from './predict.ts'
import type { Simulation } from './simulation.ts'
import { must } from './violation.ts'

/**
 * Sends changes at the same moment. The answers must be those of some order, one after the other; the model then takes
 * over what was committed, and what was not must have changed nothing. Gives the answers in the order of `changes`.
 */
export async function send(
  simulation: Simulation,
  changes: readonly Change[],
): Promise<readonly Committed['kind'][]> {
  const { store } = simulation.world.database
  const answers: Committed[] = []
  if (simulation.together)
    answers.push(...(await Promise.all(changes.map((change) => store.commit(change)))))
  else for (const change of changes) answers.push(await store.commit(change))
  const expected = changes.map((change) => predict(factsOf(simulation.model), change))
  const sent = { changes, answers, together: simulation.together }
  const order = orderOf(factsOf(simulation.model), sent)
  must(order !== null, 'the store answers as it must', () => ({ expected, answers, changes }))
  const committed = changes.filter((_, index) => answers[index]?.kind === 'committed')
  const others = changes.filter((change) => !committed.includes(change))
  if (committed.length > 0) await absorb(simulation, committed)
  await mustBeUntouched(simulation, others, committed)
  simulation.sent.push(...changes)
  simulation.sent.splice(0, simulation.sent.length - 50)
  return answers.map((answer) => answer.kind)
}

/** For whom, and by which delegation, a decision says that it was taken; undefined where it was in person. */
export function lentBy({ events: [event] }: Change) {
  const data = event?.data as Partial<Record<string, string>> | null | undefined
  const { for: giver, delegation } = data ?? {}
  return giver && delegation ? { giver, delegation } : undefined
}

/** Sends one change. */
export async function sendOne(simulation: Simulation, change: Change): Promise<Committed['kind']> {
  const [answer] = await send(simulation, [change])
  return answer ?? 'conflict'
}

type Sent = {
  readonly changes: readonly Change[]
  readonly answers: readonly Committed[]
  readonly together: boolean
}

/** An order of commits, as indices, that explains the answers; null when there is none. */
function orderOf(
  facts: Facts,
  sent: Sent,
  rest: readonly number[] = sent.changes.map((_, index) => index),
): readonly number[] | null {
  if (rest.length === 0) return []
  for (const index of rest) {
    const [change, answer] = [sent.changes[index], sent.answers[index]]
    if (!change || !answer || !explains(facts, change, answer, sent.together)) continue
    const next = answer.kind === 'committed' ? factsAfter(facts, change) : facts
    const others = rest.filter((other) => other !== index)
    const order = orderOf(next, sent, others)
    if (order) return [index, ...order]
  }
  return null
}

/** A conflict, a shortfall or a repeated key leaves no trace. */
async function mustBeUntouched(
  { model, world }: Simulation,
  changes: readonly Change[],
  committed: readonly Change[],
): Promise<void> {
  const rows = (change: Change) => (change.put.requisitions ?? []).map((row) => row.id)
  const touched = new Set(committed.flatMap(rows))
  const ids = changes.flatMap(rows).filter((id) => !touched.has(id))
  if (ids.length === 0) return
  const { requisitions } = await world.database.store.load({ requisitions: ids })
  for (const id of ids) {
    const now = requisitions.find((each) => each.id === id)
    const known = model.requisitions.get(id)
    must(isDeepStrictEqual(now, known), 'what was not committed changed nothing', () => ({
      known,
      now,
    }))
  }
}
