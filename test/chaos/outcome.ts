import type { Account } from './load.ts'

/** What came of one play; `lost` and the rest are counts of tasks. */
export type Outcome = {
  readonly tasks: number
  readonly lost: number
  readonly doubled: number
  readonly outOfOrder: number
  /** Milliseconds from the last write until everything was done; of several runs the longest. */
  readonly drainedIn: number
  /** Intake under the fault beside quiet runs, 99th percentile of each, the middle one of all runs. */
  readonly ratio?: number
  readonly says: string
}

/** Limits of every play: nothing lost or doubled, everything done within half a minute, intake at most twice as slow. */
export const isSound = ({ lost, doubled, outOfOrder, drainedIn, ratio = 1 }: Outcome) =>
  lost + doubled + outOfOrder === 0 && drainedIn <= 30_000 && ratio <= 2

/** What the account of so many tasks comes to. */
export function outcomeOf(
  account: Account,
  tasks: number,
  rest: Pick<Outcome, 'drainedIn' | 'ratio' | 'says'>,
): Outcome {
  const { effects, doubled, outOfOrder } = account
  return { tasks, lost: tasks - effects + doubled, doubled, outOfOrder, ...rest }
}

/** One outcome in one line. */
export function lineOf(outcome: Outcome): string {
  const { tasks, lost, doubled, outOfOrder, drainedIn, says } = outcome
  return [
    `${isSound(outcome) ? '' : 'NOT SOUND, '}${tasks} tasks`,
    `${lost} lost`,
    `${doubled} doubled`,
    `${outOfOrder} out of order`,
    `drained in ${(drainedIn / 1000).toFixed(1)} s`,
    says,
  ].join(', ')
}

/** All plays as one: their tasks together, and the worst of the rest. */
export function sumOf(outcomes: readonly Outcome[]): Outcome {
  const sum = (of: (each: Outcome) => number) =>
    outcomes.reduce((total, each) => total + of(each), 0)
  const ratio = Math.max(0, ...outcomes.map((each) => each.ratio ?? 0))
  return {
    tasks: sum((each) => each.tasks),
    lost: sum((each) => each.lost),
    doubled: sum((each) => each.doubled),
    outOfOrder: sum((each) => each.outOfOrder),
    drainedIn: Math.max(0, ...outcomes.map((each) => each.drainedIn)),
    ratio,
    says: `intake at most ${ratio.toFixed(2)} times as slow`,
  }
}
