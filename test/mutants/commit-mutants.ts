import type { Edit, Mutant } from './mutant.ts'

const commit = ['test/contract/commit.test.ts']
const crowd = ['test/contract/concurrency.test.ts']
const locks = ['test/contract/locks.test.ts']
const versions = ['test/contract/versions.test.ts']
const order = ['test/contract/order.test.ts']

const edit = (name: string, find: string, replace: string): Edit => ({ in: name, find, replace })
const whole = (find: string, replace: string) => edit('commit_change', find, replace)
const expectation = (find: string, replace: string) => edit('check_expectations', find, replace)

const kinds = [
  'person',
  'policy',
  'requisition',
  'shipment',
  'conversation',
  'quota-grant',
  'delegation',
] as const
const compared = 'if coalesce(found_version, 0) is distinct from wanted.version then'

/** Reads of the version that hold it still until the commit is over. */
const shared = [
  ['person', 'people where id = wanted.id for share', 'people where id = wanted.id'],
  ['policy', 'policies for share', 'policies'],
  [
    'requisition',
    'requisitions where id = wanted.id for share',
    'requisitions where id = wanted.id',
  ],
  ['shipment', 'shipments where id = wanted.id for share', 'shipments where id = wanted.id'],
  [
    'conversation',
    'conversations where address = wanted.id for share',
    'conversations where address = wanted.id',
  ],
  [
    'quota grant',
    'quota_grants where id = wanted.id for share',
    'quota_grants where id = wanted.id',
  ],
  ['delegation', 'delegations where id = wanted.id for share', 'delegations where id = wanted.id'],
] as const

/** The condition that keeps one new row from being written twice at once. */
const rewrites = [
  ['requisition', 'put_requests', 'where requisitions.version = excluded.version - 1', ''],
  ['conversation', 'put_talk', 'where conversations.version = excluded.version - 1', ''],
  ['quota grant', 'put_talk', 'where quota_grants.version = excluded.version - 1', ''],
] as const

/** Faults in keys, versions and locks. */
export const commitMutants: readonly Mutant[] = [
  {
    name: 'key not looked at',
    noticedBy: commit,
    edits: [whole('if not found then', 'if false then')],
  },
  {
    name: 'a repeated key gets the new reply',
    noticedBy: commit,
    edits: [whole(`'duplicate', 'reply', earlier`, `'duplicate', 'reply', change -> 'reply'`)],
  },
  {
    name: 'a repeated key is told to be committed',
    noticedBy: commit,
    edits: [whole(`'outcome', 'duplicate'`, `'outcome', 'committed'`)],
  },
  {
    name: 'expectations not checked',
    noticedBy: commit,
    edits: [whole(`perform check_expectations(change -> 'expect');`, '')],
  },
  {
    name: 'expectations not checked in order',
    noticedBy: order,
    edits: [expectation('order by e.kind collate "C", e.id collate "C"', '')],
  },
  {
    name: 'what is not there yet has any version',
    noticedBy: commit,
    edits: [expectation(compared, 'if found_version <> wanted.version then')],
  },
  ...kinds.map((kind) => ({
    name: `version of a ${kind} not checked`,
    noticedBy: versions,
    edits: [
      expectation(
        compared,
        `if wanted.kind <> '${kind}' and coalesce(found_version, 0) <> wanted.version then`,
      ),
    ],
  })),
  ...shared.map(([kind, find, replace]) => ({
    name: `a ${kind} that was only read not held still`,
    noticedBy: locks,
    edits: [expectation(find, replace)],
  })),
  ...rewrites.map(([kind, name, find, replace]) => ({
    name: `the same new ${kind} written by two at once`,
    noticedBy: locks,
    edits: [edit(name, find, replace)],
  })),
  {
    name: 'two decide at once: row not locked, version not looked at when written',
    noticedBy: crowd,
    edits: [
      expectation(
        'requisitions where id = wanted.id for no key update',
        'requisitions where id = wanted.id',
      ),
      edit('put_requests', 'where requisitions.version = excluded.version - 1', ''),
    ],
  },
  {
    name: 'a row that was not written goes unnoticed',
    noticedBy: crowd,
    edits: [
      edit(
        'put_requests',
        `if written < jsonb_array_length(put -> 'requisitions') then`,
        'if false then',
      ),
    ],
  },
  {
    name: 'a conflict is no refusal',
    noticedBy: commit,
    edits: [edit('raise_conflict', 'PL409', 'PL410')],
  },
]
