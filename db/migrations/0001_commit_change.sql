-- The door for business data: commit_change(change) and the steps it is made of.
-- A conflict (PL409) or a shortfall (PL422) raises, so that everything rolls back, the key included.

create sequence request_numbers start with 1001;
--> statement-breakpoint

-- Locks what a decision rested on, in sorted order, and compares versions; version 0 means "not there yet".
-- What is written is locked against other writers; what was only read (a role grant, the policy) is locked
-- against change until this commit is done, so a withdrawal comes wholly before it or wholly after.
create function check_expectations(expect jsonb) returns void language plpgsql as $$
declare
  wanted record;
  found_version integer;
begin
  for wanted in
    select e.kind, e.id, e.version, e.written
    from jsonb_to_recordset(expect) as e(kind text, id text, version integer, written boolean)
    order by e.kind collate "C", e.id collate "C"
  loop
    found_version := null;
    case wanted.kind
      when 'person' then
        select version into found_version from people where id = wanted.id for share;
      when 'policy' then
        select version into found_version from policies for share;
      when 'requisition' then
        if wanted.written then
          select version into found_version from requisitions where id = wanted.id for no key update;
        else
          select version into found_version from requisitions where id = wanted.id for share;
        end if;
      when 'shipment' then
        if wanted.written then
          select version into found_version from shipments where id = wanted.id for no key update;
        else
          select version into found_version from shipments where id = wanted.id for share;
        end if;
      when 'conversation' then
        if wanted.written then
          select version into found_version from conversations where address = wanted.id for no key update;
        else
          select version into found_version from conversations where address = wanted.id for share;
        end if;
      when 'quota-grant' then
        if wanted.written then
          select version into found_version from quota_grants where id = wanted.id for no key update;
        else
          select version into found_version from quota_grants where id = wanted.id for share;
        end if;
    end case;
    if coalesce(found_version, 0) <> wanted.version then
      perform raise_conflict(wanted.kind, wanted.id);
    end if;
  end loop;
end
$$;
--> statement-breakpoint

create function raise_conflict(kind text, id text) returns void language plpgsql as $$
begin
  raise exception 'conflict on % %', kind, id using
    errcode = 'PL409',
    detail = jsonb_build_object('on', kind || ' ' || id)::text;
end
$$;
--> statement-breakpoint

-- Each statement names the columns it writes: a column that an older replica does not know stays as it is.
-- The version guard on the update catches two commits that both insert the same new row.
create function put_requests(put jsonb) returns void language plpgsql as $$
declare
  written integer;
