import { type AnyColumn, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CatalogueRows } from '../../domain/catalogue/part.ts'
import { aliasRow, fitRow, modelRow, partRow, supersessionRow } from '../rows/catalogue.ts'
import { aliases, fits, models, parts, supersessions } from '../schema/catalogue.ts'
import type { Drizzle } from './sql.ts'

/** Sorts by code units, whatever the database's collation: every store gives the same order. */
export const byBytes = (column: AnyColumn) => sql`${column} collate "C"`

/** The whole catalogue, every table in the order of its keys. */
export async function readCatalogue(db: Drizzle): Promise<CatalogueRows> {
  const [modelRows, partRows, fitRows, supersessionRows, aliasRows] = await Promise.all([
    db.select().from(models).orderBy(byBytes(models.code)),
    db.select().from(parts).orderBy(byBytes(parts.code)),
    db
      .select()
      .from(fits)
      .orderBy(
        ...[fits.model, fits.slot, fits.part].map(byBytes),
        sql`${fits.serialFrom} collate "C" nulls first`,
      ),
    db
      .select()
      .from(supersessions)
      .orderBy(...[supersessions.part, supersessions.successor].map(byBytes)),
    db
      .select()
      .from(aliases)
      .orderBy(...[aliases.alias, aliases.category].map(byBytes)),
  ])
  return {
    models: z.array(modelRow).parse(modelRows),
    parts: z.array(partRow).parse(partRows),
    fits: z.array(fitRow).parse(fitRows),
    supersessions: z.array(supersessionRow).parse(supersessionRows),
    aliases: z.array(aliasRow).parse(aliasRows),
  }
}
