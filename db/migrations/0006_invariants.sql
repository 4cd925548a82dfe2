-- What must hold at every moment, one view each: empty when all is well, else one row for each thing that is wrong.
-- db/invariants.ts says in words what each of them is about. Each is one statement, so it sees one snapshot.

create view invariant_balances as
select format('%s@%s of %s', kind, place, unit) as what,
  format('the balance is %s, its entries come to %s', sum(balance), sum(booked)) as detail
from (
  select kind, place, unit, balance, 0::bigint as booked from accounts
  union all
  select from_kind, from_place, unit, 0, -quantity from entries
  where from_kind not in ('supplier', 'lost', 'scrapped', 'granted')
  union all
  select to_kind, to_place, unit, 0, quantity from entries
  where to_kind not in ('supplier', 'lost', 'scrapped', 'granted')
) sides
group by kind, place, unit
having sum(balance) <> sum(booked);
--> statement-breakpoint

-- Guarded accounts by their balance, sources and sinks by their entries.
create view invariant_units as
select unit as what, format('all accounts together come to %s', sum(balance)) as detail
from (
  select unit, balance from accounts
  union all
  select unit, -quantity from entries where from_kind in ('supplier', 'lost', 'scrapped', 'granted')
  union all
  select unit, quantity from entries where to_kind in ('supplier', 'lost', 'scrapped', 'granted')
) sides
group by unit
having sum(balance) <> 0;
--> statement-breakpoint

create view invariant_guarded as
select format('%s@%s of %s', kind, place, unit) as what, format('the balance is %s', balance) as detail
from accounts
where balance < 0 or kind in ('supplier', 'lost', 'scrapped', 'granted');
--> statement-breakpoint

-- Pieces are on shelves, on the road or used up, fen in the months of stations.
create view invariant_places as
select format('%s@%s of %s', a.kind, a.place, a.unit) as what, 'there is no such place or unit' as detail
from accounts a
where a.unit = 'fen' and not exists (select from quota_grants q where q.id = a.place)
  or a.unit <> 'fen' and (
    not exists (select from parts p where p.code = a.unit)
    or a.kind in ('available', 'reserved', 'damaged', 'returned') and not exists (select from sites s where s.id = a.place)
    or a.kind = 'transit' and not exists (select from shipments s where s.id = a.place)
  );
--> statement-breakpoint

create view invariant_entries as
select format('entry %s', e.id) as what,
  format('%s of %s from %s@%s to %s@%s by change %s', e.quantity, e.unit, e.from_kind, e.from_place, e.to_kind, e.to_place,
    e.change_key) as detail
from entries e
where e.quantity <= 0 or (e.from_kind, e.from_place) = (e.to_kind, e.to_place)
  or not exists (select from changes c where c.key = e.change_key);
--> statement-breakpoint

create view invariant_lines as
select format('%s line %s', requisition, no) as what,
  format('requested %s approved %s reserved %s picked %s shipped %s received %s damaged %s short %s cancelled %s source %s',
    requested, approved, reserved, picked, shipped, received, damaged, short, cancelled, coalesce(source, 'none')) as detail
from lines
where least(approved, reserved, picked, shipped, received, damaged, short, cancelled) < 0
  or requested <= 0
  or requested - cancelled - reserved - shipped < 0
  or requested - cancelled - received - damaged - short < 0
  or received + damaged + short > shipped
  or approved > requested
  or shipped > approved
  or shipped > picked
  or source is null and reserved + shipped > 0;
--> statement-breakpoint

create view invariant_reserved as
select format('%s at %s', part, place) as what,
  format('lines have %s reserved, the account %s', sum(lined), sum(balance)) as detail
from (
  select part, source as place, reserved as lined, 0::bigint as balance from lines where reserved > 0
  union all
  select unit, place, 0, balance from accounts where kind = 'reserved' and balance <> 0
) sides
group by part, place
having sum(lined) <> sum(balance);
--> statement-breakpoint

create view invariant_transit as
select format('%s in shipment %s', part, shipment) as what,
  format('%s pieces are on the road, the account has %s', sum(sent), sum(balance)) as detail
