-- More doors of the task board: claiming what one has heard of, finishing many at once, settling what was given up.
CREATE INDEX "tasks_board" ON "tasks" USING btree ("id","due_at") WHERE "tasks"."state" = 'due';--> statement-breakpoint
CREATE INDEX "tasks_dead" ON "tasks" USING btree ("id") WHERE "tasks"."state" = 'dead';--> statement-breakpoint
-- A task is claimed, extended and finished within its page: its indexes then stay as they are.
alter table tasks set (fillfactor = 70);
--> statement-breakpoint

-- As claim_tasks, among these tasks and the oldest of these lanes only: whoever heard of them need not look through all.
create function claim_among(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  wanted constant bigint[] := array(
    select value::bigint from jsonb_array_elements_text(args -> 'ids')
    union
    select head.id from jsonb_array_elements_text(args -> 'lanes') l
    cross join lateral (
      select t.id from tasks t where t.lane = l.value and t.state = 'due' order by t.id limit 1
    ) head
  );
  claimed jsonb;
begin
  with ready as (
    select t.id from tasks t
    where t.id = any (wanted) and t.state = 'due' and t.due_at <= (args ->> 'now')::timestamptz
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

-- As before, with a look-up by key instead of a walk through the whole inbox.
create or replace function complete_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update tasks t set state = 'done', lease_until = null
  where t.id = (args ->> 'id')::bigint and t.lease_token = args ->> 'token' and t.state in ('due', 'done')
    and not (starts_with(t.key, 'inbound:') and exists (
      select from inbox i where i.key = substr(t.key, 9) and i.state = 'recorded'
    ));
  return to_jsonb(found);
end
$$;
--> statement-breakpoint

-- Many at once, each as complete_task does it; gives the ids of those that were still held. Always in the same order, so
-- that nobody waits for somebody who waits for them.
create function complete_tasks(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  hold jsonb;
  kept jsonb := '[]';
begin
  for hold in select value from jsonb_array_elements(args -> 'holds') order by (value ->> 'id')::bigint loop
    if complete_task(hold) = 'true' then
      kept := kept || jsonb_build_array(hold -> 'id');
    end if;
  end loop;
  return kept;
end
$$;
--> statement-breakpoint

-- A platform that wants to be left alone for a while: that was no attempt, however often it happens.
create function pause_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update tasks set
    attempts = attempts - 1,
    not_before = clock_timestamp() + make_interval(secs => (args ->> 'seconds')::float8),
    lease_token = null,
    lease_until = null
  where id = (args ->> 'id')::bigint and lease_token = args ->> 'token' and state = 'due';
  return to_jsonb(found);
end
$$;
--> statement-breakpoint

-- What is decided about a task that was given up at that moment (milliseconds): it is tried again from the start, or
-- dropped for good. `by` names person and event, so that the same decision made again is answered the same.
-- An event whose rescue is dropped is ignored, or somebody would have to come for it.
create function settle_dead_letter(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  told constant text := format('%s by %s: ', args ->> 'verdict', args ->> 'by');
  settled_key text;
begin
  update tasks t set
    state = case args ->> 'verdict' when 'retry' then 'due' else 'done' end,
    attempts = case args ->> 'verdict' when 'retry' then 0 else t.attempts end,
    not_before = '-infinity',
    last_error = left(told || t.last_error, 2000)
  where t.id = (args ->> 'id')::bigint and t.state = 'dead'
    and floor(extract(epoch from t.not_before) * 1000) = (args ->> 'died_at')::numeric
    and args ->> 'verdict' in ('retry', 'drop')
  returning t.key into settled_key;
  if not found then
    return to_jsonb(exists (
      select from tasks t where t.id = (args ->> 'id')::bigint and starts_with(t.last_error, told)
    ));
  end if;
  if args ->> 'verdict' = 'drop' then
    update inbox set state = 'ignored', lease_until = null
    where starts_with(settled_key, 'inbound:') and key = substr(settled_key, 9) and state = 'recorded';
  end if;
  return to_jsonb(true);
end
$$;
--> statement-breakpoint
grant execute on function claim_among(jsonb), complete_tasks(jsonb), pause_task(jsonb), settle_dead_letter(jsonb) to partline_app;
