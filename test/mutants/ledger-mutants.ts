import type { Mutant } from './mutant.ts'

const ledger = ['test/contract/ledger.test.ts']
const transfers = (find: string, replace: string) => ({ in: 'apply_transfers', find, replace })
const guard = ' and balance + account.delta >= 0'
const grouped = `
    group by t.unit, side.kind, side.place
    having sum(side.delta) <> 0`
const inOrder = `order by t.unit collate "C", side.kind collate "C", side.place collate "C"`
const entriesWritten = `insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
  select apply_transfers.change_key, t.from_kind, t.from_place, t.to_kind, t.to_place, t.unit, t.quantity, changed_at
  from jsonb_populate_recordset(null::entries, transfers) t;`

/** Faults in how balances and entries are written. */
export const ledgerMutants: readonly Mutant[] = [
  { name: 'guard dropped', noticedBy: ledger, edits: [transfers(guard, '')] },
  {
    name: 'guard dropped, and the check constraint with it',
    noticedBy: ledger,
    edits: [
      transfers(guard, ''),
      { sql: 'alter table accounts drop constraint accounts_not_negative' },
    ],
  },
  {
    name: 'guard one piece too generous',
    noticedBy: ledger,
    edits: [
      transfers(guard, ' and balance + account.delta >= -1'),
      { sql: 'alter table accounts drop constraint accounts_not_negative' },
    ],
  },
  {
    name: 'balance check constraint dropped',
    noticedBy: ['test/contract/tables.test.ts'],
    edits: [{ sql: 'alter table accounts drop constraint accounts_not_negative' }],
  },
  {
    name: 'not summed per account',
    noticedBy: ledger,
    edits: [
      transfers('sum(side.delta)::bigint as delta', 'side.delta as delta'),
      transfers(grouped, ''),
    ],
  },
  {
    name: 'of several lines only the largest counted',
    noticedBy: ledger,
    edits: [transfers('sum(side.delta)::bigint as delta', 'max(side.delta)::bigint as delta')],
  },
  {
    name: 'accounts not touched in order',
    noticedBy: ['test/contract/order.test.ts'],
    edits: [transfers(inOrder, '')],
  },
  {
    name: 'accounts touched in the order of their quantities',
    noticedBy: ['test/contract/order.test.ts'],
    edits: [transfers(inOrder, 'order by sum(side.delta)')],
  },
  {
    name: 'unit mixed: taken from every part of the place',
    noticedBy: ledger,
    edits: [
      transfers(
        `where unit = account.unit and kind = account.kind and place = account.place${guard}`,
        `where kind = account.kind and place = account.place${guard}`,
      ),
    ],
  },
  {
    name: 'sign flipped',
    noticedBy: ledger,
    edits: [
      transfers(
        'values (t.from_kind, t.from_place, -t.quantity), (t.to_kind, t.to_place, t.quantity)',
        'values (t.from_kind, t.from_place, t.quantity), (t.to_kind, t.to_place, -t.quantity)',
      ),
    ],
  },
  {
    name: 'balance overwritten instead of added to',
    noticedBy: ['test/contract/entries.test.ts'],
    edits: [transfers('accounts.balance + excluded.balance', 'excluded.balance')],
  },
  {
    name: 'sinks keep a balance',
    noticedBy: ledger,
    edits: [
      transfers(
        `where side.kind not in ('supplier', 'lost', 'scrapped', 'granted')`,
        `where side.kind not in ('supplier', 'scrapped', 'granted')`,
      ),
    ],
  },
  {
    name: 'entries not written',
    noticedBy: ledger,
    edits: [transfers(entriesWritten, '')],
  },
  {
    name: 'entries with from and to swapped',
    noticedBy: ['test/contract/entries.test.ts'],
    edits: [
      transfers(
        't.from_kind, t.from_place, t.to_kind, t.to_place, t.unit, t.quantity, changed_at',
        't.to_kind, t.to_place, t.from_kind, t.from_place, t.unit, t.quantity, changed_at',
      ),
    ],
  },
  {
    name: "entries booked at the database's time",
    noticedBy: ['test/contract/entries.test.ts'],
    edits: [transfers('t.quantity, changed_at', 't.quantity, clock_timestamp()')],
  },
  {
    name: 'entries do not say which change made them',
    noticedBy: ['test/contract/entries.test.ts'],
    edits: [transfers('select apply_transfers.change_key,', `select 'change',`)],
  },
]
