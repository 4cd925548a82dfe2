-- What commit_change takes from nobody, whatever the program says. Each of these is a bug of whoever sends it, not a
-- refusal, and rolls back everything.

-- Functions made from now on are closed until a door is opened on purpose.
alter default privileges revoke execute on functions from public;
--> statement-breakpoint

create function raise_broken(sentence text) returns void language plpgsql as $$
begin
  raise exception '%', sentence using errcode = 'check_violation';
end
$$;
--> statement-breakpoint

-- Only known tables; what has a version is written one above an expected one; and whatever belongs to a requisition or
-- a shipment is written together with it, so that its version guards all of it.
-- Lists are compared by containment (@>), which costs a tenth of a query.
create function check_put(put jsonb, expect jsonb) returns void language plpgsql as $$
declare
  whole constant jsonb := jsonb_path_query_array(put, '$.requisitions[*].id');
  parts constant jsonb := jsonb_path_query_array(put, '$.lines[*].requisition')
    || jsonb_path_query_array(put, '$.approvals[*].requisition')
    || jsonb_path_query_array(put, '$.shipments[*].requisition')
    || jsonb_path_query_array(put, '$.claims[*].requisition');
  stray record;
begin
  if put - array['requisitions', 'lines', 'approvals', 'shipments', 'shipment_lines', 'claims', 'quota_grants', 'conversations',
    'card_copies', 'settings'] <> '{}' then
    perform raise_broken('a change puts a table that it may not put');
  end if;
  if not whole @> parts then
    perform raise_broken(format('what belongs to requisition %s is put together with it', parts));
  end if;
  if not jsonb_path_query_array(put, '$.shipments[*].id') @> jsonb_path_query_array(put, '$.shipment_lines[*].shipment') then
    perform raise_broken('the lines of a shipment are put together with it');
  end if;
  if not put ?| array['requisitions', 'shipments', 'conversations', 'quota_grants'] then
    return;
  end if;
  select w.kind, w.id into stray from (
    select 'requisition' as kind, r ->> 'id' as id, (r ->> 'version')::integer - 1 as version
    from jsonb_array_elements(put -> 'requisitions') r
    union all
    select 'shipment', r ->> 'id', (r ->> 'version')::integer - 1 from jsonb_array_elements(put -> 'shipments') r
    union all
    select 'conversation', r ->> 'address', (r ->> 'version')::integer - 1 from jsonb_array_elements(put -> 'conversations') r
    union all
    select 'quota-grant', r ->> 'id', (r ->> 'version')::integer - 1 from jsonb_array_elements(put -> 'quota_grants') r
    except
    select e.kind, e.id, e.version from jsonb_to_recordset(expect) as e(kind text, id text, version integer)
  ) w limit 1;
  if found then
    perform raise_broken(format('%s %s is put one version above an expected one', stray.kind, stray.id));
  end if;
end
$$;
--> statement-breakpoint

-- What is counted exists; a quantity is a JSON number, so that nothing is read into a text.
create function check_transfers(transfers jsonb) returns void language plpgsql as $$
begin
  if jsonb_path_exists(transfers, '$[*].quantity ? (@.type() != "number")') then
    perform raise_broken('a transfer of something that is no number');
  end if;
  if exists (
    select from jsonb_array_elements(transfers) t
    where t ->> 'unit' is distinct from 'fen' and not exists (select from parts p where p.code = t ->> 'unit')
  ) then
    perform raise_broken('a transfer of what is no unit: a part of the catalogue or fen');
  end if;
end
$$;
--> statement-breakpoint

-- What is told about a requisition is told together with the change of it.
create function check_facts(facts jsonb, put jsonb) returns void language plpgsql as $$
begin
  if jsonb_path_query_array(put, '$.requisitions[*].id') @> jsonb_path_query_array(facts, '$[*].aggregate') then
    return;
  end if;
  if exists (
    select from jsonb_array_elements(facts) f join requisitions r on r.id = f ->> 'aggregate'
    where not jsonb_path_query_array(put, '$.requisitions[*].id') @> (f -> 'aggregate')
  ) then
    perform raise_broken('an event of a requisition comes together with its change');
  end if;
end
$$;
--> statement-breakpoint

-- A version that is null is not a version that fits.
create or replace function check_expectations(expect jsonb) returns void language plpgsql as $$
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
    if coalesce(found_version, 0) is distinct from wanted.version then
      perform raise_conflict(wanted.kind, wanted.id);
    end if;
  end loop;
