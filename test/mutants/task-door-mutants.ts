import type { Mutant } from './mutant.ts'

const noticedBy = ['test/contract/dead-letters.test.ts']

const mutant = (name: string, door: string, find: string, replace: string): Mutant => ({
  name,
  noticedBy,
  edits: [{ in: door, find, replace }],
})

const among = (what: string, find: string, replace = '') =>
  mutant(`among what was rung for: ${what}`, 'claim_among', find, replace)
const settle = (what: string, find: string, replace: string) =>
  mutant(`a dead letter: ${what}`, 'settle_dead_letter', find, replace)

/** Faults in claiming what was rung for, in finishing many at once and in settling what was given up. */
export const taskDoorMutants: readonly Mutant[] = [
  among('due moment ignored', ` and t.due_at <= (args ->> 'now')::timestamptz`),
  among('lanes ignored', 't.lane is null or', 'true or'),
  among('back-off ignored', 'and t.not_before <= clock_timestamp()'),
  among('leases ignored', 'and (t.lease_until is null or t.lease_until <= clock_timestamp())'),
  among('limit ignored', `limit (args ->> 'limit')::integer`),
  among('attempts not counted', 't.attempts + 1', 't.attempts'),
  among('the head of a lane not found', `l.value and t.state = 'due'`, `l.value and false`),
  among('the youngest of a lane', 'order by t.id limit 1', 'order by t.id desc limit 1'),
  mutant(
    'many completed, whoever holds them',
    'complete_tasks',
    `if complete_task(hold) = 'true' then`,
    `perform complete_task(hold); if true then`,
  ),
  settle('settled though it is none', `and t.state = 'dead'`, ''),
  settle(
    'of an earlier death settled',
    `and floor(extract(epoch from t.not_before) * 1000) = (args ->> 'died_at')::numeric`,
    '',
  ),
  settle(
    'tried again without fresh attempts',
    `when 'retry' then 0 else`,
    `when 'retry' then t.attempts else`,
  ),
  settle(
    'dropped is tried again',
    `when 'retry' then 'due' else 'done' end`,
    `when 'retry' then 'due' else 'due' end`,
  ),
  settle('the same decision refused', 'and starts_with(t.last_error, told)', 'and false'),
]