from (
  select l.part, l.shipment, l.shipped - l.accepted - l.damaged - l.short as sent, 0::bigint as balance
  from shipments s join shipment_lines l on l.shipment = s.id where s.state = 'open'
  union all
  select unit, place, 0, balance from accounts where kind = 'transit' and balance <> 0
) sides
group by part, shipment
having sum(sent) <> sum(balance);
--> statement-breakpoint

create view invariant_shipment_lines as
select format('shipment %s line %s', s.id, l.line) as what,
  case when l.shipment is null then 'nothing was shipped' else
    format('%s: shipped %s accepted %s damaged %s short %s', s.state, l.shipped, l.accepted, l.damaged, l.short)
  end as detail
from shipments s left join shipment_lines l on l.shipment = s.id
where l.shipment is null
  or least(l.accepted, l.damaged, l.short) < 0 or l.shipped <= 0
  or l.accepted + l.damaged + l.short <> case s.state when 'received' then l.shipped else 0 end;
--> statement-breakpoint

-- What is on the own shelf is issued at once and never travels.
create view invariant_shipped as
select format('%s line %s', d.requisition, d.no) as what,
  format('%s: between the line and its shipments lie %s shipped, %s received, %s damaged, %s short', d.part, d.shipped,
    d.received, d.damaged, d.short) as detail
from (
  select requisition, no, part, sum(shipped) as shipped, sum(received) as received, sum(damaged) as damaged,
    sum(short) as short, bool_or(sent) as sent
  from (
    select requisition, no, part, shipped, received, damaged, short, false as sent from lines where shipped > 0
    union all
    select s.requisition, x.line, x.part, -x.shipped, -x.accepted, -x.damaged, -x.short, true
    from shipment_lines x join shipments s on s.id = x.shipment
  ) sides
  group by requisition, no, part
  having (sum(shipped), sum(received), sum(damaged), sum(short)) <> (0, 0, 0, 0)
) d
where d.sent or d.shipped <> d.received or not exists (
  select from lines l join requisitions r on r.id = l.requisition
  where l.requisition = d.requisition and l.no = d.no and l.source = r.station
);
--> statement-breakpoint

create view invariant_claims as
select format('shipment %s line %s', shipment, line) as what,
  format('%s of %s %s pieces are claimed', sum(claimed), sum(missing), kind) as detail
from (
  select shipment, line, kind, quantity as claimed, 0 as missing from claims
  union all
  select shipment, line, 'damaged', 0, damaged from shipment_lines where damaged > 0
  union all
  select shipment, line, 'short', 0, short from shipment_lines where short > 0
) sides
group by shipment, line, kind
having sum(claimed) <> sum(missing);
--> statement-breakpoint

create view invariant_quota as
select format('%s fen of %s', kind, place) as what,
  format('requisitions say %s, the account %s', sum(said), sum(balance)) as detail
from (
  select 'held' as kind, station || '/' || quota_month as place, held_fen as said, 0::bigint as balance
  from requisitions where held_fen <> 0
  union all
  select 'used', station || '/' || quota_month, used_fen, 0 from requisitions where used_fen <> 0
  union all
  select kind, place, 0, balance from accounts where kind in ('held', 'used') and balance <> 0
) sides
group by kind, place
having sum(said) <> sum(balance)
union all
select format('the quota of %s', place), format('%s fen were granted, %s were booked', sum(said), sum(booked))
from (
  select id as place, amount_fen as said, 0::bigint as booked from quota_grants
  union all
  select to_place, 0, quantity from entries where from_kind = 'granted' and to_kind = 'left'
) sides
group by place
having sum(said) <> sum(booked);
--> statement-breakpoint

create view invariant_inbox as
select format('inbound event %s', i.key) as what,
  case i.state when 'finished' then 'it is finished, and there is no change' else
    format('it is %s, and there is a change', i.state) end as detail
from inbox i left join changes c on c.key = i.key
where (i.state = 'finished') <> (c.key is not null)
union all
select format('inbound event %s', i.key), 'it is recorded, and nobody will come for it'
from inbox i
where i.state = 'recorded'
  and not exists (select from tasks t where t.key = 'inbound:' || i.key and t.state in ('due', 'dead'));
