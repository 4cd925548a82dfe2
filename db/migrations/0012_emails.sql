CREATE TABLE "emails" (
	"email" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	CONSTRAINT "emails_plain" CHECK ("emails"."email" ~ '^[!-?A-~]+@[!-?A-~]+$' and "emails"."email" = lower("emails"."email" collate "C"))
);
--> statement-breakpoint
ALTER TABLE "emails" ADD CONSTRAINT "emails_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- An account becomes the account of whoever has this e-mail address, and the answer says who that is: null when nobody has
-- it, when the account is somebody else's, or when the person has another account in the same place already. Addresses
-- are plain ASCII; making other letters small could turn them into somebody's. The task that tells of a link is written
-- with it.
create function link_by_email(account jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  candidate text;
  owner text;
begin
  if account ->> 'platform' not in ('slack', 'teams')
    or coalesce(account ->> 'tenant', '') = '' or coalesce(account ->> 'user', '') = '' then
    raise exception 'an account of no platform' using errcode = '22023';
  end if;
  select e.person into candidate from emails e
  where account ->> 'email' ~ '^[!-?A-~]+@[!-?A-~]+$' and e.email = lower((account ->> 'email') collate "C");
  if candidate is null then
    return 'null'::jsonb;
  end if;
  -- Two accounts with one address come one after the other.
  perform from people p where p.id = candidate for no key update;
  insert into identities (platform, tenant, "user", person)
  select account ->> 'platform', account ->> 'tenant', account ->> 'user', candidate
  where not exists (
    select from identities i
    where i.platform = account ->> 'platform' and i.tenant = account ->> 'tenant' and i.person = candidate
  )
  on conflict (platform, tenant, "user") do nothing;
  if found then
    insert into tasks (key, kind, payload, due_at)
    values (
      'tell-linked:' || concat_ws('/', account ->> 'platform', account ->> 'tenant', account ->> 'user'), 'tell-linked',
      jsonb_build_object(
        'account', concat_ws('/', account ->> 'platform', account ->> 'tenant', account ->> 'user'),
        'address', account ->> 'address'
      ),
      (account ->> 'at')::timestamptz
    )
    on conflict (key) do nothing;
  end if;
  select i.person into owner from identities i
  where i.platform = account ->> 'platform' and i.tenant = account ->> 'tenant' and i."user" = account ->> 'user';
  return coalesce(to_jsonb(case when owner = candidate then owner end), 'null'::jsonb);
end
$$;
--> statement-breakpoint
revoke execute on function link_by_email(jsonb) from public;
--> statement-breakpoint
grant execute on function link_by_email(jsonb) to partline_app;
