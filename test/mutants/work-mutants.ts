import type { Edit, Mutant } from './mutant.ts'

const tasks = ['test/contract/tasks.test.ts']
const inbox = ['test/contract/inbox.test.ts']
const traces = ['test/contract/traces.test.ts']
const locks = ['test/contract/locks.test.ts']

const edit = (name: string, find: string, replace: string): Edit => ({ in: name, find, replace })
const claim = (find: string, replace: string) => edit('claim_wanted', find, replace)

/** Faults in events, tasks and the inbox. */
export const workMutants: readonly Mutant[] = [
  {
    name: 'the number of an event used again',
    noticedBy: ['test/contract/ledger.test.ts'],
    edits: [
      { sql: 'alter table events drop constraint events_aggregate_seq_pk' },
      edit(
        'append_events',
        'values (fact.aggregate, coalesce(newest.seq, 0) + 1,',
        'values (fact.aggregate, coalesce(newest.seq, 1),',
      ),
    ],
  },
  {
    name: 'events of one aggregate written by two at once',
    noticedBy: ['test/contract/concurrency.test.ts'],
    edits: [
      edit('append_events', 'perform pg_advisory_xact_lock(1, one.lock)', 'perform one.lock'),
    ],
  },
  {
    name: 'events not chained to the one before',
    noticedBy: traces,
    edits: [edit('append_events', 'fact.data, newest.hash,\n', 'fact.data, null,\n')],
  },
  {
    name: 'tasks of one lane numbered by two at once',
    noticedBy: locks,
    edits: [edit('add_tasks', 'perform pg_advisory_xact_lock(2, one.lock)', 'perform one.lock')],
  },
  {
    name: 'a task whose key exists is a fault',
    noticedBy: tasks,
    edits: [edit('add_tasks', 'on conflict (key) do nothing', '')],
  },
  {
    name: 'tasks lose their lane',
    noticedBy: tasks,
    edits: [edit('add_tasks', `::timestamptz, t.task ->> 'lane'`, '::timestamptz, null')],
  },
  {
    name: 'tasks are due at once',
    noticedBy: tasks,
    edits: [edit('add_tasks', `(t.task ->> 'due_at')::timestamptz`, `'2000-01-01'::timestamptz`)],
  },
  {
    name: 'tasks claimed before they are due',
    noticedBy: tasks,
    edits: [claim(` and t.due_at <= (args ->> 'now')::timestamptz`, '')],
  },
  {
    name: 'lanes ignored',
    noticedBy: tasks,
    edits: [claim('t.lane is null or', 'true or')],
  },
  {
    name: 'back-off ignored',
    noticedBy: tasks,
    edits: [claim('and t.not_before <= clock_timestamp()', '')],
  },
  {
    name: 'a leased task claimed again',
    noticedBy: tasks,
    edits: [claim('and (t.lease_until is null or t.lease_until <= clock_timestamp())', '')],
  },
  {
    name: 'a lease that ran out never claimed again',
    noticedBy: tasks,
    edits: [
      claim(
        '(t.lease_until is null or t.lease_until <= clock_timestamp())',
        '(t.lease_until is null)',
      ),
    ],
  },
  {
    name: 'claimers wait for each other',
    noticedBy: locks,
    edits: [claim('for update skip locked', 'for update')],
  },
  {
    name: 'claimers do not lock what they claim',
    noticedBy: ['test/contract/concurrency.test.ts'],
    edits: [claim('for update skip locked', '')],
  },
  {
    name: 'the limit of a claim ignored',
    noticedBy: tasks,
    edits: [claim('limit most', '')],
  },
  {
    name: 'the youngest task claimed first',
    noticedBy: tasks,
    edits: [claim('order by t.id\n    limit', 'order by t.id desc\n    limit')],
  },
  {
    name: 'attempts not counted',
    noticedBy: tasks,
    edits: [claim('t.attempts + 1', 't.attempts')],
  },
  {
    name: 'complete_tasks without looking at the lease',
    noticedBy: tasks,
    edits: [edit('complete_tasks', 't.lease_token = h.token', 't.lease_token is not null')],
  },
  ...(['extend_task', 'fail_task'] as const).map((name) => ({
    name: `${name} without looking at the lease`,
    noticedBy: tasks,
    edits: [edit(name, `lease_token = args ->> 'token'`, 'lease_token is not null')],
  })),
  {
    name: 'a rescue completed while its event is still open',
    noticedBy: traces,
    edits: [edit('complete_tasks', `and i.state = 'recorded'`, 'and false')],
  },
  {
    name: 'a task whose change finished it cannot be completed',
    noticedBy: traces,
    edits: [edit('complete_tasks', `state in ('due', 'done')`, `state = 'due'`)],
  },
  {
    name: 'a dead letter tried again',
    noticedBy: tasks,
    edits: [edit('fail_task', `then 'dead' else`, `then 'due' else`)],
  },
  {
    name: 'a failed task tried again at once',
    noticedBy: tasks,
    edits: [edit('fail_task', 'coalesce(retry_seconds, 0)', '0')],
  },
  {
    name: 'why a task failed not kept',
    noticedBy: traces,
    edits: [edit('fail_task', `left(args ->> 'error', 2000)`, 'null')],
  },
  {
    name: 'a completed task failed afterwards',
    noticedBy: tasks,
    edits: [edit('fail_task', ` and state = 'due'`, '')],
  },
  {
    name: 'an event known before called new',
    noticedBy: inbox,
    edits: [edit('record_inbound', `to_jsonb('known'::text)`, `to_jsonb('new'::text)`)],
  },
  {
    name: 'no rescue task for an event',
    noticedBy: traces,
    edits: [edit('record_inbound', 'if not is_written then', 'if false then')],
  },
  {
    name: 'an event rescued while it is handled',
    noticedBy: tasks,
    edits: [edit('record_inbound', ` + interval '15 seconds'`, '')],
  },
  {
    name: 'the inbox not finished by the commit',
    noticedBy: inbox,
    edits: [
      edit(
        'commit_change',
        `update inbox set state = 'finished'`,
        `update inbox set state = state`,
      ),
    ],
  },
  {
    name: 'the rescue task not done by the commit',
    noticedBy: traces,
    edits: [
      edit('commit_change', `update tasks set state = 'done'`, 'update tasks set state = state'),
    ],
  },
  {
    name: 'an event taken twice',
    noticedBy: inbox,
    edits: [
      edit('take_inbound', ' and (lease_until is null or lease_until <= clock_timestamp())', ''),
    ],
  },
  {
    name: 'an event whose lease ran out never taken again',
    noticedBy: inbox,
    edits: [edit('take_inbound', ' or lease_until <= clock_timestamp()', '')],
  },
  {
    name: 'a finished event taken again',
    noticedBy: inbox,
    edits: [edit('take_inbound', ` and state = 'recorded'`, '')],
  },
  {
    name: 'an event finished without looking at the lease',
    noticedBy: inbox,
    edits: [edit('finish_inbound', ` and lease_token = args ->> 'token'`, '')],
  },
  {
    name: 'an ignored event left open',
    noticedBy: inbox,
    edits: [
      edit('finish_inbound', `when 'ignored' then 'ignored'`, `when 'ignored' then 'recorded'`),
    ],
  },
  {
    name: 'the rescue task of an ignored event left open',
    noticedBy: traces,
    edits: [edit('finish_inbound', `if args ->> 'outcome' = 'ignored' then`, 'if false then')],
  },
  {
    name: 'every request gets the same number',
    noticedBy: ['test/contract/commit.test.ts'],
    edits: [edit('next_request_number', `nextval('request_numbers')`, '1001::bigint')],
  },
]