--> statement-breakpoint

-- Whoever decided held the role at that moment (`decisions` keeps what was seen then), is not the requester, decides on a
-- requisition once, and came after the steps before.
create view invariant_decisions as
select format('approval %s', a.id) as what,
  case
    when d.approval is null then format('%s by %s without authority', a.state, coalesce(a.decided_by, 'nobody'))
    when a.decided_by is null then format('it is %s, but %s decided', a.state, d.person)
    when (d.person, d.verdict) is distinct from (a.decided_by, a.state)
      then format('%s by %s, but %s by %s when it was decided', a.state, a.decided_by, d.verdict, d.person)
    when a.decided_by = r.requester then format('decided by its requester %s', a.decided_by)
    when o.id is not null then format('%s decided on %s as well', a.decided_by, o.id)
    when e.id is not null then format('%s came before it and is %s', e.id, e.state)
    else format('%s decided as %s of %s, wanted was the %s of %s', a.decided_by, d.role, d.site, a.role, a.site)
  end as detail
from approvals a
join requisitions r on r.id = a.requisition
left join decisions d on d.approval = a.id
left join lateral (
  select o.id from approvals o where o.requisition = a.requisition and o.id <> a.id and o.decided_by = a.decided_by limit 1
) o on true
left join lateral (
  select e.id, e.state from approvals e where e.requisition = a.requisition and e.step < a.step and e.state <> 'approved'
    and a.decided_by is not null limit 1
) e on true
where (a.decided_by is null) <> (d.approval is null)
  or a.decided_by is null and a.state not in ('pending', 'withdrawn')
  or (d.person, d.verdict) is distinct from (a.decided_by, a.state) and a.decided_by is not null
  or a.decided_by = r.requester
  or o.id is not null
  or e.id is not null
  or (d.role, d.site) is distinct from (a.role, a.site) and a.decided_by is not null
    and not (d.role = 'hq-manager' and a.escalated_at is not null);
--> statement-breakpoint

create view invariant_dispatches as
select format('shipment %s', s.id) as what, format('approval %s is %s', a.id, a.state) as detail
from shipments s
join approvals a on a.requisition = s.requisition and a.state <> 'approved'
union all
-- What was wanted when it was sent off stands in its first event, whatever became of the approvals since.
select format('shipment %s', s.id), format('approval %s is missing', w.id)
from shipments s
join events e on e.aggregate = s.requisition and e.seq = 1 and e.kind = 'submitted'
cross join lateral jsonb_array_elements_text(coalesce(e.data -> 'approvals', '[]')) w(id)
where not exists (select from approvals a where a.id = w.id and a.requisition = s.requisition)
union all
select format('replacement %s', r.id), format('it replaces %s, where nothing is claimed', coalesce(r.replaces, 'nothing'))
from requisitions r
where r.kind = 'replacement' and not exists (select from claims c where c.requisition = r.replaces);
--> statement-breakpoint

-- Rejected, cancelled or with nothing more to come: nothing is held, nobody is asked. What was on the road when it was
-- cancelled still arrives. Only what holds something is looked at.
create view invariant_endings as
select h.id as what, h.detail
from (
  select requisition as id, format('line %s has %s reserved', no, reserved) as detail, false as on_the_road
  from lines where reserved > 0
  union all
  select id, format('%s fen are held', held_fen), false from requisitions where held_fen > 0
  union all
  select requisition, format('approval %s is pending', id), false from approvals where state = 'pending'
  union all
  select requisition, format('shipment %s is open', id), true from shipments where state = 'open'
) h
join requisitions r on r.id = h.id
where exists (select from approvals a where a.requisition = r.id and a.state = 'rejected')
  or r.cancelled_by is not null and not h.on_the_road
  or not exists (
    select from lines l where l.requisition = r.id
      and l.requested - l.cancelled - l.received - l.damaged - l.short > 0
  )
