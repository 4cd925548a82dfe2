import { centre, compressor, hq, keeper, manager, station } from '../contract/company.ts'

/** What a program that went wrong, or somebody who holds the application's password, may hand to `commit_change`. */
export type Hostile = {
  readonly name: string
  /** In the place of, or beside, what a change that does nothing would have. */
  readonly change: Record<string, unknown>
}

const supplier = { from_kind: 'supplier', from_place: '*' }
const shelf = { to_kind: 'available', to_place: hq }
const one = { ...supplier, ...shelf, unit: compressor, quantity: 1 }
const moved = (rest: Record<string, unknown>) => ({ transfers: [{ ...one, ...rest }] })
const fact = {
  aggregate: 'nobody',
  kind: 'told',
  actor: 'x',
  at: '2026-11-23T01:00:00Z',
  data: null,
}
const task = { key: 't', kind: 'k', payload: {}, due_at: fact.at, lane: null }

const quantities: readonly unknown[] = [
  -1,
  0,
  1.5,
  '1',
  '1e3',
  true,
  null,
  undefined,
  {},
  [1],
  1e30,
  2 ** 53,
  2 ** 63,
  -(2 ** 62),
]

const transfers: readonly Hostile[] = [
  ...quantities.map((quantity) => ({
    name: `a transfer of ${JSON.stringify(quantity)}`,
    change: moved({ quantity }),
  })),
  { name: 'from an account to itself', change: moved({ from_kind: 'available', from_place: hq }) },
  { name: 'from a kind that is none', change: moved({ from_kind: 'heaven' }) },
  { name: 'to a kind that is none', change: moved({ to_kind: 'heaven' }) },
  { name: 'from no kind', change: moved({ from_kind: null }) },
  { name: 'to no place', change: moved({ to_place: null }) },
  { name: 'to an empty place', change: moved({ to_place: '' }) },
  { name: 'of no unit', change: moved({ unit: null }) },
  { name: 'of a unit that is none', change: moved({ unit: 'gold' }) },
  { name: 'fen to a shelf', change: moved({ unit: 'fen' }) },
  {
    name: 'pieces to a quota',
    change: moved({ to_kind: 'left', to_place: `${station}/2026-11` }),
  },
  {
    name: 'more than there is',
    change: moved({ from_kind: 'available', from_place: centre, quantity: 1000 }),
  },
  {
    name: 'more than can be counted, in two steps',
    change: { transfers: [{ ...one, quantity: 2 ** 53 - 1 }, one] },
  },
  { name: 'transfers that are no list', change: { transfers: one } },
  { name: 'a transfer that is a text', change: { transfers: ['one'] } },
]

const tables = [
  'entries',
  'events',
  'accounts',
  'changes',
  'decisions',
  'inbox',
  'parts',
  'people',
  'policies',
  'role_grants',
  'sites',
  'tasks',
  'Requisitions',
  'requisitions; drop table entries',
]

const puts: readonly Hostile[] = [
  ...tables.map((table) => ({ name: `puts ${table}`, change: { put: { [table]: [{ id: 1 }] } } })),
  { name: 'a put that is a list', change: { put: [{ id: 1 }] } },
  { name: 'a put that is a text', change: { put: 'all' } },
  { name: 'a table that is no list', change: { put: { settings: { name: 'n', value: 1 } } } },
  { name: 'a setting without a name', change: { put: { settings: [{ name: null, value: 1 }] } } },
  {
    name: 'a setting twice',
    change: {
      put: {
        settings: [
          { name: 'n', value: 1 },
          { name: 'n', value: 2 },
        ],
      },
    },
  },
]

const events: readonly Hostile[] = [
  { name: 'an event of nothing', change: { events: [{ ...fact, aggregate: null }] } },
  { name: 'an event by nobody', change: { events: [{ ...fact, actor: null }] } },
  { name: 'an event at no time', change: { events: [{ ...fact, at: null }] } },
  { name: 'an event without data', change: { events: [{ ...fact, data: undefined }] } },
  {
    name: 'an event of a requisition that does not change',
    change: { events: [{ ...fact, aggregate: 'REQ-1' }] },
  },
  { name: 'events that are no list', change: { events: fact } },
]

const tasks: readonly Hostile[] = [
  { name: 'a rescue task', change: { tasks: [{ ...task, key: 'inbound:x' }] } },
  { name: 'a task without a key', change: { tasks: [{ ...task, key: null }] } },
  { name: 'a task at no time', change: { tasks: [{ ...task, due_at: 'soon' }] } },
]

