CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "files_id" CHECK ("files"."id" = encode(sha256("files"."bytes"), 'hex')),
	CONSTRAINT "files_type" CHECK ("files"."type" in ('image/jpeg', 'image/png', 'image/webp')),
	CONSTRAINT "files_size" CHECK (octet_length("files"."bytes") between 1 and 10485760)
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"requisition" text NOT NULL,
	"shipment" text NOT NULL,
	"file" text NOT NULL,
	"added_at" timestamptz(3) NOT NULL,
	"added_by" text NOT NULL,
	CONSTRAINT "photos_shipment_file_pk" PRIMARY KEY("shipment","file")
);
--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_shipment_shipments_id_fk" FOREIGN KEY ("shipment") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_file_files_id_fk" FOREIGN KEY ("file") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- A picture is compressed already.
ALTER TABLE "files" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
CREATE INDEX "photos_of_requisition" ON "photos" USING btree ("requisition");
--> statement-breakpoint

-- As before, and photos stay with their requisition.
create or replace function check_put(put jsonb, expect jsonb) returns void language plpgsql as $$
declare
  whole constant jsonb := jsonb_path_query_array(put, '$.requisitions[*].id');
  parts constant jsonb := jsonb_path_query_array(put, '$.lines[*].requisition')
    || jsonb_path_query_array(put, '$.approvals[*].requisition')
    || jsonb_path_query_array(put, '$.shipments[*].requisition')
    || jsonb_path_query_array(put, '$.claims[*].requisition')
    || jsonb_path_query_array(put, '$.photos[*].requisition');
  stray record;
begin
  if put - array['requisitions', 'lines', 'approvals', 'shipments', 'shipment_lines', 'claims', 'photos', 'quota_grants',
    'conversations', 'card_copies', 'settings'] <> '{}' then
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

-- As before, with the photos of a shipment; who added one and when is a fact of its birth.
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
  if put ? 'photos' then
    if exists (
      select from jsonb_populate_recordset(null::photos, put -> 'photos') p left join shipments s on s.id = p.shipment
      where s.requisition is distinct from p.requisition
    ) then
      perform raise_broken('a photo is of a shipment of its requisition');
    end if;
    insert into photos (requisition, shipment, file, added_at, added_by)
    select p.requisition, p.shipment, p.file, p.added_at, p.added_by
    from jsonb_populate_recordset(null::photos, put -> 'photos') p
    on conflict (shipment, file) do nothing;
  end if;
end
$$;
--> statement-breakpoint

-- Keeps the bytes of a picture under their SHA-256 and gives it; what is kept already stays as it is.
create function keep_file(file jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  content constant bytea := decode(file ->> 'bytes', 'base64');
  digest constant text := encode(sha256(content), 'hex');
begin
  insert into files (id, type, bytes, at) values (digest, file ->> 'type', content, (file ->> 'at')::timestamptz)
  on conflict (id) do nothing;
  return to_jsonb(digest);
end
$$;
--> statement-breakpoint
revoke execute on function keep_file(jsonb) from public;
--> statement-breakpoint
grant execute on function keep_file(jsonb) to partline_app;