end
$$;
--> statement-breakpoint

-- As before, and an approval stays with its requisition.
create or replace function put_requests(put jsonb) returns void language plpgsql as $$
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
      decided_by = excluded.decided_by, decided_at = excluded.decided_at, reason = excluded.reason
    where approvals.requisition = excluded.requisition;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'approvals') then
      perform raise_broken('an approval belongs to one requisition for ever');
    end if;
  end if;
end
$$;
--> statement-breakpoint

-- As before, and shipments and claims stay with their requisition.
create or replace function put_shipping(put jsonb) returns void language plpgsql as $$
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
    where shipments.version = excluded.version - 1 and shipments.requisition = excluded.requisition;
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
    on conflict (id) do update set note = excluded.note where claims.requisition = excluded.requisition;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'claims') then
      perform raise_broken('a claim belongs to one requisition for ever');
    end if;
  end if;
end
$$;
--> statement-breakpoint

-- A JSON null becomes an SQL null on its way through a record; where JSON is stored it is turned back.
create or replace function put_talk(put jsonb) returns void language plpgsql as $$
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
  -- Late news of an older card never takes back what is already shown; and what is shown was wanted.
  if put ? 'card_copies' then
    insert into card_copies (id, requisition, audience, person, address, message, wanted, shown)
    select c.id, c.requisition, c.audience, c.person, c.address, c.message, greatest(c.wanted, c.shown), c.shown
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

-- The advisory lock (class 2) makes ids within a lane rise in the order of commit: the lowest id that can be
-- seen is then truly the oldest, which is what the one-at-a-time rule of lanes rests on.
-- `inbound:` is kept for the rescue of inbound events: whoever took such a key would take its rescue away.
create or replace function add_tasks(new_tasks jsonb) returns void language plpgsql as $$
begin
  if jsonb_path_exists(new_tasks, '$[*].key ? (@ starts with "inbound:")') then
    perform raise_broken('a change adds no rescue task');
  end if;
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

-- As before, with the checks. An event that somebody ignored while somebody else was still writing is finished: what
-- was written counts.
create or replace function commit_change(change jsonb) returns jsonb
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
  perform check_put(change -> 'put', change -> 'expect');
  perform check_transfers(change -> 'transfers');
  perform check_facts(change -> 'events', change -> 'put');
  perform check_expectations(change -> 'expect');
  perform put_requests(change -> 'put');
  perform put_shipping(change -> 'put');
  perform put_talk(change -> 'put');
  perform apply_transfers(change_key, changed_at, change -> 'transfers');
  perform append_events(change -> 'events');
  perform add_tasks(change -> 'tasks');
  update inbox set state = 'finished', lease_until = null where key = change_key and state <> 'finished';
  if found then
    update tasks set state = 'done', lease_until = null where key = 'inbound:' || change_key and state <> 'done';
  end if;
  return jsonb_build_object('outcome', 'committed', 'reply', change -> 'reply');
end
$$;
--> statement-breakpoint

-- An event whose change is written already needs no rescue.
create or replace function record_inbound(inbound jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  received constant timestamptz := (inbound ->> 'received_at')::timestamptz;
  is_written constant boolean := exists (select from changes where key = inbound ->> 'key');
begin
  insert into inbox (key, body, received_at, state)
  values (inbound ->> 'key', inbound -> 'body', received, case when is_written then 'finished' else 'recorded' end)
  on conflict (key) do nothing;
  if not found then
    return to_jsonb('known'::text);
  end if;
  if not is_written then
    insert into tasks (key, kind, payload, due_at, not_before)
    values ('inbound:' || (inbound ->> 'key'), 'handle-inbound', jsonb_build_object('key', inbound ->> 'key'),
      received, clock_timestamp() + interval '15 seconds')
    on conflict (key) do nothing;
  end if;
  return to_jsonb('new'::text);
end
$$;
--> statement-breakpoint

-- A task that the change itself finished (the rescue of an inbound event) counts as completed by its holder. A rescue
-- is not over before its event is: completed too early it would lose the event.
create or replace function complete_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update tasks t set state = 'done', lease_until = null
  where t.id = (args ->> 'id')::bigint and t.lease_token = args ->> 'token' and t.state in ('due', 'done')
    and not exists (select from inbox i where 'inbound:' || i.key = t.key and i.state = 'recorded');
  return to_jsonb(found);
end
$$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
