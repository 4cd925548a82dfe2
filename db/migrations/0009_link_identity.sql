-- Whose an account of a chat platform is. Said once: an account that is somebody's stays theirs, and the answer says whose.
create function link_identity(identity jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  owner text;
begin
  if identity ->> 'platform' not in ('slack', 'teams')
    or coalesce(identity ->> 'tenant', '') = '' or coalesce(identity ->> 'user', '') = '' then
    raise exception 'an account of no platform' using errcode = '22023';
  end if;
  insert into identities (platform, tenant, "user", person)
  select identity ->> 'platform', identity ->> 'tenant', identity ->> 'user', p.id
  from people p where p.id = identity ->> 'person'
  on conflict (platform, tenant, "user") do nothing;
  select i.person into owner from identities i
  where i.platform = identity ->> 'platform' and i.tenant = identity ->> 'tenant' and i."user" = identity ->> 'user';
  return coalesce(to_jsonb(owner), 'null'::jsonb);
end
$$;
--> statement-breakpoint
revoke execute on function link_identity(jsonb) from public;
--> statement-breakpoint
grant execute on function link_identity(jsonb) to partline_app;
