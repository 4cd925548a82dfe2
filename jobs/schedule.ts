import type { NewTask } from '../domain/desk/change.ts'
import { days, hours, type Instant } from '../domain/time.ts'
import type { JobContext } from './context.ts'
import type { TaskKind } from './definitions.ts'

type Recurring = {
  readonly kind: TaskKind
  /** In business time. */
  readonly every: number
  /** How long after each multiple of `every` since 1970-01-01T00:00Z. */
  readonly after: number
}

const recurring: readonly Recurring[] = [
  { kind: 'serve-waiting', every: hours(1), after: 0 },
  // 03:00 in company time, which is UTC+8.
  { kind: 'verify', every: days(1), after: hours(19) },
]

/** The recurring tasks of the period that `now` falls into. The key names the period, so that each runs once in it. */
function recurringTasks(now: Instant): readonly NewTask[] {
  return recurring.map(({ kind, every, after }) => {
    const period = Math.floor((now - after) / every)
    const dueAt = period * every + after
    return { key: `every:${kind}:${period}`, kind, payload: {}, dueAt, lane: kind }
  })
}

/** Gives a function that adds the recurring tasks of the present period, however many runners do so. */
export function createSchedule(context: JobContext): () => Promise<void> {
  let added = ''
  return async () => {
    const at = context.now()
    const tasks = recurringTasks(at)
    const key = tasks.map((task) => task.key).join(' ')
    if (key === added) return
    await context.database.store.commit({
      key,
      at,
      expect: [],
      put: {},
      transfers: [],
      events: [],
      tasks,
      reply: null,
    })
    added = key
  }
}
