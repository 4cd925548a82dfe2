-- More doors of the task board: claiming what one has heard of, finishing many at once, settling what was given up.
DROP INDEX "tasks_due";--> statement-breakpoint
CREATE INDEX "tasks_board" ON "tasks" USING btree ("id","due_at") WHERE "tasks"."state" = 'due';--> statement-breakpoint
CREATE INDEX "tasks_dead" ON "tasks" USING btree ("id") WHERE "tasks"."state" = 'dead';--> statement-breakpoint
-- A task is claimed, extended and finished within its page: its indexes then stay as they are.
alter table tasks set (fillfactor = 70);
--> statement-breakpoint

-- Claims at most so many of these tasks. Only the oldest unfinished task of a lane can be claimed; while it is leased, or
-- waits, its lane gives nothing.
create function claim_wanted(wanted bigint[], args jsonb, most integer) returns jsonb language plpgsql as $$
declare
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
    limit most
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

-- As before, in windows of rising width: in one statement, a planner that does not know yet how many tasks have become
-- due reads and sorts them all for every few that are claimed.
create or replace function claim_tasks(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  moment constant timestamptz := (args ->> 'now')::timestamptz;
  most constant integer := (args ->> 'limit')::integer;
  width integer := 64 + 2 * most;
  seen bigint := 0;
  wanted bigint[];
  claimed jsonb := '[]';
begin
  loop
    wanted := array(
      select t.id from tasks t where t.state = 'due' and t.due_at <= moment and t.id > seen order by t.id limit width
    );
    claimed := claimed || claim_wanted(wanted, args, most - jsonb_array_length(claimed));
    exit when jsonb_array_length(claimed) >= most or cardinality(wanted) < width;
    seen := wanted[width];
    width := 4 * width;
  end loop;
  return claimed;
end
$$;
--> statement-breakpoint

-- As claim_tasks, among these tasks and the oldest of these lanes only: whoever heard of them need not look through all.
create function claim_among(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return claim_wanted(array(
    select value::bigint from jsonb_array_elements_text(args -> 'ids')
    union
    select head.id from jsonb_array_elements_text(args -> 'lanes') l
    cross join lateral (
      select t.id from tasks t where t.lane = l.value and t.state = 'due' order by t.id limit 1
    ) head
  ), args, (args ->> 'limit')::integer);
end
$$;
--> statement-breakpoint

-- Many at once, always in the same order, so that nobody waits for somebody who waits for them; gives the ids of those
-- that were still held. A rescue whose event is still open is not completed; its event is looked up by key, which the
-- door before this one did not.
create function complete_tasks(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kept jsonb;
begin
  with holds as (
    select (h ->> 'id')::bigint as id, h ->> 'token' as token from jsonb_array_elements(args -> 'holds') h
  ), held as (
    select t.id from tasks t join holds h on h.id = t.id
    where t.id = any (array(select id from holds)) and t.lease_token = h.token and t.state in ('due', 'done')
      and not (starts_with(t.key, 'inbound:') and exists (
        select from inbox i where i.key = substr(t.key, 9) and i.state = 'recorded'
      ))
    order by t.id for update of t
  ), completed as (
    update tasks t set state = 'done', lease_until = null from held where t.id = held.id returning t.id
  )
  select coalesce(jsonb_agg(completed.id::text), '[]') into kept from completed;
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

-- For replicas of before.
create or replace function complete_task(args jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return to_jsonb(complete_tasks(jsonb_build_object('holds', jsonb_build_array(args))) <> '[]');
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
