-- The running application is `partline_app`: it may read everything and call the doors, and nothing else.
-- Roles belong to the whole cluster, so several databases may come here at the same moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'partline_app') then
    create role partline_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$;
--> statement-breakpoint
-- The owner may be the application's login as well. Since PostgreSQL 16 membership alone does not allow SET ROLE.
do $$
declare
  needed constant text := case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end;
begin
  if not pg_has_role(current_user, 'partline_app', needed) then
    execute format('grant partline_app to %I', current_user);
  end if;
exception when unique_violation then
  null;
end
$$;
--> statement-breakpoint
grant usage on schema public to partline_app;
--> statement-breakpoint
grant select on all tables in schema public to partline_app;
--> statement-breakpoint
alter default privileges in schema public grant select on tables to partline_app;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
--> statement-breakpoint
grant execute on function
  commit_change(jsonb), next_request_number(), record_inbound(jsonb), take_inbound(jsonb), finish_inbound(jsonb),
  claim_tasks(jsonb), extend_task(jsonb), complete_task(jsonb), fail_task(jsonb)
to partline_app;
