CREATE TABLE "delegations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"giver" text NOT NULL,
	"delegate" text NOT NULL,
	"requisition" text,
	"approval" text,
	"starts_at" timestamptz(3),
	"ends_at" timestamptz(3),
	"note" text,
	"given_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	"version" integer NOT NULL,
	CONSTRAINT "delegations_kind" CHECK ("delegations"."kind" in ('hand-over', 'absence')),
	CONSTRAINT "delegations_two_people" CHECK ("delegations"."giver" <> "delegations"."delegate"),
	CONSTRAINT "delegations_version" CHECK ("delegations"."version" > 0),
	CONSTRAINT "delegations_of_what" CHECK (("delegations"."kind" = 'hand-over') = ("delegations"."requisition" is not null) and ("delegations"."kind" = 'hand-over') = ("delegations"."approval" is not null)),
	CONSTRAINT "delegations_how_long" CHECK (("delegations"."kind" = 'absence') = ("delegations"."starts_at" is not null) and ("delegations"."kind" = 'absence') = ("delegations"."ends_at" is not null) and "delegations"."starts_at" < "delegations"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "decided_for" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "giver" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "delegation" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "delegation_version" integer;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_giver_people_id_fk" FOREIGN KEY ("giver") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_delegate_people_id_fk" FOREIGN KEY ("delegate") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_approval_approvals_id_fk" FOREIGN KEY ("approval") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegations_of_requisition" ON "delegations" USING btree ("requisition") WHERE "delegations"."requisition" is not null;--> statement-breakpoint
CREATE INDEX "delegations_to_delegate" ON "delegations" USING btree ("delegate") WHERE "delegations"."approval" is not null and "delegations"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "delegations_by_end" ON "delegations" USING btree ("ends_at") WHERE "delegations"."ends_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_one_of_a_step" ON "delegations" USING btree ("approval") WHERE "delegations"."approval" is not null and "delegations"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_for_people_id_fk" FOREIGN KEY ("decided_for") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_giver_people_id_fk" FOREIGN KEY ("giver") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_delegation_delegations_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_for" CHECK ("approvals"."decided_for" is null or "approvals"."decided_by" is not null and "approvals"."decided_for" <> "approvals"."decided_by");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_giver" CHECK (("decisions"."giver" is null) = ("decisions"."delegation" is null) and ("decisions"."giver" is null) = ("decisions"."delegation_version" is null));
--> statement-breakpoint
grant select on delegations to partline_app;
--> statement-breakpoint

-- As before, and a hand-over is put together with its requisition.
create or replace function check_put(put jsonb, expect jsonb) returns void language plpgsql as $$
declare
  whole constant jsonb := jsonb_path_query_array(put, '$.requisitions[*].id');
  parts constant jsonb := jsonb_path_query_array(put, '$.lines[*].requisition')
    || jsonb_path_query_array(put, '$.approvals[*].requisition')
    || jsonb_path_query_array(put, '$.shipments[*].requisition')
    || jsonb_path_query_array(put, '$.claims[*].requisition')
    || jsonb_path_query_array(put, '$.photos[*].requisition')
    || jsonb_path_query_array(put, '$.delegations[*].requisition ? (@ != null)');
  stray record;
begin
  if put - array['requisitions', 'lines', 'approvals', 'shipments', 'shipment_lines', 'claims', 'photos', 'quota_grants',
    'conversations', 'card_copies', 'settings', 'delegations'] <> '{}' then
    perform raise_broken('a change puts a table that it may not put');
  end if;
  if not whole @> parts then
    perform raise_broken(format('what belongs to requisition %s is put together with it', parts));
  end if;
  if not jsonb_path_query_array(put, '$.shipments[*].id') @> jsonb_path_query_array(put, '$.shipment_lines[*].shipment') then
    perform raise_broken('the lines of a shipment are put together with it');
  end if;
  if not put ?| array['requisitions', 'shipments', 'conversations', 'quota_grants', 'delegations'] then
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
    union all
    select 'delegation', r ->> 'id', (r ->> 'version')::integer - 1 from jsonb_array_elements(put -> 'delegations') r
    except
    select e.kind, e.id, e.version from jsonb_to_recordset(expect) as e(kind text, id text, version integer)
  ) w limit 1;
  if found then
    perform raise_broken(format('%s %s is put one version above an expected one', stray.kind, stray.id));
  end if;
end
$$;
--> statement-breakpoint

-- As before, with delegations: one that is taken back comes wholly before a decision by it or wholly after.
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
      when 'delegation' then
        if wanted.written then
          select version into found_version from delegations where id = wanted.id for no key update;
        else
          select version into found_version from delegations where id = wanted.id for share;
        end if;
    end case;
    if coalesce(found_version, 0) is distinct from wanted.version then
      perform raise_conflict(wanted.kind, wanted.id);
    end if;
  end loop;
end
$$;
--> statement-breakpoint

