import type postgres from 'postgres'
import type { Database, Store } from '../../db/store.ts'
import type { NewTask } from '../../domain/desk/change.ts'
import { buildNetwork } from '../../domain/network/network.ts'
import { createSimulatedCarrier } from '../../jobs/carriers/simulated.ts'
import type { JobContext, Log, Presenter } from '../../jobs/context.ts'
import { change } from '../contract/changes.ts'
import { company, monday } from '../contract/company.ts'

/** How long the slow tasks take, in milliseconds: time to be killed in. */
const slowFor = 600

export type LoadWatch = { readonly log: Log; readonly begun?: (number: number) => void }

/**
 * What does the load: each of its tasks is an alert with a number, and its effect is one event in the chain of its lane,
 * written under the number's key. So the chain of a lane shows what was done in it, in which order.
 */
export function loadContext(database: Database, { log, begun }: LoadWatch): JobContext {
  const network = buildNetwork(company.sites)
  const presenter: Presenter = {
    alert: async (lane, _person, { count, first }) => {
      if (first === 'slow') {
        begun?.(count)
        await new Promise((resolve) => setTimeout(resolve, slowFor))
      }
      await database.store.commit(effect(lane, count))
    },
    showCard: async () => 'message',
    expireDraft: async () => {},
    tell: async () => {},
    fetchPhoto: async () => ({ kind: 'refused', why: 'photo-gone' }),
    tellAbsence: async () => {},
    say: async () => {},
    progress: async () => 'bar',
    report: async () => {},
    tellLinked: async () => {},
    deadLetter: async () => {},
    handleInbound: async () => {},
    isFinal: () => false,
    retryAfter: () => null,
  }
  const carrier = createSimulatedCarrier(network)
  // The load leaves gaps that the desk never leaves.
  const quiet = { ...database, verify: async () => [] }
  return { database: quiet, network, carrier, presenter, now: () => monday, log }
}

const effect = (lane: string, number: number) =>
  change(`effect/${number}`, {
    events: [{ aggregate: lane, kind: 'effect', actor: 'load', at: monday, data: number }],
  })

/** So many tasks of rising number, dealt over the lanes in turn. */
export function loadTasks(from: number, count: number, lanes: number, first = 'quick') {
  return Array.from({ length: count }, (_, index): NewTask => {
    const number = from + index
    const lane = `lane-${number % lanes}`
    const payload = { person: 'somebody', address: lane, count: number, first }
    return { key: `load/${number}`, kind: 'alert', payload, dueAt: monday, lane }
  })
}

/** Writes the tasks in changes of ten, one after the other, so that every lane gets its numbers in order. */
export async function writeLoad(store: Store, tasks: readonly NewTask[]): Promise<void> {
  for (let at = 0; at < tasks.length; at += 10) {
    const some = tasks.slice(at, at + 10)
    await store.commit(change(`given/${some[0]?.key}`, { tasks: some }))
  }
}

export type Account = {
  /** Tasks of the load that are neither done nor given up, and those that were given up. */
  readonly open: number
  readonly dead: number
  /** Effects that are there, and those that stand after a later one of their lane. */
  readonly effects: number
  readonly outOfOrder: number
  /** Effects beyond the first of their number. */
  readonly doubled: number
}

/** What has become of the load. */
export async function accountOf(owner: postgres.Sql): Promise<Account> {
  const [row] = await owner`
    with effects as (
      select aggregate, (data)::integer as number, lag((data)::integer) over (partition by aggregate order by seq) as before
      from events where kind = 'effect'
    )
    select (select count(*) from tasks where key like 'load/%' and state = 'due')::integer as open,
      (select count(*) from tasks where key like 'load/%' and state = 'dead')::integer as dead,
      (select count(*) from effects)::integer as effects,
      (select count(*) from effects where before > number)::integer as "outOfOrder",
      (select count(*) - count(distinct number) from effects)::integer as doubled`
  return row as unknown as Account
}

/** Until nothing of the load is open any more; throws after so many seconds. Gives the milliseconds it took. */
export async function drained(owner: postgres.Sql, seconds: number): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const { open } = await accountOf(owner)
    const took = performance.now() - begun
    if (open === 0) return took
    if (took > seconds * 1000) throw new Error(`${open} tasks are still open after ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