begin
  if put ? 'requisitions' then
    insert into requisitions (id, kind, replaces, replaced_by, station, requester, service_order, urgent,
      created_at, locale, version, revision, quota_month, held_fen, used_fen, hold_until, cancelled_by)
    select r.id, r.kind, r.replaces, r.replaced_by, r.station, r.requester, r.service_order, r.urgent,
      r.created_at, r.locale, r.version, r.revision, r.quota_month, r.held_fen, r.used_fen, r.hold_until, r.cancelled_by
    from jsonb_populate_recordset(null::requisitions, put -> 'requisitions') r
    on conflict (id) do update set
      replaced_by = excluded.replaced_by, service_order = excluded.service_order, urgent = excluded.urgent,
      locale = excluded.locale, version = excluded.version, revision = excluded.revision,
      quota_month = excluded.quota_month, held_fen = excluded.held_fen, used_fen = excluded.used_fen,
      hold_until = excluded.hold_until, cancelled_by = excluded.cancelled_by
    where requisitions.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'requisitions') then
      perform raise_conflict('requisition', put #>> '{requisitions,0,id}');
    end if;
  end if;
  if put ? 'lines' then
    insert into lines (requisition, no, part, model, requested, approved, reserved, picked, shipped, received,
      damaged, short, cancelled, source, price_fen, promised_at, typed)
    select l.requisition, l.no, l.part, l.model, l.requested, l.approved, l.reserved, l.picked, l.shipped, l.received,
      l.damaged, l.short, l.cancelled, l.source, l.price_fen, l.promised_at, l.typed
    from jsonb_populate_recordset(null::lines, put -> 'lines') l
    on conflict (requisition, no) do update set
      part = excluded.part, model = excluded.model, requested = excluded.requested, approved = excluded.approved,
      reserved = excluded.reserved, picked = excluded.picked, shipped = excluded.shipped,
      received = excluded.received, damaged = excluded.damaged, short = excluded.short,
      cancelled = excluded.cancelled, source = excluded.source, price_fen = excluded.price_fen,
      promised_at = excluded.promised_at;
  end if;
  if put ? 'approvals' then
    insert into approvals (id, requisition, step, role, site, reasons, asked_at, reminded_at, escalated_at, state,
      decided_by, decided_at, reason)
    select a.id, a.requisition, a.step, a.role, a.site, a.reasons, a.asked_at, a.reminded_at, a.escalated_at, a.state,
      a.decided_by, a.decided_at, a.reason
    from jsonb_populate_recordset(null::approvals, put -> 'approvals') a
    on conflict (id) do update set
      reminded_at = excluded.reminded_at, escalated_at = excluded.escalated_at, state = excluded.state,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at, reason = excluded.reason;
  end if;
end
$$;
--> statement-breakpoint

create function put_shipping(put jsonb) returns void language plpgsql as $$
declare
  written integer;
begin
  if put ? 'shipments' then
    insert into shipments (id, requisition, "from", "to", carrier, tracking, shipped_at, shipped_by, promised_at,
      stage, stage_at, state, received_at, received_by, version)
    select s.id, s.requisition, s."from", s."to", s.carrier, s.tracking, s.shipped_at, s.shipped_by, s.promised_at,
      s.stage, s.stage_at, s.state, s.received_at, s.received_by, s.version
    from jsonb_populate_recordset(null::shipments, put -> 'shipments') s
    on conflict (id) do update set
      carrier = excluded.carrier, tracking = excluded.tracking, promised_at = excluded.promised_at,
      stage = excluded.stage, stage_at = excluded.stage_at, state = excluded.state,
      received_at = excluded.received_at, received_by = excluded.received_by, version = excluded.version
    where shipments.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'shipments') then
      perform raise_conflict('shipment', put #>> '{shipments,0,id}');
    end if;
  end if;
  if put ? 'shipment_lines' then
    insert into shipment_lines (shipment, line, part, shipped, accepted, damaged, short)
    select l.shipment, l.line, l.part, l.shipped, l.accepted, l.damaged, l.short
    from jsonb_populate_recordset(null::shipment_lines, put -> 'shipment_lines') l
    on conflict (shipment, line) do update set
      accepted = excluded.accepted, damaged = excluded.damaged, short = excluded.short;
  end if;
  if put ? 'claims' then
    insert into claims (id, requisition, shipment, line, part, kind, quantity, value_fen, carrier, note, opened_at, opened_by)
    select c.id, c.requisition, c.shipment, c.line, c.part, c.kind, c.quantity, c.value_fen, c.carrier, c.note,
      c.opened_at, c.opened_by
    from jsonb_populate_recordset(null::claims, put -> 'claims') c
    on conflict (id) do update set note = excluded.note;
  end if;
end
$$;
--> statement-breakpoint

-- A JSON null becomes an SQL null on its way through a record; where JSON is stored it is turned back.
create function put_talk(put jsonb) returns void language plpgsql as $$
declare
  written integer;
begin
  if put ? 'conversations' then
    insert into conversations (address, person, kind, locale, draft, version, used_at)
    select c.address, c.person, c.kind, c.locale, coalesce(c.draft, 'null'), c.version, c.used_at
    from jsonb_populate_recordset(null::conversations, put -> 'conversations') c
    on conflict (address) do update set
      person = excluded.person, kind = excluded.kind, locale = excluded.locale, draft = excluded.draft,
      version = excluded.version, used_at = excluded.used_at
    where conversations.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'conversations') then
      perform raise_conflict('conversation', put #>> '{conversations,0,address}');
    end if;
  end if;
  if put ? 'quota_grants' then
    insert into quota_grants (id, site, month, amount_fen, version)
    select q.id, q.site, q.month, q.amount_fen, q.version
    from jsonb_populate_recordset(null::quota_grants, put -> 'quota_grants') q
    on conflict (id) do update set amount_fen = excluded.amount_fen, version = excluded.version
    where quota_grants.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'quota_grants') then
      perform raise_conflict('quota-grant', put #>> '{quota_grants,0,id}');
    end if;
  end if;
  -- Late news of an older card never takes back what is already shown.
  if put ? 'card_copies' then
    insert into card_copies (id, requisition, audience, person, address, message, wanted, shown)
    select c.id, c.requisition, c.audience, c.person, c.address, c.message, c.wanted, c.shown
    from jsonb_populate_recordset(null::card_copies, put -> 'card_copies') c
    on conflict (id) do update set
      message = coalesce(excluded.message, card_copies.message),
      wanted = greatest(card_copies.wanted, excluded.wanted),
      shown = greatest(card_copies.shown, excluded.shown);
  end if;
  if put ? 'settings' then
    insert into settings (name, value)
    select s.name, coalesce(s.value, 'null') from jsonb_populate_recordset(null::settings, put -> 'settings') s
    on conflict (name) do update set value = excluded.value;
  end if;
end
$$;
--> statement-breakpoint

-- Sums per account before it looks, so two lines of one part cannot each see the whole stock, and touches
-- accounts in sorted order, so two commits cannot wait for each other.
create function apply_transfers(change_key text, changed_at timestamptz, transfers jsonb) returns void language plpgsql as $$
declare
  account record;
  current_balance bigint;
begin
  for account in
    select t.unit, side.kind, side.place, sum(side.delta)::bigint as delta
    from jsonb_populate_recordset(null::entries, transfers) t
    cross join lateral (
      values (t.from_kind, t.from_place, -t.quantity), (t.to_kind, t.to_place, t.quantity)
    ) as side(kind, place, delta)
    where side.kind not in ('supplier', 'lost', 'scrapped', 'granted')
    group by t.unit, side.kind, side.place
    having sum(side.delta) <> 0
    order by t.unit collate "C", side.kind collate "C", side.place collate "C"
  loop
    if account.delta > 0 then
      insert into accounts (kind, place, unit, balance)
      values (account.kind, account.place, account.unit, account.delta)
      on conflict (unit, kind, place) do update set balance = accounts.balance + excluded.balance;
      continue;
    end if;
    update accounts set balance = balance + account.delta
    where unit = account.unit and kind = account.kind and place = account.place and balance + account.delta >= 0;
    if not found then
      select balance into current_balance from accounts
      where unit = account.unit and kind = account.kind and place = account.place;
      raise exception 'shortfall of % at % %', account.unit, account.kind, account.place using
        errcode = 'PL422',
        detail = jsonb_build_object(
          'account', jsonb_build_object('kind', account.kind, 'place', account.place, 'unit', account.unit),
          'balance', coalesce(current_balance, 0),
          'asked', -account.delta
        )::text;
    end if;
  end loop;
  insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
  select apply_transfers.change_key, t.from_kind, t.from_place, t.to_kind, t.to_place, t.unit, t.quantity, changed_at
  from jsonb_populate_recordset(null::entries, transfers) t;
end
$$;
--> statement-breakpoint

-- The advisory lock (class 1) makes commits on one aggregate number their events one after the other.
create function append_events(facts jsonb) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1, one.lock)
  from (
    select distinct hashtext(f ->> 'aggregate') as lock from jsonb_array_elements(facts) f order by 1
  ) one;
  insert into events (aggregate, seq, kind, actor, at, data)
  select f.fact ->> 'aggregate',
    coalesce((select max(e.seq) from events e where e.aggregate = f.fact ->> 'aggregate'), 0)
      + row_number() over (partition by f.fact ->> 'aggregate' order by f.position),
    f.fact ->> 'kind', f.fact ->> 'actor', (f.fact ->> 'at')::timestamptz, f.fact -> 'data'
  from jsonb_array_elements(facts) with ordinality as f(fact, position);
