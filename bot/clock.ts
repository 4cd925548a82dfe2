import { randomUUID } from 'node:crypto'
import type { Database } from '../db/store.ts'
import { plainChange } from '../domain/desk/change.ts'
import { hours, type Instant } from '../domain/time.ts'

/** Business time: real time, plus what the console has let pass. Leases and back-off never follow it. */
export type Clock = {
  now(): Instant
  /** Lets hours pass and keeps that over a restart. */
  advance(count: number): Promise<Instant>
}

const setting = 'business-clock-ahead'

export async function createClock(database: Database, realNow: () => Instant): Promise<Clock> {
  const stored = await database.reads.setting(setting)
  let ahead = typeof stored === 'number' ? stored : 0
  let turn: Promise<unknown> = Promise.resolve()
  const now = () => realNow() + ahead
  const pass = async (count: number) => {
    const next = ahead + hours(count)
    await database.store.commit(
      plainChange({
        key: `clock/${randomUUID()}`,
        at: now(),
        put: { settings: [{ name: setting, value: next }] },
      }),
    )
    ahead = next
    return now()
  }
  return {
    now,
    // One after the other: two pages that let time pass at once must not both add to the same hour.
    advance: (count) => {
      const passed = turn.then(() => pass(count))
      turn = Promise.allSettled([passed])
      return passed
    },
  }
}
