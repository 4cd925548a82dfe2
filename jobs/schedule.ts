import { type NewTask, plainChange } from '../domain/desk/change.ts'
import { type Instant, lastTime } from '../domain/time.ts'
import { lastFirstWorkday } from '../domain/workday.ts'
import type { JobContext } from './context.ts'
import type { TaskKind } from './definitions.ts'

type Recurring = {
  readonly kind: TaskKind
  /** The beginning of the latest period, in company time. */
  readonly since: (now: Instant) => Instant
}

const hourly = (now: Instant) => lastTime(now, 'hourly')
const dailyAt = (hour: number) => (now: Instant) => lastTime(now, hour)
const monthlyAt = (hour: number) => (now: Instant) => lastFirstWorkday(now, hour)

const recurring: readonly Recurring[] = [
  { kind: 'serve-waiting', since: hourly },
  { kind: 'verify', since: dailyAt(3) },
  // Who was not told of a death when it happened is told at the beginning of the day.
  { kind: 'dead-letters', since: dailyAt(8) },
  { kind: 'monthly-report', since: monthlyAt(8) },
]

/**
 * The recurring tasks of the period that `now` falls into. The key names the period, so that each runs once in it,
 * however many replicas there are; and a process that was down when it began catches up with it, but not with those before.
 */
function recurringTasks(now: Instant): readonly NewTask[] {
  return recurring.map(({ kind, since }) => {
    const dueAt = since(now)
    return { key: `every:${kind}:${dueAt}`, kind, payload: {}, dueAt, lane: kind }
  })
}

/**
 * Gives a function that adds the recurring tasks of the present period, however many runners do so. A schedule kept in
 * Redis would be a second truth, and lost with it.
 */
export function createSchedule(context: JobContext): () => Promise<void> {
  let added = ''
  return async () => {
    const at = context.now()
    const tasks = recurringTasks(at)
    const key = tasks.map((task) => task.key).join(' ')
    if (key === added) return
    await context.database.store.commit(plainChange({ key, at, tasks }))
    added = key
  }
}