const heads: readonly Hostile[] = [
  { name: 'no key', change: { key: null } },
  { name: 'no time', change: { at: null } },
  { name: 'a time that is none', change: { at: 'yesterday evening' } },
  { name: 'no reply', change: { reply: undefined } },
  {
    name: 'an expectation of nothing known',
    change: { expect: [{ kind: 'entry', id: '1', version: 1 }] },
  },
  {
    name: 'an expectation without a version',
    change: { expect: [{ kind: 'person', id: manager, version: null }] },
  },
  {
    name: 'an expectation of half a version',
    change: { expect: [{ kind: 'person', id: manager, version: 1.5 }] },
  },
  {
    name: 'an expectation that does not hold',
    change: { expect: [{ kind: 'policy', id: 'policy', version: 2 }] },
  },
]

/** All that concerns no requisition. */
export const hostileChanges = [...heads, ...puts, ...transfers, ...events, ...tasks]

type Row = Record<string, unknown>

/** What belongs to a requisition, as the database has it: of the victim, and of another one of the same person. */
export type Belongings = {
  readonly header: Row
  readonly other: Row
  readonly line: Row
  readonly approval: Row
  readonly conversation: Row
  readonly grant: Row
}

/** All that would lay hands on a requisition from outside. */
export function hostileToRequisition(found: Belongings): readonly Hostile[] {
  const { header, other, line, approval, conversation, grant } = found
  const up = (row: Row, by = 1) => ({ ...row, version: Number(row['version']) + by })
  const expects = (kind: string, row: Row, id = row['id']) => ({
    kind,
    id,
    version: row['version'],
    written: true,
  })
  const mine = { expect: [expects('requisition', header)] }
  const its = { expect: [expects('requisition', other)] }
  const decided = { ...approval, state: 'approved', decided_by: manager, decided_at: fact.at }
  const shipment = {
    ...fact,
    id: 'REQ-1-S1',
    requisition: header['id'],
    from: hq,
    to: station,
    version: 1,
  }
  return [
    { name: 'a header without an expectation', change: { put: { requisitions: [up(header)] } } },
    {
      name: 'a header two versions on',
      change: { ...mine, put: { requisitions: [up(header, 2)] } },
    },
    {
      name: 'a header that stays at its version',
      change: { ...mine, put: { requisitions: [header] } },
    },
    {
      name: 'a header without a version',
      change: { ...mine, put: { requisitions: [{ ...header, version: null }] } },
    },
    {
      name: 'a header of the past',
      change: {
        expect: [{ ...expects('requisition', header), version: 0 }],
        put: { requisitions: [header] },
      },
    },
    {
      name: 'a new requisition at version 5',
      change: { put: { requisitions: [{ ...header, id: 'REQ-77', version: 5 }] } },
    },
    { name: 'a line without its requisition', change: { ...mine, put: { lines: [line] } } },
    {
      name: 'an approval without its requisition',
      change: { ...mine, put: { approvals: [decided] } },
    },
    {
      name: 'an approval beside another requisition',
      change: { ...its, put: { requisitions: [up(other)], approvals: [decided] } },
    },
    {
      name: 'an approval moved to another requisition',
      change: {
        ...its,
        put: { requisitions: [up(other)], approvals: [{ ...decided, requisition: other['id'] }] },
      },
    },
    ...[header['requester'], keeper, 'nobody'].map((person) => ({
      name: `an approval decided by ${String(person)}`,
      change: {
        ...mine,
        put: { requisitions: [up(header)], approvals: [{ ...decided, decided_by: person }] },
      },
    })),
    {
      name: 'an approval decided by nobody',
      change: {
        ...mine,
        put: { requisitions: [up(header)], approvals: [{ ...decided, decided_by: null }] },
      },
    },
    { name: 'a shipment without its requisition', change: { put: { shipments: [shipment] } } },
    {
      name: 'lines of no shipment',
      change: {
        put: {
          shipment_lines: [
            {
              shipment: 'REQ-1-S1',
              line: 1,
              part: compressor,
              shipped: 1,
              accepted: 0,
              damaged: 0,
              short: 0,
            },
          ],
        },
      },
    },
    {
      name: 'a claim without its requisition',
      change: { put: { claims: [{ id: 'REQ-1-C1', requisition: header['id'] }] } },
    },
    {
      name: 'a line with less than nothing',
      change: { ...mine, put: { requisitions: [up(header)], lines: [{ ...line, reserved: -1 }] } },
    },
    {
      name: 'a line with more than was asked for',
      change: { ...mine, put: { requisitions: [up(header)], lines: [{ ...line, shipped: 99 }] } },
    },
    {
      name: 'a conversation taken over',
      change: { put: { conversations: [{ ...conversation, person: keeper }] } },
    },
    {
      name: 'a conversation taken over two versions on',
      change: {
        expect: [expects('conversation', conversation, conversation['address'])],
        put: { conversations: [{ ...up(conversation, 2), person: keeper }] },
      },
    },
    {
      name: 'a quota raised',
      change: { put: { quota_grants: [{ ...grant, amount_fen: 9_999_999 }] } },
    },
  ]
}
