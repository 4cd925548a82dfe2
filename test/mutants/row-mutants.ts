import type { Edit, Mutant } from './mutant.ts'

const commit = ['test/contract/commit.test.ts']
const columns = ['test/contract/columns.test.ts']
const cards = ['test/contract/cards.test.ts']
const tables = ['test/contract/tables.test.ts']
const doors = ['test/db/permissions.test.ts']
const files = ['test/contract/files.test.ts']

const edit = (name: string, find: string, replace: string): Edit => ({ in: name, find, replace })

/** Faults in rows, their rules and who may write them. */
export const rowMutants: readonly Mutant[] = [
  {
    name: 'what was received of a line not updated',
    noticedBy: columns,
    edits: [edit('put_requests', 'received = excluded.received, ', '')],
  },
  {
    name: 'the end of a hold not updated',
    noticedBy: columns,
    edits: [edit('put_requests', 'hold_until = excluded.hold_until, ', '')],
  },
  {
    name: 'damaged and short mixed up',
    noticedBy: columns,
    edits: [
      edit(
        'put_requests',
        'damaged = excluded.damaged, short = excluded.short',
        'damaged = excluded.short, short = excluded.damaged',
      ),
    ],
  },
  {
    name: 'who received a shipment not updated',
    noticedBy: columns,
    edits: [edit('put_shipping', ', received_by = excluded.received_by', '')],
  },
  {
    name: 'what was accepted of a shipment not updated',
    noticedBy: columns,
    edits: [edit('put_shipping', 'accepted = excluded.accepted, ', '')],
  },
  {
    name: 'what was typed overwritten',
    noticedBy: columns,
    edits: [
      edit(
        'put_requests',
        'promised_at = excluded.promised_at;',
        'promised_at = excluded.promised_at, typed = excluded.typed;',
      ),
    ],
  },
  {
    name: 'a JSON null of a draft becomes an SQL null',
    noticedBy: commit,
    edits: [edit('put_talk', `coalesce(c.draft, 'null')`, 'c.draft')],
  },
  {
    name: "a card's message overwritten with null",
    noticedBy: cards,
    edits: [
      edit('put_talk', 'coalesce(excluded.message, card_copies.message)', 'excluded.message'),
    ],
  },
  {
    name: "a card's wanted version falls",
    noticedBy: cards,
    edits: [edit('put_talk', 'greatest(card_copies.wanted, excluded.wanted)', 'excluded.wanted')],
  },
  {
    name: "a card's shown version falls",
    noticedBy: cards,
    edits: [edit('put_talk', 'greatest(card_copies.shown, excluded.shown)', 'excluded.shown')],
  },
  {
    name: 'the requester may decide',
    noticedBy: commit,
    edits: [edit('guard_approval', 'if new.decided_by =', 'if false and new.decided_by =')],
  },
  {
    name: 'a decision may be changed',
    noticedBy: commit,
    edits: [edit('guard_approval', `old.state <> 'pending'`, 'false')],
  },
  {
    name: 'the trigger that guards approvals dropped',
    noticedBy: commit,
    edits: [{ sql: 'drop trigger approvals_guard on approvals' }],
  },
  ...[
    ['lines', 'lines_not_over_requested'],
    ['lines', 'lines_not_over_shipped'],
    ['lines', 'lines_not_negative'],
    ['shipment_lines', 'shipment_lines_not_over_shipped'],
    ['entries', 'entries_quantity'],
  ].map(([table, constraint]) => ({
    name: `constraint ${constraint} dropped`,
    noticedBy: tables,
    edits: [{ sql: `alter table ${table} drop constraint ${constraint}` }],
  })),
  {
    name: 'a photo of a shipment of another requisition',
    noticedBy: files,
    edits: [
      edit('put_shipping', 'where s.requisition is distinct from p.requisition', 'where false'),
    ],
  },
  {
    name: 'a photo put without its requisition',
    noticedBy: files,
    edits: [edit('check_put', ` || jsonb_path_query_array(put, '$.photos[*].requisition')`, '')],
  },
  {
    name: 'who added a photo overwritten',
    noticedBy: files,
    edits: [
      edit(
        'put_shipping',
        'on conflict (shipment, file) do nothing',
        'on conflict (shipment, file) do update set added_by = excluded.added_by',
      ),
    ],
  },
  {
    name: 'a file of any size kept',
    noticedBy: files,
    edits: [{ sql: 'alter table files drop constraint files_size' }],
  },
  {
    name: 'a file read anew overwrites its type',
    noticedBy: files,
    edits: [
      edit(
        'keep_file',
        'on conflict (id) do nothing',
        'on conflict (id) do update set type = excluded.type',
      ),
    ],
  },
  {
    name: 'the door does not run as its owner',
    noticedBy: commit,
    edits: [edit('commit_change', ' SECURITY DEFINER\n', '')],
  },
  {
    name: 'the door looks tables up where its caller wants',
    noticedBy: doors,
    edits: [edit('commit_change', ` SET search_path TO 'pg_catalog', 'public', 'pg_temp'\n`, '')],
  },
  {
    name: 'a step of the door may be called alone',
    noticedBy: doors,
    edits: [
      {
        sql: 'grant execute on function apply_transfers(text, timestamptz, jsonb) to partline_app',
      },
    ],
  },
  {
    name: 'the application may write entries',
    noticedBy: doors,
    edits: [{ sql: 'grant insert on entries to partline_app' }],
  },
]
