import type { Among } from '../db/store.ts'
import type { Bell } from './bell.ts'
import type { JobContext } from './context.ts'
import { createHints } from './hints.ts'
import { type Claimed, type Ending, type RunOptions, runTask } from './run-task.ts'
import { createSchedule } from './schedule.ts'

export type RunnerOptions = RunOptions & {
  /** Tasks under way at once; lanes keep their order whatever this is. */
  readonly batch: number
  /** How often the sweep looks for what no bell has announced, in milliseconds. */
  readonly sweepEvery: number
  /** Milliseconds that tasks under way may still take when the runner is stopped; their leases then run out. */
  readonly grace: number
}

export const runnerDefaults: RunnerOptions = {
  batch: 32,
  leaseSeconds: 30,
  sweepEvery: 3_000,
  maxAttempts: 8,
  // With the doubling back-off about an hour and a quarter.
  maxDeliveries: 24,
  jitter: 0.25,
  grace: 10_000,
}

/**
 * How much later than its wait a retry is looked for, in milliseconds: the wait is kept by the database's clock, which may
 * be set back a little meanwhile, and a timer may come a millisecond early. A look too early would find nothing.
 */
const clocksDiffer = 200

export type Runner = {
  start(): void
  /** Runs everything that is due now and whatever that leads to; resolves when nothing is due any more. */
  drain(): Promise<void>
  /** Takes no more tasks and waits for those under way. */
  stop(): Promise<void>
}

/**
 * Takes due tasks from the board and runs them, woken by the bell, by every task that ends (the next of its lane is then
 * free) and by the sweep, which also finds what became due as business time passed.
 */
export function createRunner(context: JobContext, bell: Bell, options: RunnerOptions): Runner {
  const underWay = new Map<string, Promise<void>>()
  /** Whoever rang for a task and waits for its end, by id. */
  const ringers = new Map<string, () => void>()
  const hints = createHints()
  const schedule = createSchedule(context)
  let looking: Promise<void> | null = null
  let started = false
  let stopped = false
  let alarm: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null
  let unlisten = () => {}

  const room = () => options.batch - underWay.size
  /**
   * Fills the free places with due tasks, of everything (null) or of what was heard of, and says whether there were any.
   * A slow task holds up its own lane only.
   */
  const look = async (among: Among | null): Promise<boolean> => {
    if (stopped || room() <= 0) return false
    try {
      const claimed = await claim(room(), among)
      for (const task of claimed) begin(task)
      return claimed.length > 0
    } finally {
      // Somebody else does those, or the sweep finds them.
      for (const id of among?.ids ?? []) if (!underWay.has(id)) release(id)
    }
  }
  const claim = async (most: number, among: Among | null): Promise<readonly Claimed[]> => {
    // Forgotten before the look: whoever rings meanwhile is heard again, and a look that fails is left to the sweep.
    if (among === null) hints.exhausted()
    await schedule()
    const { claim: claimed } = context.database.tasks
    const tasks = await claimed(context.now(), most, options.leaseSeconds, among ?? undefined)
    if (among === null && tasks.length === most) hints.everything()
    return tasks
  }
  const release = (id: string) => {
    ringers.get(id)?.()
    ringers.delete(id)
  }
  const begin = (task: Claimed) => {
    const run = runTask(context, task, options)
      .then((ending) => ended(task, ending))
      // The board could not be told: the lease runs out and the task is taken up again.
      .catch((error: unknown) => context.log.error('a task was left to its lease', { error }))
      .finally(() => {
        underWay.delete(task.id)
        release(task.id)
        if (started) wake()
      })
    underWay.set(task.id, run)
  }
  const ended = (task: Claimed, ending: Ending) => {
    if (ending.kind === 'retry') wakeIn(ending.afterSeconds * 1000 + clocksDiffer)
    else if (task.lane !== null) hints.lane(task.lane)
  }
  const wake = () => {
    if (hints.isEmpty) return
    looking ??= lookUntilQuiet()
      .catch((error: unknown) => context.log.error('looking for tasks failed', { error }))
      .finally(() => {
        looking = null
        // Heard between the last look and here.
        if (!stopped && room() > 0) wake()
      })
  }
  const lookUntilQuiet = async () => {
    while (!hints.isEmpty && !stopped && room() > 0) await look(hints.take(room()))
  }
  const hear = () => {
    hints.everything()
    wake()
  }
  const take = (id: string): Promise<void> => {
    if (stopped || ringers.has(id)) return Promise.resolve()
    return new Promise((resolve) => {
      ringers.set(id, resolve)
      hints.task(id)
      wake()
    })
  }
  /** One timer for all: the sweep, or earlier when a retry is due earlier. */
  const wakeIn = (wait: number) => {
    const at = performance.now() + wait
    if (!started || stopped || (alarm && alarm.at <= at)) return
    if (alarm) clearTimeout(alarm.timer)
    alarm = { at, timer: setTimeout(sweep, wait) }
  }
  const sweep = () => {
    alarm = null
    hear()
    wakeIn(options.sweepEvery)
  }
  return {
    start: () => {
      started = true
      unlisten = bell.listen(hear, take)
      sweep()
    },
    drain: async () => {
      for (;;) {
        // What ends during a look may have freed a lane or written tasks that the look did not see.
        const wasBusy = underWay.size > 0
        const found = await look(null)
        if (underWay.size > 0) await Promise.race(underWay.values())
        else if (!found && !wasBusy) return
      }
    },
    stop: async () => {
      stopped = true
      unlisten()
      if (alarm) clearTimeout(alarm.timer)
      await looking
      await atMost(options.grace, Promise.all(underWay.values()))
      for (const id of ringers.keys()) release(id)
    },
  }
}

async function atMost(wait: number, work: Promise<unknown>): Promise<void> {
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    alarm = setTimeout(resolve, wait)
  })
  await Promise.race([work, late])
  clearTimeout(alarm)
}