-- As before, with whose right a decision was, which a replica that does not know of it leaves as it is; and delegations, of
-- which only the end is ever changed.
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
      decided_by, decided_for, decided_at, reason)
    select a.id, a.requisition, a.step, a.role, a.site, a.reasons, a.asked_at, a.reminded_at, a.escalated_at, a.state,
      a.decided_by, a.decided_for, a.decided_at, a.reason
    from jsonb_populate_recordset(null::approvals, put -> 'approvals') a
    on conflict (id) do update set
      reminded_at = excluded.reminded_at, escalated_at = excluded.escalated_at, state = excluded.state,
      decided_by = excluded.decided_by, decided_for = coalesce(excluded.decided_for, approvals.decided_for), decided_at = excluded.decided_at, reason = excluded.reason
    where approvals.requisition = excluded.requisition;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'approvals') then
      perform raise_broken('an approval belongs to one requisition for ever');
    end if;
  end if;
  if put ? 'delegations' then
    insert into delegations (id, kind, giver, delegate, requisition, approval, starts_at, ends_at, note, given_at, ended_at, version)
    select d.id, d.kind, d.giver, d.delegate, d.requisition, d.approval, d.starts_at, d.ends_at, d.note, d.given_at, d.ended_at,
      d.version
    from jsonb_populate_recordset(null::delegations, put -> 'delegations') d
    on conflict (id) do update set ended_at = excluded.ended_at, version = excluded.version
    where delegations.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written < jsonb_array_length(put -> 'delegations') then
      perform raise_conflict('delegation', put #>> '{delegations,0,id}');
    end if;
  end if;
end
$$;
--> statement-breakpoint

-- Whether somebody may decide for an approver with this role: as the policy says, else as is usual.
create function may_stand_in(somebody text, approver_role text) returns boolean language sql stable as $$
  select exists (
    select from role_grants g cross join policies p
    where g.person = somebody and coalesce(p.rules -> 'standIns' -> approver_role,
      case approver_role when 'manager' then '["manager", "hq-manager"]'::jsonb else '["hq-manager"]'::jsonb end) ? g.role
  )
$$;
--> statement-breakpoint

-- Nobody gives what they do not hold, nobody stands in who may not, and neither is the requester. Who is away and who
-- decides for others are different people at every moment; the advisory lock (class 4) lets absences be told one after
-- the other, so that the second of two that lean on each other is a conflict and is decided anew.
create function guard_delegation() returns trigger language plpgsql as $$
declare
  step record;
begin
  if tg_op = 'UPDATE' then
    if old.ended_at is not null then
      perform raise_broken(format('delegation %s has ended', old.id));
    end if;
    return new;
  end if;
  -- An upsert asks here even when it then finds the row and updates it.
  if exists (select from delegations d where d.id = new.id) then
    return new;
  end if;
  if new.kind = 'hand-over' then
    select a.role, a.site, a.state, a.escalated_at, r.requester into step
    from approvals a join requisitions r on r.id = a.requisition
    where a.id = new.approval and a.requisition = new.requisition;
    if step.state is distinct from 'pending' or step.requester in (new.giver, new.delegate) or not exists (
      select from role_grants g where g.person = new.giver and may_stand_in(new.delegate, g.role)
        and ((g.role, g.site) = (step.role, step.site) or g.role = 'hq-manager' and step.escalated_at is not null)
    ) then
      perform raise_broken(format('%s may not leave %s to %s', new.giver, new.approval, new.delegate));
    end if;
    return new;
  end if;
  if not exists (select from role_grants g where g.person = new.giver and g.role in ('manager', 'hq-manager')) or exists (
    select from role_grants g
    where g.person = new.giver and g.role in ('manager', 'hq-manager') and not may_stand_in(new.delegate, g.role)
  ) then
    perform raise_broken(format('%s may not decide for %s', new.delegate, new.giver));
  end if;
  perform pg_advisory_xact_lock(4, 0);
  if exists (
    select from delegations d
    where d.kind = 'absence' and d.ended_at is null and d.starts_at < new.ends_at and new.starts_at < d.ends_at
      and (d.giver in (new.giver, new.delegate) or d.delegate = new.giver)
  ) then
    perform raise_conflict('delegation', new.id);
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger delegations_guard before insert or update on delegations for each row execute function guard_delegation();
--> statement-breakpoint

-- As before, and nobody decides for the requester either.
create or replace function guard_approval() returns trigger language plpgsql as $$
begin
  if new.decided_by = (select requester from requisitions where id = new.requisition)
    or new.decided_for = (select requester from requisitions where id = new.requisition) then
    raise exception 'the requester cannot decide on approval %', new.id using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and old.state <> 'pending'
    and (new.state, new.decided_by, new.decided_for) is distinct from (old.state, old.decided_by, old.decided_for) then
    raise exception 'approval % is decided', new.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint

-- As before; a decision for somebody else rests on the giver's grant and on a delegation of this moment, and both are
-- written down.
create or replace function record_decision() returns trigger language plpgsql as $$
declare
  right_of constant text := coalesce(new.decided_for, new.decided_by);
  held record;
  lent record;
begin
  if tg_op = 'UPDATE' and old.state <> 'pending' then
    return null;
  end if;
  select g.role, g.site, p.version into held
  from role_grants g join people p on p.id = g.person
  where g.person = right_of and (
    (g.role, g.site) = (new.role, new.site)
    or (g.role = 'hq-manager' and case tg_op when 'UPDATE' then old.escalated_at else new.escalated_at end is not null)
  )
  order by (g.role, g.site) = (new.role, new.site) desc, g.site collate "C"
  limit 1;
  if not found then
    raise exception '% may not decide on approval %', right_of, new.id using errcode = 'check_violation';
  end if;
  select d.id, d.version into lent from delegations d
  where d.giver = new.decided_for and d.delegate = new.decided_by and d.ended_at is null
    and (d.approval = new.id or d.kind = 'absence' and d.starts_at <= new.decided_at and new.decided_at < d.ends_at)
    and may_stand_in(new.decided_by, held.role)
  order by d.kind desc, d.id collate "C"
  limit 1;
  if new.decided_for is not null and lent.id is null then
    raise exception '% may not decide for % on approval %', new.decided_by, new.decided_for, new.id
      using errcode = 'check_violation';
  end if;
  insert into decisions (approval, verdict, person, person_version, role, site, at, giver, delegation, delegation_version)
  values (new.id, new.state, new.decided_by, held.version, held.role, held.site, new.decided_at, new.decided_for, lent.id,
    lent.version);
  return null;
end
$$;
--> statement-breakpoint

-- As before, whoever decided or whose right it was: neither is the requester, each decides on a requisition once, and who
-- decided for somebody else could do so by a delegation of that moment.
create or replace view invariant_decisions as
select format('approval %s', a.id) as what,
  case
    when d.approval is null then format('%s by %s without authority', a.state, coalesce(a.decided_by, 'nobody'))
    when a.decided_by is null then format('it is %s, but %s decided', a.state, d.person)
    when (d.person, d.verdict) is distinct from (a.decided_by, a.state)
      then format('%s by %s, but %s by %s when it was decided', a.state, a.decided_by, d.verdict, d.person)
    when r.requester in (a.decided_by, a.decided_for) then format('decided by or for its requester %s', r.requester)
    when o.id is not null then format('%s decided on %s as well', a.decided_by, o.id)
    when e.id is not null then format('%s came before it and is %s', e.id, e.state)
    when a.decided_for is distinct from d.giver
      then format('decided for %s, but for %s when it was decided', coalesce(a.decided_for, 'nobody'), coalesce(d.giver, 'nobody'))
    when l.id is not null then format('%s had no delegation by %s: %s', a.decided_by, a.decided_for, l.id)
    else format('%s decided as %s of %s, wanted was the %s of %s', a.decided_by, d.role, d.site, a.role, a.site)
  end as detail
from approvals a
join requisitions r on r.id = a.requisition
left join decisions d on d.approval = a.id
left join lateral (
  select o.id from approvals o where o.requisition = a.requisition and o.id <> a.id
    and (o.decided_by in (a.decided_by, a.decided_for) or o.decided_for in (a.decided_by, a.decided_for)) limit 1
) o on true
left join lateral (
  select e.id, e.state from approvals e where e.requisition = a.requisition and e.step < a.step and e.state <> 'approved'
    and a.decided_by is not null limit 1
) e on true
left join lateral (
  select g.id from delegations g where g.id = d.delegation and not (
    (g.giver, g.delegate) = (d.giver, d.person)
    and (g.ended_at is null or d.delegation_version < g.version)
    and case g.kind when 'hand-over' then g.approval = a.id else g.starts_at <= a.decided_at and a.decided_at < g.ends_at end
  )
) l on true
where (a.decided_by is null) <> (d.approval is null)
  or a.decided_by is null and a.state not in ('pending', 'withdrawn')
  or (d.person, d.verdict) is distinct from (a.decided_by, a.state) and a.decided_by is not null
  or r.requester in (a.decided_by, a.decided_for)
  or o.id is not null
  or e.id is not null
  or a.decided_for is distinct from d.giver
  or d.giver is not null and d.delegation is null
  or l.id is not null
  or (d.role, d.site) is distinct from (a.role, a.site) and a.decided_by is not null
    and not (d.role = 'hq-manager' and a.escalated_at is not null);
--> statement-breakpoint

-- Who is away and who decides for others are different people, nobody is away twice, and a hand-over is of one request.
create view invariant_delegations as
select format('delegation %s', d.id) as what,
  format('%s leaves %s to %s, requested by %s', d.giver, coalesce(d.approval, 'everything'), d.delegate,
    coalesce(r.requester, 'nobody')) as detail
from delegations d
left join approvals a on a.id = d.approval
left join requisitions r on r.id = d.requisition
where d.giver = d.delegate
  or r.requester in (d.giver, d.delegate)
  or d.kind = 'hand-over' and a.requisition is distinct from d.requisition
union all
select format('delegation %s', d.id), format('%s is away as well: %s', o.giver, o.id)
from delegations d
join delegations o on o.kind = 'absence' and o.ended_at is null and o.starts_at < d.ends_at and d.starts_at < o.ends_at
  and (o.giver = d.delegate or o.giver = d.giver and o.id < d.id)
where d.kind = 'absence' and d.ended_at is null;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
