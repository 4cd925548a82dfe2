import type { NewTask } from '../domain/desk/change.ts'
import { hours, type Instant } from '../domain/time.ts'
import type { JobContext } from './context.ts'
import type { TaskKind } from './definitions.ts'

/** What recurs, and how often in business time. */
const recurring: readonly { readonly kind: TaskKind; readonly every: number }[] = [
  { kind: 'serve-waiting', every: hours(1) },
]

/** The recurring tasks of the period that `now` falls into. The key names the period, so that each runs once in it. */
function recurringTasks(now: Instant): readonly NewTask[] {
  return recurring.map(({ kind, every }) => {
    const period = Math.floor(now / every)
    return { key: `every:${kind}:${period}`, kind, payload: {}, dueAt: period * every, lane: kind }
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
