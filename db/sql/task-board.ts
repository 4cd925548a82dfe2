import { z } from 'zod'
import { fromColumns, instant, rowsFrom } from '../codec.ts'
import { boardFiguresRow, claimedTaskRow, deadLetterRow } from '../rows/work.ts'
import type { TaskBoard } from '../store.ts'
import { inBatches } from './batch.ts'
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

/** Which of these keys name a task that could be claimed at once. */
const readyStatement = `
  select t.id::text from tasks t
  where t.key = any (array(select jsonb_array_elements_text($1::text::jsonb)))
    and t.state = 'due' and t.due_at <= $2::timestamptz and t.not_before <= clock_timestamp() and t.lease_until is null
    and (t.lane is null or not exists (
      select from tasks older where older.lane = t.lane and older.state = 'due' and older.id < t.id
    ))
  order by t.id`

const deadStatement = `
  select jsonb_build_object('id', id::text, 'kind', kind, 'attempts', attempts, 'error', coalesce(last_error, ''),
    'died_at', floor(extract(epoch from not_before) * 1000)) as letter
  from tasks where state = 'dead' order by id desc limit 100`

const figuresStatement = `
  select jsonb_build_object('due', count(*), 'oldest', min(due_at), 'oldest_in_lane', min(due_at) filter (where lane is not null),
    'dead', (select count(*) from tasks where state = 'dead')) as figures
  from tasks where state = 'due' and due_at <= $1::timestamptz`

type Hold = { readonly id: string; readonly token: string }

/** So many tasks are completed by one statement. */
const mostCompleted = 200

/** The TaskBoard over PostgreSQL; `attempts` of a claimed task counts this attempt. */
export function createSqlTaskBoard(sql: Sql): TaskBoard {
  const holds = async (door: string, argument: object) =>
    z.boolean().parse(await callDoor(sql, door, argument))
  const complete = inBatches(mostCompleted, async (tasks: readonly Hold[]) => {
    const answer = await callDoor(sql, 'complete_tasks', { holds: tasks })
    const kept = new Set(z.array(z.string()).parse(answer))
    return tasks.map(({ id }) => kept.has(id))
  })
  return {
    async claim(now, limit, leaseSeconds, among) {
      const argument = { now: z.encode(instant, now), limit, lease_seconds: leaseSeconds, ...among }
      const door = among ? 'claim_among' : 'claim_tasks'
      return rowsFrom(claimedTaskRow, await callDoor(sql, door, argument))
    },
    extend: (id, token, leaseSeconds) =>
      holds('extend_task', { id, token, lease_seconds: leaseSeconds }),
    complete: (id, token) => complete({ id, token }),
    fail: (id, token, error, retrySeconds) =>
      holds('fail_task', { id, token, error, retry_seconds: retrySeconds }),
    pause: (id, token, seconds) => holds('pause_task', { id, token, seconds }),
    async ready(keys, now) {
      const parameters = [JSON.stringify(keys), z.encode(instant, now)]
      const rows = await sql.query(readyStatement, parameters)
      return rows.map((row) => String(row['id']))
    },
    async dead() {
      const rows = await sql.query(deadStatement, [])
      return rowsFrom(
        deadLetterRow,
        rows.map((row) => row['letter']),
      )
    },
    settle: (letter, verdict, by) =>
      holds('settle_dead_letter', { id: letter.id, died_at: letter.diedAt, verdict, by }),
    async figures(now) {
      const rows = await sql.query(figuresStatement, [z.encode(instant, now)])
      return fromColumns(boardFiguresRow, rows[0]?.['figures'])
    },
    async nextDue(now) {
      const rows = await sql.query(nextDueStatement, [])
      if (rows[0] === undefined) return null
      return Math.max(0, instant.parse(rows[0]['due_at']) - now)
    },
  }
}
