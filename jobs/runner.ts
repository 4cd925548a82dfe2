import type { Task } from '../db/store.ts'
import type { Bell } from './bell.ts'
import type { JobContext } from './context.ts'
import { handleTask } from './handlers.ts'
import { createSchedule } from './schedule.ts'

export type RunnerOptions = {
  /** Tasks under way at once; lanes keep their order whatever this is. */
  readonly batch: number
  readonly leaseSeconds: number
  /** How often the sweep looks for what no bell has announced, in milliseconds. */
  readonly sweepEvery: number
  readonly maxAttempts: number
}

export const runnerDefaults: RunnerOptions = {
  batch: 8,
  leaseSeconds: 30,
  sweepEvery: 3_000,
  maxAttempts: 8,
}

export type Runner = {
  start(): void
  /** Runs everything that is due now and whatever that leads to; resolves when nothing is due any more. */
  drain(): Promise<void>
  /** Takes no more tasks and waits for those under way. */
  stop(): Promise<void>
}

type Claimed = Task & { readonly token: string }

/** Waits before a retry: 1 s, 2 s, 4 s ... at most five minutes. */
const backOffSeconds = (attempts: number) => Math.min(300, 2 ** Math.max(0, attempts - 1))

/**
 * Takes due tasks from the board and runs them, woken by the bell, by every task that ends (the next of its lane is then
 * free) and by the sweep, which also finds what became due as business time passed.
 */
export function createRunner(context: JobContext, bell: Bell, options: RunnerOptions): Runner {
  const underWay = new Set<Promise<void>>()
  const schedule = createSchedule(context)
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let unlisten = () => {}

  /** Fills the free places with due tasks, and says whether there were any. A slow task holds up its own lane only. */
  const look = async (): Promise<boolean> => {
    const room = options.batch - underWay.size
    if (stopped || room === 0) return false
    await schedule()
    const claimed = await context.database.tasks.claim(context.now(), room, options.leaseSeconds)
    for (const task of claimed) begin(task)
    return claimed.length > 0
  }
  const begin = (task: Claimed) => {
    const run = runOne(context, task, options)
      // The board could not be told: the lease runs out and the task is taken up again.
      .catch((error: unknown) => context.log.error('a task was left to its lease', { error }))
      .finally(() => {
        underWay.delete(run)
        if (timer) wake()
      })
    underWay.add(run)
  }
  const wake = () => {
    again = true
    looking ??= lookUntilQuiet()
      .catch((error: unknown) => context.log.error('looking for tasks failed', { error }))
      .finally(() => {
        looking = null
        if (again && !stopped) wake()
      })
  }
  const lookUntilQuiet = async () => {
    while (again && !stopped) {
      again = false
      await look()
    }
  }
  const sweep = () => {
    timer = setTimeout(sweep, options.sweepEvery)
    wake()
  }
  return {
    start: () => {
      unlisten = bell.listen(wake)
      sweep()
    },
    drain: async () => {
      for (;;) {
        const found = await look()
        if (underWay.size > 0) await Promise.race(underWay)
        else if (!found) return
      }
    },
    stop: async () => {
      stopped = true
      unlisten()
      if (timer) clearTimeout(timer)
      await looking
      await Promise.all(underWay)
    },
  }
}

async function runOne(context: JobContext, task: Claimed, options: RunnerOptions): Promise<void> {
  const board = context.database.tasks
  const facts = { task: task.id, kind: task.kind }
  const extend = async () => {
    if (await board.extend(task.id, task.token, options.leaseSeconds)) return
    context.log.info('a task was taken over by another runner', facts)
  }
  const renew = setInterval(() => {
    extend().catch((error: unknown) =>
      context.log.error('a lease was not extended', { ...facts, error }),
    )
  }, options.leaseSeconds * 333)
  try {
    await handleTask(context, task)
    await board.complete(task.id, task.token)
  } catch (error) {
    const hopeless = context.presenter.isFinal(error) || task.attempts >= options.maxAttempts
    const retry = hopeless ? null : backOffSeconds(task.attempts)
    const sentence = error instanceof Error ? error.message : String(error)
    context.log.error(hopeless ? 'a task was given up' : 'a task failed and will be tried again', {
      ...facts,
      error: sentence,
    })
    await board.fail(task.id, task.token, sentence, retry)
  } finally {
    clearInterval(renew)
  }
}
