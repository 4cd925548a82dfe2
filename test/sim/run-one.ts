import type { Snapshot } from '../../db/store.ts'
import type { World } from '../support/sim-world.ts'
import { type Desk, desk } from './desk.ts'
import { checkAll } from './final-checks.ts'
import type { Operation } from './operation.ts'
import { createSimulation } from './simulation.ts'
import { step } from './step.ts'
import { Violation } from './violation.ts'

/** What came of one run. `at` is the index of the operation that failed; the number of operations for the last look. */
export type Outcome = {
  /** What came of each operation, in words. */
  readonly trace: readonly string[]
  readonly last: Snapshot | null
  readonly failure: Failure | null
}

export type Failure = { readonly rule: string; readonly detail: string; readonly at: number }

export type RunOptions = {
  readonly verbs?: Desk
  /** Rivals of a race are sent at the same moment. */
  readonly together?: boolean
}

/** Plays operations in a fresh world and checks every rule after each, and all of them at the end. */
export async function runOne(
  world: World,
  operations: readonly Operation[],
  { verbs = desk, together = false }: RunOptions = {},
): Promise<Outcome> {
  const simulation = createSimulation(world, verbs, together)
  const trace: string[] = []
  try {
    for (const operation of operations) trace.push(await step(simulation, operation))
    return { trace, last: await checkAll(simulation), failure: null }
  } catch (error) {
    return { trace, last: null, failure: { ...described(error), at: trace.length } }
  }
}

/** A fault of the store or the desk is named by its own message, without what differs from run to run. */
function described(error: unknown): { readonly rule: string; readonly detail: string } {
  if (error instanceof Violation) return { rule: error.rule, detail: error.message.slice(0, 4000) }
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? error.stack : undefined
  return { rule: message.replace(/[\d-]+/g, '#').slice(0, 120), detail: stack ?? message }
}
