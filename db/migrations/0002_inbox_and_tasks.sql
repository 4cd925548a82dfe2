-- The doors of the inbox and the task board. Leases and back-off run on this database's clock; what is due
-- is decided by the business time that the caller passes in.

create function record_inbound(inbound jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  received constant timestamptz := (inbound ->> 'received_at')::timestamptz;
begin
  insert into inbox (key, body, received_at) values (inbound ->> 'key', inbound -> 'body', received)
  on conflict (key) do nothing;
  if not found then
    return to_jsonb('known'::text);
  end if;
  insert into tasks (key, kind, payload, due_at, not_before)
  values ('inbound:' || (inbound ->> 'key'), 'handle-inbound', jsonb_build_object('key', inbound ->> 'key'),
    received, clock_timestamp() + interval '15 seconds')
  on conflict (key) do nothing;
  return to_jsonb('new'::text);
end
$$;
--> statement-breakpoint

create function take_inbound(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  taken jsonb;
begin
  update inbox set
    lease_token = gen_random_uuid()::text,
    lease_until = clock_timestamp() + make_interval(secs => (args ->> 'lease_seconds')::float8),
    attempts = attempts + 1
  where key = args ->> 'key' and state = 'recorded' and (lease_until is null or lease_until <= clock_timestamp())
  returning jsonb_build_object('body', body, 'token', lease_token) into taken;
  return coalesce(taken, 'null'::jsonb);
end
$$;
--> statement-breakpoint

create function finish_inbound(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update inbox set
    state = case args ->> 'outcome' when 'ignored' then 'ignored' else state end,
    lease_token = null,
    lease_until = null
  where key = args ->> 'key' and lease_token = args ->> 'token' and state = 'recorded';
  if not found then
    return to_jsonb(false);
  end if;
  if args ->> 'outcome' = 'ignored' then
    update tasks set state = 'done', lease_until = null
    where key = 'inbound:' || (args ->> 'key') and state <> 'done';
  end if;
  return to_jsonb(true);
end
$$;
--> statement-breakpoint

-- Only the oldest unfinished task of a lane can be claimed; while it is leased, or waits, its lane gives nothing.
create function claim_tasks(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  claimed jsonb;
begin
  with ready as (
    select t.id from tasks t
    where t.state = 'due' and t.due_at <= (args ->> 'now')::timestamptz
      and t.not_before <= clock_timestamp()
      and (t.lease_until is null or t.lease_until <= clock_timestamp())
      and (t.lane is null or not exists (
        select from tasks older where older.lane = t.lane and older.state = 'due' and older.id < t.id
      ))
    order by t.id
    limit (args ->> 'limit')::integer
    for update skip locked
  ), taken as (
    update tasks t set
      attempts = t.attempts + 1,
      lease_token = gen_random_uuid()::text,
      lease_until = clock_timestamp() + make_interval(secs => (args ->> 'lease_seconds')::float8)
    from ready where t.id = ready.id
    returning t.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id::text, 'kind', t.kind, 'payload', t.payload,
    'attempts', t.attempts, 'lane', t.lane, 'due_at', t.due_at, 'token', t.lease_token) order by t.id), '[]')
  into claimed from taken t;
  return claimed;
end
$$;
--> statement-breakpoint

create function extend_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update tasks set lease_until = clock_timestamp() + make_interval(secs => (args ->> 'lease_seconds')::float8)
  where id = (args ->> 'id')::bigint and lease_token = args ->> 'token' and state = 'due';
  return to_jsonb(found);
end
$$;
--> statement-breakpoint

-- A task that the change itself finished (the rescue of an inbound event) counts as completed by its holder.
create function complete_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update tasks set state = 'done', lease_until = null
  where id = (args ->> 'id')::bigint and lease_token = args ->> 'token' and state in ('due', 'done');
  return to_jsonb(found);
end
$$;
--> statement-breakpoint

create function fail_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  retry_seconds constant float8 := (args ->> 'retry_seconds')::float8;
begin
  update tasks set
    state = case when retry_seconds is null then 'dead' else 'due' end,
    not_before = clock_timestamp() + make_interval(secs => coalesce(retry_seconds, 0)),
    lease_token = null,
    lease_until = null,
    last_error = left(args ->> 'error', 2000)
  where id = (args ->> 'id')::bigint and lease_token = args ->> 'token' and state = 'due';
  return to_jsonb(found);
end
$$;
