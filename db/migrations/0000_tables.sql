CREATE TABLE "aliases" (
	"alias" text NOT NULL,
	"category" text NOT NULL,
	CONSTRAINT "aliases_alias_category_pk" PRIMARY KEY("alias","category")
);
--> statement-breakpoint
CREATE TABLE "fits" (
	"model" text NOT NULL,
	"part" text NOT NULL,
	"slot" text NOT NULL,
	"quantity" integer NOT NULL,
	"serial_from" text,
	"serial_to" text,
	CONSTRAINT "fits_once" UNIQUE NULLS NOT DISTINCT("model","slot","part","serial_from"),
	CONSTRAINT "fits_quantity" CHECK ("fits"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "models" (
	"code" text PRIMARY KEY NOT NULL,
	"series" text NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "models_kind" CHECK ("models"."kind" in ('fridge', 'washer', 'aircon')),
	CONSTRAINT "models_status" CHECK ("models"."status" in ('active', 'discontinued'))
);
--> statement-breakpoint
CREATE TABLE "parts" (
	"code" text PRIMARY KEY NOT NULL,
	"category" text NOT NULL,
	"name" jsonb NOT NULL,
	"price_fen" bigint NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "parts_price" CHECK ("parts"."price_fen" >= 0),
	CONSTRAINT "parts_status" CHECK ("parts"."status" in ('active', 'discontinued'))
);
--> statement-breakpoint
CREATE TABLE "supersessions" (
	"part" text NOT NULL,
	"successor" text NOT NULL,
	"since" timestamptz(3) NOT NULL,
	CONSTRAINT "supersessions_part_successor_pk" PRIMARY KEY("part","successor"),
	CONSTRAINT "supersessions_not_itself" CHECK ("supersessions"."part" <> "supersessions"."successor")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"user" text NOT NULL,
	"person" text NOT NULL,
	CONSTRAINT "identities_platform_tenant_user_pk" PRIMARY KEY("platform","tenant","user")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"site" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "people_locale" CHECK ("people"."locale" in ('zh-Hans', 'zh-Hant', 'en')),
	CONSTRAINT "people_version" CHECK ("people"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text PRIMARY KEY DEFAULT 'company' NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	CONSTRAINT "policies_one_row" CHECK ("policies"."id" = 'company'),
	CONSTRAINT "policies_version" CHECK ("policies"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"person" text NOT NULL,
	"role" text NOT NULL,
	"site" text NOT NULL,
	CONSTRAINT "role_grants_person_role_site_pk" PRIMARY KEY("person","role","site"),
	CONSTRAINT "role_grants_role_known" CHECK ("role_grants"."role" in ('clerk', 'manager', 'keeper', 'hq-manager', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"city" jsonb NOT NULL,
	"province" jsonb NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"grade" text,
	"centre" text,
	CONSTRAINT "sites_kind" CHECK ("sites"."kind" in ('hq', 'centre', 'station')),
	CONSTRAINT "sites_grade" CHECK ("sites"."grade" in ('A', 'B', 'C', 'D')),
	CONSTRAINT "sites_station_has_grade" CHECK (("sites"."kind" = 'station') = ("sites"."grade" is not null)),
	CONSTRAINT "sites_station_has_centre" CHECK (("sites"."kind" = 'station') = ("sites"."centre" is not null))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"kind" text NOT NULL,
	"place" text NOT NULL,
	"unit" text NOT NULL,
	"balance" bigint NOT NULL,
	CONSTRAINT "accounts_unit_kind_place_pk" PRIMARY KEY("unit","kind","place"),
	CONSTRAINT "accounts_kind" CHECK ("accounts"."kind" in ('available', 'reserved', 'transit', 'consumed', 'damaged', 'returned', 'left', 'held', 'used')),
	CONSTRAINT "accounts_not_negative" CHECK ("accounts"."balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"change_key" text NOT NULL,
	"from_kind" text NOT NULL,
	"from_place" text NOT NULL,
	"to_kind" text NOT NULL,
	"to_place" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "entries_quantity" CHECK ("entries"."quantity" > 0),
	CONSTRAINT "entries_from" CHECK ("entries"."from_kind" in ('available', 'reserved', 'transit', 'consumed', 'damaged', 'returned', 'left', 'held', 'used', 'supplier', 'lost', 'scrapped', 'granted')),
	CONSTRAINT "entries_to" CHECK ("entries"."to_kind" in ('available', 'reserved', 'transit', 'consumed', 'damaged', 'returned', 'left', 'held', 'used', 'supplier', 'lost', 'scrapped', 'granted')),
	CONSTRAINT "entries_two_accounts" CHECK (("entries"."from_kind", "entries"."from_place") <> ("entries"."to_kind", "entries"."to_place"))
);
--> statement-breakpoint
CREATE TABLE "quota_grants" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"month" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "quota_grants_id" CHECK ("quota_grants"."id" = "quota_grants"."site" || '/' || "quota_grants"."month"),
	CONSTRAINT "quota_grants_amount" CHECK ("quota_grants"."amount_fen" >= 0),
	CONSTRAINT "quota_grants_version" CHECK ("quota_grants"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_minimums" (
	"site" text NOT NULL,
	"part" text NOT NULL,
	"minimum" integer NOT NULL,
	CONSTRAINT "stock_minimums_site_part_pk" PRIMARY KEY("site","part"),
	CONSTRAINT "stock_minimums_minimum" CHECK ("stock_minimums"."minimum" > 0)
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"requisition" text NOT NULL,
	"step" integer NOT NULL,
	"role" text NOT NULL,
	"site" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"asked_at" timestamptz(3) NOT NULL,
	"reminded_at" timestamptz(3),
	"escalated_at" timestamptz(3),
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamptz(3),
	"reason" text,
	CONSTRAINT "approvals_step" CHECK ("approvals"."step" > 0),
	CONSTRAINT "approvals_role" CHECK ("approvals"."role" in ('manager', 'hq-manager')),
	CONSTRAINT "approvals_state" CHECK ("approvals"."state" in ('pending', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "approvals_decided" CHECK (("approvals"."state" in ('approved', 'rejected')) = ("approvals"."decided_by" is not null) and ("approvals"."decided_by" is null) = ("approvals"."decided_at" is null)),
	CONSTRAINT "approvals_reason" CHECK (("approvals"."state" = 'rejected') = ("approvals"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "lines" (
	"requisition" text NOT NULL,
	"no" integer NOT NULL,
	"part" text NOT NULL,
	"model" text,
	"requested" integer NOT NULL,
	"approved" integer NOT NULL,
	"reserved" integer NOT NULL,
	"picked" integer NOT NULL,
	"shipped" integer NOT NULL,
	"received" integer NOT NULL,
	"damaged" integer NOT NULL,
	"short" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"source" text,
	"price_fen" bigint NOT NULL,
	"promised_at" timestamptz(3),
	"typed" text NOT NULL,
	CONSTRAINT "lines_requisition_no_pk" PRIMARY KEY("requisition","no"),
	CONSTRAINT "lines_no" CHECK ("lines"."no" > 0),
	CONSTRAINT "lines_requested" CHECK ("lines"."requested" > 0),
	CONSTRAINT "lines_not_negative" CHECK (least("lines"."approved", "lines"."reserved", "lines"."picked", "lines"."shipped", "lines"."received", "lines"."damaged", "lines"."short", "lines"."cancelled") >= 0),
	CONSTRAINT "lines_not_over_requested" CHECK ("lines"."cancelled" + "lines"."reserved" + "lines"."shipped" <= "lines"."requested"),
	CONSTRAINT "lines_not_over_shipped" CHECK ("lines"."received" + "lines"."damaged" + "lines"."short" <= "lines"."shipped"),
	CONSTRAINT "lines_price" CHECK ("lines"."price_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "requisitions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"replaces" text,
	"replaced_by" text,
	"station" text NOT NULL,
	"requester" text NOT NULL,
	"service_order" text,
	"urgent" boolean NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"quota_month" text NOT NULL,
	"held_fen" bigint NOT NULL,
	"used_fen" bigint NOT NULL,
	"hold_until" timestamptz(3),
	"cancelled_by" text,
	CONSTRAINT "requisitions_kind" CHECK ("requisitions"."kind" in ('ordinary', 'replacement')),
	CONSTRAINT "requisitions_locale" CHECK ("requisitions"."locale" in ('zh-Hans', 'zh-Hant', 'en')),
	CONSTRAINT "requisitions_version" CHECK ("requisitions"."version" > 0),
	CONSTRAINT "requisitions_fen" CHECK ("requisitions"."held_fen" >= 0 and "requisitions"."used_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"requisition" text NOT NULL,
	"shipment" text NOT NULL,
	"line" integer NOT NULL,
	"part" text NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"value_fen" bigint NOT NULL,
	"carrier" text NOT NULL,
	"note" text,
	"opened_at" timestamptz(3) NOT NULL,
	"opened_by" text NOT NULL,
	CONSTRAINT "claims_kind" CHECK ("claims"."kind" in ('damaged', 'short')),
	CONSTRAINT "claims_quantity" CHECK ("claims"."quantity" > 0 and "claims"."value_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"shipment" text NOT NULL,
	"line" integer NOT NULL,
	"part" text NOT NULL,
	"shipped" integer NOT NULL,
	"accepted" integer NOT NULL,
	"damaged" integer NOT NULL,
	"short" integer NOT NULL,
	CONSTRAINT "shipment_lines_shipment_line_pk" PRIMARY KEY("shipment","line"),
	CONSTRAINT "shipment_lines_shipped" CHECK ("shipment_lines"."shipped" > 0),
	CONSTRAINT "shipment_lines_not_negative" CHECK (least("shipment_lines"."accepted", "shipment_lines"."damaged", "shipment_lines"."short") >= 0),
	CONSTRAINT "shipment_lines_not_over_shipped" CHECK ("shipment_lines"."accepted" + "shipment_lines"."damaged" + "shipment_lines"."short" <= "shipment_lines"."shipped")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" text PRIMARY KEY NOT NULL,
	"requisition" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"carrier" text NOT NULL,
	"tracking" text NOT NULL,
	"shipped_at" timestamptz(3) NOT NULL,
	"shipped_by" text NOT NULL,
	"promised_at" timestamptz(3) NOT NULL,
	"stage" text NOT NULL,
	"stage_at" timestamptz(3) NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamptz(3),
	"received_by" text,
	"version" integer NOT NULL,
	CONSTRAINT "shipments_stage" CHECK ("shipments"."stage" in ('shipped', 'picked-up', 'in-transit', 'out-for-delivery', 'delivered')),
	CONSTRAINT "shipments_state" CHECK ("shipments"."state" in ('open', 'received')),
	CONSTRAINT "shipments_version" CHECK ("shipments"."version" > 0),
	CONSTRAINT "shipments_received" CHECK (("shipments"."state" = 'received') = ("shipments"."received_at" is not null) and ("shipments"."received_at" is null) = ("shipments"."received_by" is null))
);
--> statement-breakpoint
CREATE TABLE "card_copies" (
	"id" text PRIMARY KEY NOT NULL,
	"requisition" text NOT NULL,
	"audience" text NOT NULL,
	"person" text NOT NULL,
	"address" text NOT NULL,
	"message" text,
	"wanted" integer NOT NULL,
	"shown" integer NOT NULL,
	CONSTRAINT "card_copies_audience" CHECK ("card_copies"."audience" in ('requester', 'approver', 'keeper')),
	CONSTRAINT "card_copies_versions" CHECK ("card_copies"."wanted" >= 0 and "card_copies"."shown" >= 0)
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"key" text PRIMARY KEY NOT NULL,
	"reply" jsonb NOT NULL,
	"at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"address" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"draft" jsonb NOT NULL,
	"version" integer NOT NULL,
	"used_at" timestamptz(3) NOT NULL,
	CONSTRAINT "conversations_kind" CHECK ("conversations"."kind" in ('personal', 'group')),
	CONSTRAINT "conversations_locale" CHECK ("conversations"."locale" in ('zh-Hans', 'zh-Hant', 'en')),
	CONSTRAINT "conversations_version" CHECK ("conversations"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"aggregate" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_aggregate_seq_pk" PRIMARY KEY("aggregate","seq"),
	CONSTRAINT "events_seq" CHECK ("events"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"key" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"received_at" timestamptz(3) NOT NULL,
	"state" text DEFAULT 'recorded' NOT NULL,
	"lease_token" text,
	"lease_until" timestamptz(3),
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inbox_state" CHECK ("inbox"."state" in ('recorded', 'finished', 'ignored'))
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"due_at" timestamptz(3) NOT NULL,
	"not_before" timestamptz(3) DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lane" text,
	"state" text DEFAULT 'due' NOT NULL,
	"lease_token" text,
	"lease_until" timestamptz(3),
	"last_error" text,
	CONSTRAINT "tasks_key_unique" UNIQUE("key"),
	CONSTRAINT "tasks_state" CHECK ("tasks"."state" in ('due', 'done', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "fits" ADD CONSTRAINT "fits_model_models_code_fk" FOREIGN KEY ("model") REFERENCES "public"."models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fits" ADD CONSTRAINT "fits_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supersessions" ADD CONSTRAINT "supersessions_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supersessions" ADD CONSTRAINT "supersessions_successor_parts_code_fk" FOREIGN KEY ("successor") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_site_sites_id_fk" FOREIGN KEY ("site") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_site_sites_id_fk" FOREIGN KEY ("site") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_centre_sites_id_fk" FOREIGN KEY ("centre") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_grants" ADD CONSTRAINT "quota_grants_site_sites_id_fk" FOREIGN KEY ("site") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_minimums" ADD CONSTRAINT "stock_minimums_site_sites_id_fk" FOREIGN KEY ("site") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_minimums" ADD CONSTRAINT "stock_minimums_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_site_sites_id_fk" FOREIGN KEY ("site") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lines" ADD CONSTRAINT "lines_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lines" ADD CONSTRAINT "lines_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lines" ADD CONSTRAINT "lines_model_models_code_fk" FOREIGN KEY ("model") REFERENCES "public"."models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lines" ADD CONSTRAINT "lines_source_sites_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_replaces_requisitions_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_replaced_by_requisitions_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_station_sites_id_fk" FOREIGN KEY ("station") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_requester_people_id_fk" FOREIGN KEY ("requester") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_cancelled_by_people_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_shipment_shipments_id_fk" FOREIGN KEY ("shipment") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shipment_shipments_id_fk" FOREIGN KEY ("shipment") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_from_sites_id_fk" FOREIGN KEY ("from") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_to_sites_id_fk" FOREIGN KEY ("to") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_shipped_by_people_id_fk" FOREIGN KEY ("shipped_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_received_by_people_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_copies" ADD CONSTRAINT "card_copies_requisition_requisitions_id_fk" FOREIGN KEY ("requisition") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_copies" ADD CONSTRAINT "card_copies_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_grants_role" ON "role_grants" USING btree ("role","site");--> statement-breakpoint
CREATE INDEX "sites_centre" ON "sites" USING btree ("centre");--> statement-breakpoint
CREATE INDEX "entries_of_unit" ON "entries" USING btree ("unit","at");--> statement-breakpoint
CREATE INDEX "approvals_of_requisition" ON "approvals" USING btree ("requisition");--> statement-breakpoint
CREATE INDEX "approvals_pending" ON "approvals" USING btree ("requisition") WHERE "approvals"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "lines_open" ON "lines" USING btree ("requisition") WHERE "lines"."requested" - "lines"."cancelled" - "lines"."received" - "lines"."damaged" - "lines"."short" > 0;--> statement-breakpoint
CREATE INDEX "lines_waiting" ON "lines" USING btree ("requisition") WHERE "lines"."requested" - "lines"."cancelled" - "lines"."reserved" - "lines"."shipped" > 0;--> statement-breakpoint
CREATE INDEX "lines_to_ship" ON "lines" USING btree ("source") WHERE "lines"."reserved" > 0;--> statement-breakpoint
CREATE INDEX "requisitions_newest" ON "requisitions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "requisitions_of_station" ON "requisitions" USING btree ("station","created_at");--> statement-breakpoint
CREATE INDEX "requisitions_of_requester" ON "requisitions" USING btree ("requester","created_at");--> statement-breakpoint
CREATE INDEX "requisitions_of_service_order" ON "requisitions" USING btree ("service_order") WHERE "requisitions"."service_order" is not null;--> statement-breakpoint
CREATE INDEX "claims_of_requisition" ON "claims" USING btree ("requisition");--> statement-breakpoint
CREATE INDEX "shipments_of_requisition" ON "shipments" USING btree ("requisition");--> statement-breakpoint
CREATE INDEX "shipments_open" ON "shipments" USING btree ("requisition") WHERE "shipments"."state" = 'open';--> statement-breakpoint
CREATE INDEX "shipments_tracking" ON "shipments" USING btree ("tracking");--> statement-breakpoint
CREATE INDEX "card_copies_of_requisition" ON "card_copies" USING btree ("requisition");--> statement-breakpoint
CREATE INDEX "conversations_of_person" ON "conversations" USING btree ("person","used_at");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("due_at") WHERE "tasks"."state" = 'due';--> statement-breakpoint
CREATE INDEX "tasks_lanes" ON "tasks" USING btree ("lane","id") WHERE "tasks"."state" = 'due' and "tasks"."lane" is not null;