CREATE TABLE "part_photos" (
	"part" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	CONSTRAINT "part_photos_url" CHECK ("part_photos"."url" like 'https://%')
);
--> statement-breakpoint
CREATE TABLE "substitutes" (
	"part" text NOT NULL,
	"substitute" text NOT NULL,
	"both_ways" boolean NOT NULL,
	"condition" jsonb,
	CONSTRAINT "substitutes_part_substitute_pk" PRIMARY KEY("part","substitute"),
	CONSTRAINT "substitutes_not_itself" CHECK ("substitutes"."part" <> "substitutes"."substitute")
);
--> statement-breakpoint
ALTER TABLE "part_photos" ADD CONSTRAINT "part_photos_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitutes" ADD CONSTRAINT "substitutes_part_parts_code_fk" FOREIGN KEY ("part") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitutes" ADD CONSTRAINT "substitutes_substitute_parts_code_fk" FOREIGN KEY ("substitute") REFERENCES "public"."parts"("code") ON DELETE no action ON UPDATE no action;