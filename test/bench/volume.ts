import type postgres from 'postgres'

/**
 * Fills a database that holds the sample company with a busy year: requisitions of two lines from HQ in every state, with
 * what belongs to them in every table, about 7.1 entries each. Everything fits together, so nothing may be found in it.
 * The session must be a superuser's: triggers and foreign keys are left out, or loading would take longer than the year.
 */
export async function fillVolume(session: postgres.Sql, requisitions: number): Promise<void> {
  await session.unsafe('set session_replication_role = replica')
  await session.unsafe(`set work_mem = '128MB'`)
  for (const statement of statements(requisitions)) await session.unsafe(statement)
  await session.unsafe('vacuum analyze')
}

/** One row of what happened to a requisition: `state` decides everything else. */
const story = (requisitions: number) => `
create temporary table story as
with stations as (
  select row_number() over (order by s.id) - 1 as no, s.id as station, s.centre,
    (select min(person) from role_grants where role = 'clerk' and site = s.id) as clerk,
    (select min(person) from role_grants where role = 'manager' and site = s.centre) as manager
  from sites s where s.kind = 'station' and exists (select from role_grants where role = 'clerk' and site = s.id)
), known as (
  select row_number() over (order by code) - 1 as no, code, price_fen from parts
)
select r, 'REQ-' || (1000000 + r) as id, s.station, s.centre, s.clerk, s.manager,
  (select min(person) from role_grants where role = 'keeper' and site = 'HQ') as keeper,
  timestamptz '2026-01-01' + r * interval '2 minutes' as at,
  to_char(timestamptz '2026-01-01' + r * interval '2 minutes', 'YYYY-MM') as month,
  one.code as part_1, one.price_fen as price_1, 1 + r % 3 as quantity_1,
  two.code as part_2, two.price_fen as price_2, 1 as quantity_2,
  case r % 20 when 0 then 'pending' when 1 then 'held' when 2 then 'road' when 3 then 'rejected' when 4 then 'cancelled'
    when 5 then 'own' else 'closed' end as state,
  r % 20 in (0, 3, 7, 17) as asked
from generate_series(1, ${requisitions}) r
join stations s on s.no = r % (select count(*) from stations)
join known one on one.no = r * 7 % (select count(*) from known)
join known two on two.no = (r * 7 + 1) % (select count(*) from known)`

/** What happened, one row a version. */
const steps = `
create temporary table steps as
select s.*, k.version, k.kind, 'load/' || s.r || '/' || k.version as key, s.at + k.version * interval '3 hours' as moment
from story s
cross join lateral (
  select row_number() over () as version, kind from unnest(case state
    when 'road' then array['submitted', 'shipped']
    when 'rejected' then array['submitted', 'rejected']
    when 'cancelled' then array['submitted', 'cancelled']
    when 'closed' then case when asked then array['submitted', 'approved', 'shipped', 'progress', 'progress', 'received']
      else array['submitted', 'shipped', 'progress', 'progress', 'received'] end
    else array['submitted'] end) kind
) k`

const twoLines = `cross join lateral (values (1, part_1, quantity_1, price_1), (2, part_2, quantity_2, price_2))
  as l(no, part, quantity, price)`
const fen = 'quantity_1 * price_1 + quantity_2 * price_2'
const place = `station || '/' || month`

const moves = (kind: string, from: string, to: string, of: string, where = 'true') => `
insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
select key, ${from}, ${to}, ${of}, moment from steps
${of.startsWith('l.') ? twoLines : ''} where kind = '${kind}' and ${where}`

const ledger = [
  `insert into changes select 'load', 'null', '2026-01-01'`,
  `insert into changes select key, jsonb_build_object('requisition', id), moment from steps`,
  `insert into quota_grants select distinct ${place}, station, month, 1000000000000, 1 from story`,
  `insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
   select 'load', 'granted', '*', 'left', id, 'fen', amount_fen, timestamptz '2026-01-01' from quota_grants
   union all select 'load', 'supplier', '*', 'available', 'HQ', code, 1000000, timestamptz '2026-01-01' from parts
   union all select 'load', 'supplier', '*', 'available', station, l.part, l.quantity, at from story ${twoLines} where state = 'own'`,
  moves(
    'submitted',
    `'available', 'HQ'`,
    `'reserved', 'HQ'`,
    'l.part, l.quantity',
    `state <> 'own'`,
  ),
  moves(
    'submitted',
    `'available', station`,
    `'consumed', id`,
    'l.part, l.quantity',
    `state = 'own'`,
  ),
  moves('submitted', `'left', ${place}`, `'held', ${place}`, `'fen', ${fen}`, `state <> 'own'`),
  moves('rejected', `'reserved', 'HQ'`, `'available', 'HQ'`, 'l.part, l.quantity'),
  moves('rejected', `'held', ${place}`, `'left', ${place}`, `'fen', ${fen}`),
  moves('cancelled', `'reserved', 'HQ'`, `'available', 'HQ'`, 'l.part, l.quantity'),
  moves('cancelled', `'held', ${place}`, `'left', ${place}`, `'fen', ${fen}`),
  moves('shipped', `'reserved', 'HQ'`, `'transit', id || '-S1'`, 'l.part, l.quantity'),
  moves('shipped', `'held', ${place}`, `'used', ${place}`, `'fen', ${fen}`),
  moves('received', `'transit', id || '-S1'`, `'available', station`, 'l.part, l.quantity'),
  'truncate accounts',
  `insert into accounts (kind, place, unit, balance)
   select kind, place, unit, sum(delta) from (
     select from_kind, from_place, unit, -quantity from entries where from_kind not in ('supplier', 'granted')
     union all select to_kind, to_place, unit, quantity from entries
   ) sides(kind, place, unit, delta) group by kind, place, unit`,
]

