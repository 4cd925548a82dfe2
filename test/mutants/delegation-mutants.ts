import type { Edit, Mutant } from './mutant.ts'

const delegations = ['test/contract/delegations.test.ts']

const decision = (find: string, replace: string): Edit => ({ in: 'record_decision', find, replace })
const guard = (find: string, replace: string): Edit => ({ in: 'guard_delegation', find, replace })

/** Faults in who may decide for whom. */
export const delegationMutants: readonly Mutant[] = [
  {
    name: 'who has no delegation may decide for somebody else',
    noticedBy: delegations,
    edits: [
      decision('if new.decided_for is not null and lent.id is null then', 'if false then'),
      { sql: 'alter table decisions drop constraint decisions_giver' },
    ],
  },
  {
    name: 'a delegation that was taken back is good for a decision',
    noticedBy: delegations,
    edits: [
      decision('d.delegate = new.decided_by and d.ended_at is null', 'd.delegate = new.decided_by'),
    ],
  },
  {
    name: 'an absence that is over is good for a decision',
    noticedBy: delegations,
    edits: [decision(' and new.decided_at < d.ends_at', '')],
  },
  {
    name: 'an absence is good for a decision before it begins',
    noticedBy: delegations,
    edits: [decision('d.starts_at <= new.decided_at and ', '')],
  },
  {
    name: 'a hand-over is good for every request',
    noticedBy: delegations,
    edits: [decision('d.approval = new.id or', `d.kind = 'hand-over' or`)],
  },
  {
    name: 'decided for the requester',
    noticedBy: delegations,
    edits: [
      {
        in: 'guard_approval',
        find: 'or new.decided_for =',
        replace: 'or new.decided_by =',
      },
    ],
  },
  {
    name: 'a replica that knows of no delegations forgets whose right it was',
    noticedBy: delegations,
    edits: [
      {
        in: 'put_requests',
        find: 'coalesce(excluded.decided_for, approvals.decided_for)',
        replace: 'excluded.decided_for',
      },
    ],
  },
  {
    name: 'a step handed over to its requester',
    noticedBy: delegations,
    edits: [guard(' or step.requester in (new.giver, new.delegate)', '')],
  },
  {
    name: 'a step handed over to whoever may not decide',
    noticedBy: delegations,
    edits: [guard(' and may_stand_in(new.delegate, g.role)', '')],
  },
  {
    name: 'a step handed over to two',
    noticedBy: delegations,
    edits: [{ sql: 'drop index delegations_one_of_a_step' }],
  },
  {
    name: 'everything left to whoever may not decide',
    noticedBy: delegations,
    edits: [guard(' and not may_stand_in(new.delegate, g.role)', ' and false')],
  },
  {
    name: 'an ended delegation changed',
    noticedBy: delegations,
    edits: [guard('if old.ended_at is not null then', 'if false then')],
  },
  {
    name: 'who is away decides for others',
    noticedBy: delegations,
    edits: [
      guard(
        'd.giver in (new.giver, new.delegate) or d.delegate = new.giver',
        'd.giver = new.giver',
      ),
    ],
  },
  {
    name: 'two absences told at once lean on each other',
    noticedBy: ['test/contract/locks.test.ts'],
    edits: [guard('perform pg_advisory_xact_lock(4, 0);', '')],
  },
  {
    name: 'a hand-over put without its requisition',
    noticedBy: delegations,
    edits: [
      {
        in: 'check_put',
        find: `\n    || jsonb_path_query_array(put, '$.delegations[*].requisition ? (@ != null)')`,
        replace: '',
      },
    ],
  },
]