union all
select format('%s line %s', l.requisition, l.no), 'it waits for stock, and the requisition is over'
from lines l
join requisitions r on r.id = l.requisition
where l.requested - l.cancelled - l.reserved - l.shipped > 0
  and (r.cancelled_by is not null or exists (select from approvals a where a.requisition = r.id and a.state = 'rejected'));
--> statement-breakpoint

create view invariant_tasks as
select format('task %s %s', id, kind) as what,
  format('%s after %s attempts, lease until %s', state, attempts, coalesce(lease_until::text, 'none')) as detail
from tasks
where state not in ('due', 'done', 'dead')
  or state <> 'due' and lease_until is not null
  or lease_until is not null and lease_token is null
  or state = 'done' and attempts = 0 and not starts_with(key, 'inbound:')
  or state = 'dead' and attempts = 0;
--> statement-breakpoint

-- Nothing is promised and forgotten: every version is announced, every hold ends, every shipment is asked after, every
-- card that lags behind will be shown. A dead letter counts: warning_dead_letters tells of it.
create view invariant_promises as
select r.id as what, format('version %s is not announced', r.version) as detail
from requisitions r
where not exists (
  select from tasks t where t.kind = 'announce' and t.key = 'announce:' || r.id || ':' || r.version
)
union all
select r.id, format('what is held until %s has no end', r.hold_until)
from requisitions r
where r.hold_until is not null
  and (r.held_fen > 0 or exists (select from lines l where l.requisition = r.id and l.reserved > 0))
  and r.id not in (
    select t.payload ->> 'requisition' from tasks t
    where t.kind = 'expire-hold' and t.state <> 'done' and t.payload ->> 'requisition' is not null
  )
union all
select format('shipment %s', s.id), 'nobody asks the carrier where it is'
from shipments s
where s.state = 'open' and s.stage <> 'delivered'
  and s.id not in (
    select t.payload ->> 'shipment' from tasks t
    where t.kind = 'poll-shipment' and t.state <> 'done' and t.payload ->> 'shipment' is not null
  );
--> statement-breakpoint

create view invariant_cards as
select format('card %s', c.id) as what,
  format('it shows version %s, wanted is %s, the requisition has %s', c.shown, c.wanted, r.version) as detail
from card_copies c
join requisitions r on r.id = c.requisition
where c.shown > c.wanted or c.wanted > r.version or c.shown > 0 and c.message is null;
--> statement-breakpoint

-- The text is that of event_hash.
create view invariant_events as
select format('event %s of %s', e.seq, e.aggregate) as what,
  case
    when e.seq > 1 and p.seq is null then 'the event before it is missing'
    when e.previous is distinct from p.hash then 'it does not follow the event before it'
    else 'it is not what was written'
  end as detail
from events e
left join events p on p.aggregate = e.aggregate and p.seq = e.seq - 1
where e.seq > 1 and p.seq is null
  or e.previous is distinct from p.hash
  or e.hash <> sha256(coalesce(e.previous, '') || convert_to(concat_ws('|', e.seq, (extract(epoch from e.at) * 1000)::bigint,
    octet_length(e.aggregate), octet_length(e.kind), octet_length(e.actor), e.aggregate, e.kind, e.actor, e.data), 'UTF8'));
--> statement-breakpoint

-- The chain cannot show that its last events are missing; that every version has at least one event can.
create view invariant_history as
select r.id as what, format('version %s has %s events', r.version, coalesce(e.newest, 0)) as detail
from requisitions r
left join (select aggregate, max(seq) as newest from events group by aggregate) e on e.aggregate = r.id
where coalesce(e.newest, 0) < r.version;
--> statement-breakpoint

-- No contradiction, but somebody should look: work that was given up.
create view warning_dead_letters as
select format('task %s %s', id, kind) as what,
  format('given up after %s attempts: %s', attempts, coalesce(last_error, 'no reason given')) as detail
from tasks where state = 'dead' order by id desc;
--> statement-breakpoint

do $$
declare
  view_name text;
begin
  for view_name in
    select viewname from pg_views where schemaname = 'public' and (viewname like 'invariant\_%' or viewname like 'warning\_%')
  loop
    execute format('grant select on %I to partline_app', view_name);
  end loop;
end
$$;