const requests = [
  `insert into requisitions select id, 'ordinary', null, null, station, clerk, 'WO' || r, false, at, 'zh-Hans',
    (select max(version) from steps where steps.r = story.r), 1, month,
    case when state in ('pending', 'held') then ${fen} else 0 end,
    case when state in ('road', 'closed') then ${fen} else 0 end,
    case when state = 'pending' then at + interval '2 days' end, case when state = 'cancelled' then clerk end from story`,
  `insert into lines select id, l.no, l.part, null, l.quantity,
    case when state in ('pending', 'rejected') then 0 else l.quantity end,
    case when state in ('pending', 'held') then l.quantity else 0 end,
    case when state in ('road', 'closed', 'own') then l.quantity else 0 end,
    case when state in ('road', 'closed', 'own') then l.quantity else 0 end,
    case when state in ('closed', 'own') then l.quantity else 0 end, 0, 0,
    case when state in ('rejected', 'cancelled') then l.quantity else 0 end,
    case when state = 'own' then station else 'HQ' end, l.price, at + interval '2 days', 'typed' from story ${twoLines}`,
  `insert into approvals select id || '-A1', id, 1, 'manager', centre, '[]', at, null, null,
    case state when 'closed' then 'approved' else state end,
    case when state <> 'pending' then manager end, case when state <> 'pending' then at + interval '1 hour' end,
    case when state = 'rejected' then 'too many' end from story where asked`,
  `insert into decisions select id, state, decided_by, 1, role, site, decided_at from approvals where decided_by is not null`,
  `insert into shipments select id || '-S1', id, 'HQ', station, 'SF', 'SF' || r, at, keeper, at + interval '2 days',
    case state when 'closed' then 'delivered' else 'in-transit' end, at, case state when 'closed' then 'received' else 'open' end,
    case when state = 'closed' then at + interval '2 days' end, case when state = 'closed' then clerk end, 3
   from story where state in ('road', 'closed')`,
  `insert into shipment_lines select id || '-S1', l.no, l.part, l.quantity, case state when 'closed' then l.quantity else 0 end, 0, 0
   from story ${twoLines} where state in ('road', 'closed')`,
]

const events = Array.from(
  { length: 6 },
  (_, index) => `
insert into events
select id, version, t.kind, clerk, moment, jsonb_build_object('shown', part_1 || '*' || quantity_1, 'r', r), p.hash,
  event_hash(id, version::integer, t.kind, clerk, moment::timestamptz(3), jsonb_build_object('shown', part_1 || '*' || quantity_1, 'r', r), p.hash)
from steps t left join events p on p.aggregate = id and p.seq = version - 1 where version = ${index + 1}`,
)

const work = [
  `insert into inbox select key, jsonb_build_object('text', 'typed'), moment, 'finished', null, null, 1 from steps where kind <> 'progress'`,
  `insert into tasks (key, kind, payload, due_at, attempts, lane, state, lease_token)
   select 'announce:' || id || ':' || version, 'announce', jsonb_build_object('requisition', id), moment, 1, id, 'done', 't' from steps
   union all select 'inbound:' || key, 'handle-inbound', jsonb_build_object('key', key), moment, 0, null, 'done', null from steps
     where kind <> 'progress'
   union all select 'expire-hold:' || id, 'expire-hold', jsonb_build_object('requisition', id), at, 0, null, 'due', null
     from story where state = 'pending'
   union all select 'poll-shipment:' || id || ':' || n, 'poll-shipment', jsonb_build_object('shipment', id || '-S1'), at, 1, null,
     case when state = 'road' and n = 2 then 'due' else 'done' end, null
     from story cross join generate_series(1, 2) n where state in ('road', 'closed')
   union all select 'show-card:' || id || ':' || n, 'show-card', jsonb_build_object('copy', id || '/' || n), at, 1, 'a' || r % 500, 'done', 't'
     from story cross join generate_series(1, 2) n`,
  `insert into card_copies select id || '/' || n, id, 'keeper', keeper, 'a' || r % 500, 'm', 1, 1
   from story cross join generate_series(1, 2) n`,
]

const statements = (requisitions: number) => [
  story(requisitions),
  'analyze story',
  steps,
  'analyze steps',
  'create index on steps (r)',
  ...ledger,
  ...requests,
  'analyze events',
  ...events,
  ...work,
]
