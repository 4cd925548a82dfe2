CREATE TABLE "decisions" (
	"approval" text PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"person" text NOT NULL,
	"person_version" integer NOT NULL,
	"role" text NOT NULL,
	"site" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "decisions_verdict" CHECK ("decisions"."verdict" in ('approved', 'rejected')),
	CONSTRAINT "decisions_role" CHECK ("decisions"."role" in ('manager', 'hq-manager')),
	CONSTRAINT "decisions_person_version" CHECK ("decisions"."person_version" >= 0)
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "previous" "bytea";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "hash" "bytea";--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_approval_approvals_id_fk" FOREIGN KEY ("approval") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_site_sites_id_fk" FOREIGN KEY ("site") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_countable" CHECK ("accounts"."balance" <= 9007199254740991);--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_unit" CHECK (("accounts"."unit" = 'fen') = ("accounts"."kind" in ('granted', 'left', 'held', 'used')));--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_countable" CHECK ("entries"."quantity" <= 9007199254740991);--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_unit" CHECK (("entries"."unit" = 'fen') = ("entries"."from_kind" in ('granted', 'left', 'held', 'used')) and ("entries"."unit" = 'fen') = ("entries"."to_kind" in ('granted', 'left', 'held', 'used')));--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_places" CHECK ("entries"."from_place" <> '' and "entries"."to_place" <> '');--> statement-breakpoint
-- The fingerprint of one event: SHA-256 over the fingerprint before it (nothing for the first one) and a text that the
-- same facts always give, and no others: the lengths say where its words end. The view invariant_events repeats this,
-- because what a view calls runs with its reader's rights.
create function event_hash(aggregate text, seq integer, kind text, actor text, at timestamptz, data jsonb, previous bytea)
returns bytea language sql stable parallel safe as $$
  select sha256(coalesce(previous, '') || convert_to(concat_ws('|', seq, (extract(epoch from at) * 1000)::bigint,
    octet_length(aggregate), octet_length(kind), octet_length(actor), aggregate, kind, actor, data), 'UTF8'))
$$;
--> statement-breakpoint
-- Chains what is there already: all first events, then all second ones, and so on.
do $$
begin
  for number in 1 .. coalesce((select max(seq) from events), 0) loop
    update events e set previous = p.hash, hash = event_hash(e.aggregate, e.seq, e.kind, e.actor, e.at, e.data, p.hash)
    from events o left join events p on p.aggregate = o.aggregate and p.seq = o.seq - 1
    where o.seq = number and e.aggregate = o.aggregate and e.seq = o.seq;
  end loop;
end
$$;
--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_first" CHECK (("events"."seq" = 1) = ("events"."previous" is null));--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_hash" CHECK (octet_length("events"."hash") = 32);--> statement-breakpoint
-- The advisory lock (class 1) makes commits on one aggregate number and chain their events one after the other.
create or replace function append_events(facts jsonb) returns void language plpgsql as $$
declare
  fact record;
  newest record;
begin
  perform pg_advisory_xact_lock(1, one.lock)
  from (
    select distinct hashtext(f ->> 'aggregate') as lock from jsonb_array_elements(facts) f order by 1
  ) one;
  for fact in
    select f.fact ->> 'aggregate' as aggregate, f.fact ->> 'kind' as kind, f.fact ->> 'actor' as actor,
      (f.fact ->> 'at')::timestamptz(3) as at, f.fact -> 'data' as data
    from jsonb_array_elements(facts) with ordinality as f(fact, position)
    order by f.position
  loop
    select e.seq, e.hash into newest from events e where e.aggregate = fact.aggregate order by e.seq desc limit 1;
    insert into events (aggregate, seq, kind, actor, at, data, previous, hash)
    values (fact.aggregate, coalesce(newest.seq, 0) + 1, fact.kind, fact.actor, fact.at, fact.data, newest.hash,
      event_hash(fact.aggregate, coalesce(newest.seq, 0) + 1, fact.kind, fact.actor, fact.at, fact.data, newest.hash));
  end loop;
end
$$;
--> statement-breakpoint
-- Decisions from before they were recorded: with the authority that was asked for.
insert into decisions (approval, verdict, person, person_version, role, site, at)
select id, state, decided_by, 0, role, site, decided_at from approvals where decided_by is not null;
--> statement-breakpoint
-- A decision rests on a grant that the person holds at this moment: the one that was asked for, or HQ's once the step
-- has been escalated to it. Which one it was is written down, since grants come and go.
create function record_decision() returns trigger language plpgsql as $$
declare
  held record;
begin
  if tg_op = 'UPDATE' and old.state <> 'pending' then
    return null;
  end if;
  select g.role, g.site, p.version into held
  from role_grants g join people p on p.id = g.person
  where g.person = new.decided_by and (
    (g.role, g.site) = (new.role, new.site)
    or (g.role = 'hq-manager' and case tg_op when 'UPDATE' then old.escalated_at else new.escalated_at end is not null)
  )
  order by (g.role, g.site) = (new.role, new.site) desc, g.site collate "C"
  limit 1;
  if not found then
    raise exception '% may not decide on approval %', new.decided_by, new.id using errcode = 'check_violation';
  end if;
  insert into decisions (approval, verdict, person, person_version, role, site, at)
  values (new.id, new.state, new.decided_by, held.version, held.role, held.site, new.decided_at);
  return null;
end
$$;
--> statement-breakpoint
create trigger approvals_decided after insert or update on approvals
for each row when (new.state in ('approved', 'rejected')) execute function record_decision();
--> statement-breakpoint
-- What is written here stays, whoever asks, the doors and the owner included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger changes_stay before update or delete or truncate on changes for each statement execute function refuse_change();
--> statement-breakpoint
create trigger entries_stay before update or delete or truncate on entries for each statement execute function refuse_change();
--> statement-breakpoint
create trigger events_stay before update or delete or truncate on events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger decisions_stay before update or delete or truncate on decisions for each statement execute function refuse_change();
--> statement-breakpoint
grant select on decisions to partline_app;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
