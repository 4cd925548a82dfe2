-- A new task asks nothing of the database's clock: one set back a little would hide the task from whoever looks next.
ALTER TABLE "tasks" ALTER COLUMN "not_before" SET DEFAULT '-infinity';
--> statement-breakpoint

-- As before, with one look-up for each unit: `not exists` is planned as a join that reads the whole catalogue.
create or replace function check_transfers(transfers jsonb) returns void language plpgsql as $$
begin
  if jsonb_path_exists(transfers, '$[*].quantity ? (@.type() != "number")') then
    perform raise_broken('a transfer of something that is no number');
  end if;
  if exists (
    select from jsonb_array_elements(transfers) t
    where t ->> 'unit' is distinct from 'fen' and (select p.code from parts p where p.code = t ->> 'unit') is null
  ) then
    perform raise_broken('a transfer of what is no unit: a part of the catalogue or fen');
  end if;
end
$$;
--> statement-breakpoint

-- As before, with the entries first: the accounts are what everybody wants, so they come last. The advisory lock
-- (class 3) is a queue: whoever waits for a row that keeps changing is overtaken again and again, and here comes in turn.
-- It is for fairness only, so a change of very many accounts queues for some of them.
create or replace function apply_transfers(change_key text, changed_at timestamptz, transfers jsonb) returns void language plpgsql as $$
declare
  account record;
  current_balance bigint;
begin
  insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
  select apply_transfers.change_key, t.from_kind, t.from_place, t.to_kind, t.to_place, t.unit, t.quantity, changed_at
  from jsonb_populate_recordset(null::entries, transfers) t;
  perform pg_advisory_xact_lock(3, one.lock)
  from (
    select distinct hashtext(concat_ws(' ', t ->> 'unit', t ->> 'from_kind', t ->> 'from_place')) as lock
    from jsonb_array_elements(transfers) t
    where t ->> 'from_kind' not in ('supplier', 'lost', 'scrapped', 'granted') order by 1 limit 100
  ) one;
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
end
$$;
--> statement-breakpoint

-- As before, with the transfers last: from the first account that is touched until the commit nothing else is done, so
-- others wait for a hot part as short as can be.
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
  perform append_events(change -> 'events');
  perform add_tasks(change -> 'tasks');
  update inbox set state = 'finished', lease_until = null where key = change_key and state <> 'finished';
  if found then
    update tasks set state = 'done', lease_until = null where key = 'inbound:' || change_key and state <> 'done';
  end if;
  perform apply_transfers(change_key, changed_at, change -> 'transfers');
  return jsonb_build_object('outcome', 'committed', 'reply', change -> 'reply');
end
$$;
