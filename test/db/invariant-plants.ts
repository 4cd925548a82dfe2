import type { InvariantName } from '../../db/invariants.ts'

/** Stand for the request on the road and the one that waits; their numbers are known when they were asked for. */
const anApproval = `requisition = '$ROAD'`
const someEntry = `'supplier', '*', 'available', 'HQ', (select code from parts limit 1), 1, now()`

const lent = `insert into delegations (id, kind, giver, delegate, requisition, approval, given_at, version)
  values ('lent', 'hand-over', 'p-wang-jianguo', 'p-li-min', '$ROAD', '$ROAD-A1', now(), 1)`

/** What the owner of a database can do to it behind the doors' back, and the invariant that shows it. */
export const plants: readonly (readonly [InvariantName, string, string])[] = [
  [
    'balances',
    'a balance is raised',
    `update accounts set balance = balance + 1 where kind = 'consumed'`,
  ],
  [
    'balances',
    'an entry is taken out',
    'delete from entries where id = (select max(id) from entries)',
  ],
  ['balances', 'an account is taken out', `delete from accounts where kind = 'consumed'`],
  [
    'units',
    'pieces appear from nowhere',
    `update accounts set balance = balance + 1 where kind = 'damaged'`,
  ],
  [
    'guarded',
    'an account is overdrawn',
    `update accounts set balance = -1 where kind = 'consumed'`,
  ],
  [
    'entries',
    'an entry comes from no change',
    `insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
     values ('nothing', ${someEntry})`,
  ],
  ['entries', 'an entry runs backwards', 'update entries set quantity = -quantity where id = 1'],
  [
    'events',
    'the first event is changed',
    `update events set data = '{}' where aggregate = 'REQ-1001' and seq = 1`,
  ],
  [
    'events',
    'the newest event is changed',
    `update events e set actor = 'x' where aggregate = 'REQ-1001'
     and seq = (select max(seq) from events n where n.aggregate = e.aggregate)`,
  ],
  [
    'events',
    'an event is taken out',
    `delete from events where aggregate = 'REQ-1001' and seq = 2`,
  ],
  [
    'events',
    'the first event is taken out',
    `delete from events where aggregate = 'REQ-1001' and seq = 1`,
  ],
  [
    'events',
    'a hash is made to fit',
    `update events set data = '{}', hash = event_hash(aggregate, seq, kind, actor, at, '{}', previous)
     where aggregate = 'REQ-1001' and seq = 1`,
  ],
  [
    'history',
    'the newest events are taken out',
    `delete from events where aggregate = 'REQ-1001' and seq > 2`,
  ],
  [
    'inbox',
    'a finished event has no change',
    `delete from changes where key = (select key from inbox limit 1)`,
  ],
  ['inbox', 'a handled event is open again', `update inbox set state = 'recorded'`],
  [
    'inbox',
    'nobody will come for an event',
    `insert into inbox (key, body, received_at) values ('lost', '{}', now())`,
  ],
  ['tasks', 'a done task is held', `update tasks set lease_until = now() where state = 'done'`],
  [
    'tasks',
    'a task is done that nobody took',
    `update tasks set attempts = 0 where kind = 'announce'`,
  ],
  [
    'places',
    'pieces are at a place that is none',
    `update accounts set place = 'nowhere' where kind = 'damaged'`,
  ],
  [
    'lines',
    'more is shipped than was approved',
    `update lines set approved = 0 where ${anApproval}`,
  ],
  [
    'lines',
    'more is reserved than requested',
    `update lines set reserved = reserved + 1 where ${anApproval}`,
  ],
  [
    'reserved',
    'a line forgets its hold',
    `update lines set reserved = 0 where requisition = '$WAIT'`,
  ],
  [
    'transit',
    'a shipment holds more than was sent',
    `update shipment_lines set shipped = 2 where shipment = '$ROAD-S1'`,
  ],
  [
    'shipment_lines',
    'a received piece is unaccounted for',
    `update shipment_lines set damaged = 0 where shipment = 'REQ-1001-S1'`,
  ],
  [
    'shipment_lines',
    'an open shipment has accepted pieces',
    `update shipment_lines set accepted = 1 where shipment = '$ROAD-S1'`,
  ],
  [
    'shipment_lines',
    'a shipment is empty',
    `delete from shipment_lines where shipment = '$ROAD-S1'`,
  ],
  [
    'shipped',
    'a line says more than its shipments',
    `update lines set requested = 2, approved = 2, picked = 2, shipped = 2 where ${anApproval}`,
  ],
  ['claims', 'a claim is for more than is missing', 'update claims set quantity = 2'],
  ['claims', 'a damaged piece is not claimed', 'delete from claims'],
  [
    'quota',
    'a requisition says it used nothing',
    `update requisitions set used_fen = 0 where id = '$ROAD'`,
  ],
  [
    'quota',
    'a requisition says it holds more',
    `update requisitions set held_fen = held_fen + 1 where id = '$WAIT'`,
  ],
  [
    'quota',
    'a month is granted more than was booked',
    'update quota_grants set amount_fen = amount_fen + 1',
  ],
  [
    'decisions',
    'the requester decided',
    `update requisitions r set requester = a.decided_by from approvals a where a.requisition = r.id and a.decided_by is not null`,
  ],
  [
    'decisions',
    'somebody else decided',
    `update approvals set decided_by = (select id from people where id <> decided_by limit 1)
     where ${anApproval}`,
  ],
  ['decisions', 'nobody saw the authority', 'delete from decisions'],
  ['decisions', 'the authority was that of another place', `update decisions set site = 'HQ'`],
  [
    'decisions',
    'a pending step was decided',
    `update approvals set state = 'pending', decided_by = null, decided_at = null where ${anApproval}`,
  ],
  [
    'decisions',
    'one person decided twice',
    `insert into approvals select '$ROAD-A2', requisition, 2, role, site, reasons, asked_at,
     reminded_at, escalated_at, state, decided_by, decided_at, reason from approvals where ${anApproval}`,
  ],
  [
    'decisions',
    'it was for somebody of whom nobody knew',
    `update approvals set decided_for = 'p-zhao-lei' where ${anApproval}`,
  ],
  ...(
    [
      ['of another request', `approval = '$WAIT-A1'`, 1],
      ['that had been taken back', 'ended_at = now(), version = 2', 2],
      ['of somebody else', `giver = 'p-zhao-lei'`, 1],
      [
        'of another time',
        `kind = 'absence', starts_at = now(), ends_at = now() + interval '1 day'`,
        1,
      ],
    ] as const
  ).map(
    ([what, wrong, seen]) =>
      [
        'decisions',
        `it was by a delegation ${what}`,
        `${lent}; update delegations set ${wrong};
         update approvals set decided_by = 'p-li-min', decided_for = 'p-wang-jianguo' where ${anApproval};
         update decisions set person = 'p-li-min', giver = 'p-wang-jianguo', delegation = 'lent', delegation_version = ${seen}
         where approval = '$ROAD-A1'`,
      ] as const,
  ),
  [
    'delegations',
    'the requester decides for the approver',
    `${lent}; update delegations set delegate = 'p-chen-xiao'`,
  ],
  [
    'delegations',
    'two who are away decide for each other',
    `insert into delegations (id, kind, giver, delegate, starts_at, ends_at, given_at, version) values
       ('one', 'absence', 'p-wang-jianguo', 'p-zhao-lei', now(), now() + interval '2 days', now(), 1),
       ('other', 'absence', 'p-zhao-lei', 'p-wang-jianguo', now() + interval '1 day', now() + interval '3 days', now(), 1)`,
  ],
  [
    'dispatches',
    'it left before its approval',
    `update approvals set state = 'pending', decided_by = null, decided_at = null where ${anApproval}`,
  ],
  ['dispatches', 'its approval is taken out', `delete from approvals where ${anApproval}`],
  [
    'dispatches',
    'a replacement replaces nothing',
    `update requisitions set replaces = null where id = 'REQ-1002'`,
  ],
  [
    'endings',
    'a cancelled request is still held',
    `update requisitions set cancelled_by = requester where id = '$WAIT'`,
  ],
  [
    'endings',
    'a rejected request is on the road',
    `update approvals set state = 'rejected', reason = 'no' where ${anApproval}`,
  ],
  [
    'endings',
    'a closed request holds quota',
    `update requisitions set held_fen = 1 where id = 'REQ-1001'`,
  ],
  ['promises', 'a version is not announced', `delete from tasks where kind = 'announce'`],
  ['promises', 'a hold has no end', `delete from tasks where kind = 'expire-hold'`],
  [
    'promises',
    'nobody asks after a shipment',
    `update tasks set state = 'done' where kind = 'poll-shipment'`,
  ],
  ['cards', 'a card shows the future', 'update card_copies set shown = wanted + 1'],
  ['cards', 'a card wants what is not there', 'update card_copies set wanted = wanted + 100'],
  ['cards', 'a card is shown nowhere', 'update card_copies set message = null where shown > 0'],
]
