import { z } from 'zod'
import { instant, rowsFrom } from '../codec.ts'
import { claimedTaskRow } from '../rows/work.ts'
import type { TaskBoard } from '../store.ts'
import { callDoor } from './door.ts'
import type { Sql } from './sql.ts'

/** Only what could be claimed if it were due: not leased, not backing off, at the head of its lane. */
const nextDueStatement = `
  select to_jsonb(t.due_at) as due_at from tasks t
  where t.state = 'due' and t.not_before <= clock_timestamp()
    and (t.lease_until is null or t.lease_until <= clock_timestamp())
    and (t.lane is null or not exists (
      select from tasks older where older.lane = t.lane and older.state = 'due' and older.id < t.id
    ))
  order by t.due_at limit 1`

/** The TaskBoard over PostgreSQL; `attempts` of a claimed task counts this attempt. */
export function createSqlTaskBoard(sql: Sql): TaskBoard {
  const holds = async (door: string, argument: object) =>
    z.boolean().parse(await callDoor(sql, door, argument))
  return {
    async claim(now, limit, leaseSeconds) {
      const argument = { now: z.encode(instant, now), limit, lease_seconds: leaseSeconds }
      return rowsFrom(claimedTaskRow, await callDoor(sql, 'claim_tasks', argument))
    },
    extend: (id, token, leaseSeconds) =>
      holds('extend_task', { id, token, lease_seconds: leaseSeconds }),
    complete: (id, token) => holds('complete_task', { id, token }),
    fail: (id, token, error, retrySeconds) =>
      holds('fail_task', { id, token, error, retry_seconds: retrySeconds }),
    async nextDue(now) {
      const rows = await sql.query(nextDueStatement, [])
      if (rows[0] === undefined) return null
      return Math.max(0, instant.parse(rows[0]['due_at']) - now)
    },
  }
}
