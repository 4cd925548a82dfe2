import type { Database } from '../../db/store.ts'
import { ringingDatabase } from '../../jobs/bell.ts'
import { openRedisBell, type RedisBell } from '../../jobs/redis/bell.ts'
import { createRunner, type Runner, runnerDefaults } from '../../jobs/runner.ts'
import { change } from '../contract/changes.ts'
import { monday } from '../contract/company.ts'
import { loadContext, loadTasks } from './load.ts'

export type RedisStage = {
  /**
   * So many events, one every so many milliseconds, each recorded and committed with a task as a chat message is; gives
   * what each took, in milliseconds.
   */
  takeIn(from: number, count: number, everyMs: number): Promise<readonly number[]>
  readonly bell: RedisBell
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const lanes = 20

/** One process with its intake and its runner, on this database and this Redis. */
export function openRedisStage(
  database: Database,
  url: string,
  sweepEvery: number = runnerDefaults.sweepEvery,
): RedisStage {
  const complaints: string[] = []
  const log = { info: () => {}, error: (sentence: string) => void complaints.push(sentence) }
  const bell = openRedisBell({
    url,
    prefix: 'chaos',
    places: runnerDefaults.batch,
    board: database.tasks,
    now: () => monday,
    log,
  })
  const ringing = ringingDatabase(database, bell)
  const runner: Runner = createRunner(loadContext(ringing, { log }), bell, {
    ...runnerDefaults,
    leaseSeconds: 5,
    sweepEvery,
  })
  runner.start()
  return {
    bell,
    complaints,
    takeIn: async (from, count, everyMs) => {
      const took: number[] = []
      const begun = performance.now()
      for (const [index, task] of loadTasks(from, count, lanes).entries()) {
        const wait = begun + index * everyMs - performance.now()
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        const since = performance.now()
        const key = `in/${from + index}`
        await ringing.inbox.record({ key, body: {}, receivedAt: monday })
        await ringing.store.commit(change(key, { tasks: [task] }))
        took.push(performance.now() - since)
      }
      return took
    },
    close: async () => {
      await runner.stop()
      await bell.close()
    },
  }
}