end
$$;
--> statement-breakpoint

-- The advisory lock (class 2) makes ids within a lane rise in the order of commit: the lowest id that can be
-- seen is then truly the oldest, which is what the one-at-a-time rule of lanes rests on.
create function add_tasks(new_tasks jsonb) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(2, one.lock)
  from (
    select distinct hashtext(t ->> 'lane') as lock from jsonb_array_elements(new_tasks) t
    where t ->> 'lane' is not null order by 1
  ) one;
  insert into tasks (key, kind, payload, due_at, lane)
  select t.task ->> 'key', t.task ->> 'kind', t.task -> 'payload', (t.task ->> 'due_at')::timestamptz, t.task ->> 'lane'
  from jsonb_array_elements(new_tasks) with ordinality as t(task, position)
  order by t.position
  on conflict (key) do nothing;
end
$$;
--> statement-breakpoint

create function commit_change(change jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  change_key constant text := change ->> 'key';
  changed_at constant timestamptz := (change ->> 'at')::timestamptz;
  earlier jsonb;
begin
  insert into changes (key, reply, at) values (change_key, change -> 'reply', changed_at) on conflict (key) do nothing;
  if not found then
    select reply into earlier from changes where key = change_key;
    return jsonb_build_object('outcome', 'duplicate', 'reply', earlier);
  end if;
  perform check_expectations(change -> 'expect');
  perform put_requests(change -> 'put');
  perform put_shipping(change -> 'put');
  perform put_talk(change -> 'put');
  perform apply_transfers(change_key, changed_at, change -> 'transfers');
  perform append_events(change -> 'events');
  perform add_tasks(change -> 'tasks');
  update inbox set state = 'finished', lease_until = null where key = change_key and state = 'recorded';
  if found then
    update tasks set state = 'done', lease_until = null where key = 'inbound:' || change_key and state <> 'done';
  end if;
  return jsonb_build_object('outcome', 'committed', 'reply', change -> 'reply');
end
$$;
--> statement-breakpoint

create function next_request_number() returns bigint
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select nextval('request_numbers')
$$;
--> statement-breakpoint

-- Nobody decides on their own request, and a decision stays as it is, whatever the program says.
create function guard_approval() returns trigger language plpgsql as $$
begin
  if new.decided_by = (select requester from requisitions where id = new.requisition) then
    raise exception 'the requester cannot decide on approval %', new.id using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and old.state <> 'pending' and (new.state, new.decided_by) is distinct from (old.state, old.decided_by) then
    raise exception 'approval % is decided', new.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger approvals_guard before insert or update on approvals for each row execute function guard_approval();
