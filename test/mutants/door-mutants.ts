import type { Edit, Mutant } from './mutant.ts'

const hostile = ['test/db/hostile.test.ts']
const tables = ['test/contract/tables.test.ts']

const edit = (name: string, find: string, replace: string): Edit => ({ in: name, find, replace })
const whole = (find: string) => edit('commit_change', find, '')
const never = (name: string, find: string) => edit(name, find, find.replace('if found', 'if false'))
const stays = (table: string): Mutant => ({
  name: `what is written in ${table} may be changed by its owner`,
  noticedBy: tables,
  edits: [{ sql: `drop trigger ${table}_stay on ${table}` }],
})

/** Faults in what the doors take from nobody, and in what stays for ever. */
export const doorMutants: readonly Mutant[] = [
  {
    name: 'rows put without a look',
    noticedBy: hostile,
    edits: [whole(`perform check_put(change -> 'put', change -> 'expect');`)],
  },
  {
    name: 'transfers taken without a look',
    noticedBy: hostile,
    edits: [whole(`perform check_transfers(change -> 'transfers');`)],
  },
  {
    name: 'events taken without a look',
    noticedBy: hostile,
    edits: [whole(`perform check_facts(change -> 'events', change -> 'put');`)],
  },
  {
    name: 'a row written that nobody expected',
    noticedBy: hostile,
    edits: [never('check_put', `if found then\n    perform raise_broken(format('%s %s is put`)],
  },
  {
    name: 'a line written without its requisition',
    noticedBy: hostile,
    edits: [edit('check_put', 'if not whole @> parts then', 'if false then')],
  },
  {
    name: 'an approval moved to another requisition',
    noticedBy: hostile,
    edits: [edit('put_requests', 'where approvals.requisition = excluded.requisition', '')],
  },
  {
    name: 'fen and pieces mixed in one account',
    noticedBy: hostile,
    edits: [
      { sql: 'alter table entries drop constraint entries_unit' },
      { sql: 'alter table accounts drop constraint accounts_unit' },
    ],
  },
  {
    name: 'a rescue task taken away by a change',
    noticedBy: hostile,
    edits: [edit('add_tasks', `perform raise_broken('a change adds no rescue task')`, 'null')],
  },
  {
    name: 'who has no role may decide',
    noticedBy: ['test/contract/commit.test.ts'],
    edits: [
      edit(
        'record_decision',
        'if not found then',
        'if not found then return null; end if;\n  if false then',
      ),
    ],
  },
  ...['changes', 'entries', 'events', 'decisions'].map(stays),
]
