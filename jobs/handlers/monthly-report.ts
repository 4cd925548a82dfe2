import type { Task } from '../../db/store.ts'
import { type NewTask, plainChange } from '../../domain/desk/change.ts'
import { periodAt } from '../../domain/kpi/period.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/**
 * Everybody who reads reports gets one of the month before the one in which this was due, however late it runs. Somebody
 * who has never talked to Partline cannot be written to.
 */
export async function monthlyReport(
  context: JobContext,
  _payload: Payload<'monthly-report'>,
  task: Task,
): Promise<void> {
  const { store, reads } = context.database
  const [hq, managers] = await Promise.all([
    reads.peopleWith('hq-manager'),
    reads.peopleWith('manager'),
  ])
  const people = [...new Set([...hq, ...managers].map((person) => person.id))]
  const { from } = periodAt('month', task.dueAt, 1)
  const at = context.now()
  const tasks: NewTask[] = []
  for (const person of people) {
    const address = await reads.personalAddress(person)
    if (address === null) continue
    const payload: Payload<'show-report'> = {
      person,
      address,
      unit: 'month',
      from,
      sites: null,
      isAwaited: false,
    }
    const key = `show-report:${task.dueAt}:${person}`
    tasks.push({ key, kind: 'show-report', payload, dueAt: at, lane: address })
  }
  await store.commit(plainChange({ key: `task/${task.id}`, at, tasks }))
}
