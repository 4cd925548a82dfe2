import type { Mutant } from './mutant.ts'

const noticedBy = ['test/contract/dead-letters.test.ts']

const mutant = (name: string, door: string, find: string, replace: string): Mutant => ({
  name,
  noticedBy,
  edits: [{ in: door, find, replace }],
})

const among = (what: string, find: string, replace: string) =>
  mutant(`among what was rung for: ${what}`, 'claim_among', find, replace)
const settle = (what: string, find: string, replace: string) =>
  mutant(`a dead letter: ${what}`, 'settle_dead_letter', find, replace)

/** Faults in claiming what was rung for, in finishing many at once and in settling what was given up. */
export const taskDoorMutants: readonly Mutant[] = [
  mutant('the first window of tasks only', 'claim_tasks', 'seen := wanted[width]', 'exit'),
  among('its limit ignored', `(args ->> 'limit')::integer`, '1000'),
  among('the head of a lane not found', `l.value and t.state = 'due'`, `l.value and false`),
  among('the youngest of a lane', 'order by t.id limit 1', 'order by t.id desc limit 1'),
  mutant(
    'many completed, of which some were not',
    'complete_tasks',
    'select coalesce(jsonb_agg(completed.id::text)',
    'select coalesce((select jsonb_agg(id::text) from holds)',
  ),
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
