import type { Task } from '../db/store.ts'
import type { Bell } from './bell.ts'
import type { JobContext } from './context.ts'
import { handleTask } from './handlers.ts'
import { recurringTasks } from './schedule.ts'

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

/** Waits before a retry: 1 s, 2 s, 4 s ... at most five minutes. */
const backOffSeconds = (attempts: number) => Math.min(300, 2 ** Math.max(0, attempts - 1))

/** Takes due tasks from the board and runs them, woken by the bell, by the clock of the next one, and by the sweep. */
export function createRunner(context: JobContext, bell: Bell, options: RunnerOptions): Runner {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let unlisten = () => {}

  const pass = async () => {
    await schedule(context)
    while (!stopped && (await runBatch(context, options)) > 0);
  }
  const wake = () => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = pass()
      .catch((error: unknown) => context.log.error('a round of tasks failed', { error }))
      .finally(() => {
        running = null
        if (again) {
          again = false
          wake()
        }
      })
  }
  const sweep = () => {
    wake()
    timer = setTimeout(sweep, options.sweepEvery)
  }
  return {
    start: () => {
      unlisten = bell.listen(wake)
      sweep()
    },
    drain: pass,
    stop: async () => {
      stopped = true
      unlisten()
      if (timer) clearTimeout(timer)
      await running
    },
  }
}

async function schedule(context: JobContext): Promise<void> {
  const at = context.now()
  const tasks = recurringTasks(at)
  await context.database.store.commit({
    key: tasks.map((task) => task.key).join(' '),
    at,
    expect: [],
    put: {},
    transfers: [],
    events: [],
    tasks,
    reply: null,
  })
}

async function runBatch(context: JobContext, options: RunnerOptions): Promise<number> {
  const board = context.database.tasks
  const claimed = await board.claim(context.now(), options.batch, options.leaseSeconds)
  await Promise.all(claimed.map((task) => runOne(context, task, options)))
  return claimed.length
}

async function runOne(
  context: JobContext,
  task: Task & { token: string },
  options: RunnerOptions,
): Promise<void> {
  const board = context.database.tasks
  const renew = setInterval(
    () => void board.extend(task.id, task.token, options.leaseSeconds).catch(() => {}),
    options.leaseSeconds * 500,
  )
  try {
    await handleTask(context, task)
    await board.complete(task.id, task.token)
  } catch (error) {
    const hopeless = context.presenter.isFinal(error) || task.attempts >= options.maxAttempts
    const retry = hopeless ? null : backOffSeconds(task.attempts)
    const sentence = error instanceof Error ? error.message : String(error)
    context.log.error(hopeless ? 'a task was given up' : 'a task failed and will be tried again', {
      task: task.id,
      kind: task.kind,
      error: sentence,
    })
    await board.fail(task.id, task.token, sentence, retry)
  } finally {
    clearInterval(renew)
  }
}
