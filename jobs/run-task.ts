import type { Task } from '../db/store.ts'
import { plainChange } from '../domain/desk/change.ts'
import type { JobContext } from './context.ts'
import { handleTask } from './handlers.ts'
import { inSpan } from './span.ts'

export type Claimed = Task & { readonly token: string }

export type RunOptions = {
  readonly leaseSeconds: number
  readonly maxAttempts: number
  /** The same for what goes to a chat platform or comes from one, which may be away for an hour; as `maxAttempts` when left out. */
  readonly maxDeliveries?: number
  /** The share of a wait that is left to chance, so that what failed together is not tried again together. */
  readonly jitter: number
  /** Seconds that no run may take longer, whatever its definition allows. */
  readonly longest?: number
}

const deliveries: readonly string[] = [
  'show-card',
  'tell',
  'say',
  'alert',
  'show-dead-letter',
  'fetch-photo',
  'show-report',
]

const mostAttempts = ({ kind }: Task, { maxAttempts, maxDeliveries }: RunOptions) =>
  deliveries.includes(kind) ? (maxDeliveries ?? maxAttempts) : maxAttempts

/** How a run ended: `lost` when somebody else had taken the task over meanwhile. */
export type Ending =
  | { readonly kind: 'done' | 'dead' | 'lost' }
  | { readonly kind: 'retry'; readonly afterSeconds: number }

/** Waits before a retry: 1 s, 2 s, 4 s ... at most five minutes, shortened by chance. */
function backOffSeconds(attempts: number, jitter: number): number {
  const whole = Math.min(300, 2 ** Math.max(0, attempts - 1))
  return whole * (1 - jitter * Math.random())
}

/**
 * Runs one claimed task, keeps its lease meanwhile, and tells the board how it ended. A task that was begun too often is
 * not begun again: it may be what ends its runners. Throws when the board cannot be told; the lease then runs out.
 */
export async function runTask(
  context: JobContext,
  task: Claimed,
  options: RunOptions,
): Promise<Ending> {
  const { id, kind, attempts, dueAt } = task
  const begun = performance.now()
  context.meter?.begun(kind, (context.now() - dueAt) / 1000)
  const attributes = { 'partline.task': id, 'partline.attempts': attempts }
  const ending = await inSpan(`task ${kind}`, attributes, () => run(context, task, options))
  context.meter?.ended(kind, ending.kind, (performance.now() - begun) / 1000)
  return ending
}

async function run(context: JobContext, task: Claimed, options: RunOptions): Promise<Ending> {
  if (task.attempts > mostAttempts(task, options))
    return await failed(context, task, new Error('its runners ended in the middle of it'), options)
  const renew = setInterval(() => renewLease(context, task, options), options.leaseSeconds * 333)
  try {
    await handleTask(context, task, options.longest)
  } catch (error) {
    return await failed(context, task, error, options)
  } finally {
    clearInterval(renew)
  }
  const isKept = await context.database.tasks.complete(task.id, task.token)
  if (!isKept) context.log.info('a task had been taken over by another runner', { task: task.id })
  return { kind: isKept ? 'done' : 'lost' }
}

function renewLease({ database, log }: JobContext, task: Claimed, options: RunOptions): void {
  const facts = { task: task.id, kind: task.kind }
  database.tasks.extend(task.id, task.token, options.leaseSeconds).then(
    (isKept) => {
      if (!isKept) log.info('a task is being taken over by another runner', facts)
    },
    (error: unknown) => log.error('a lease was not extended', { ...facts, error }),
  )
}

async function failed(
  context: JobContext,
  task: Claimed,
  error: unknown,
  options: RunOptions,
): Promise<Ending> {
  const { presenter, database, log } = context
  const pause = presenter.retryAfter(error)
  // Whoever asks for a pause knows better than our doubling, and nothing has failed.
  if (pause !== null) {
    const isKept = await database.tasks.pause(task.id, task.token, pause)
    return isKept ? { kind: 'retry', afterSeconds: pause } : { kind: 'lost' }
  }
  const isHopeless = presenter.isFinal(error) || task.attempts >= mostAttempts(task, options)
  const retry = isHopeless ? null : backOffSeconds(task.attempts, options.jitter)
  const sentence = error instanceof Error ? error.message : String(error)
  log.error(isHopeless ? 'a task was given up' : 'a task failed and will be tried again', {
    task: task.id,
    kind: task.kind,
    error: sentence,
  })
  if (isHopeless) await presenter.givenUp?.(task)
  if (!(await database.tasks.fail(task.id, task.token, sentence, retry))) return { kind: 'lost' }
  if (retry !== null) return { kind: 'retry', afterSeconds: retry }
  await tellOperators(context, task)
  return { kind: 'dead' }
}

/** A death that is not told here, because this process ends just now, is told with the next one or at night. */
async function tellOperators({ database, now }: JobContext, task: Claimed): Promise<void> {
  const at = now()
  await database.store.commit(
    plainChange({
      key: `dead/${task.id}/${task.token}`,
      at,
      tasks: [
        {
          key: `dead-letters:${task.id}:${task.token}`,
          kind: 'dead-letters',
          payload: {},
          dueAt: at,
          lane: 'dead-letters',
        },
      ],
    }),
  )
}
