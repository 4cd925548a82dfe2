import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { CatalogueRows } from '../../domain/catalogue/part.ts'
import { rowsFrom } from '../codec.ts'
import {
  aliasRow,
  fitRow,
  modelRow,
  partRow,
  photoRow,
  substituteRow,
  supersessionRow,
} from '../rows/catalogue.ts'
import {
  aliases,
  fits,
  models,
  partPhotos,
  parts,
  substitutes,
  supersessions,
} from '../schema/catalogue.ts'
import type { Drizzle } from './sql.ts'

/** Sorts by code units, whatever the database's collation: every store gives the same order. */
export const byBytes = (column: AnyColumn) => sql`${column} collate "C"`

/** The whole catalogue, every table in the order of its keys. */
export async function readCatalogue(db: Drizzle): Promise<CatalogueRows> {
  return {
    models: await readWhole(db, models, modelRow, [byBytes(models.code)]),
    parts: await readWhole(db, parts, partRow, [byBytes(parts.code)]),
    fits: await readWhole(db, fits, fitRow, [
      ...[fits.model, fits.slot, fits.part].map(byBytes),
      sql`${fits.serialFrom} collate "C" nulls first`,
    ]),
    supersessions: await readWhole(
      db,
      supersessions,
      supersessionRow,
      [supersessions.part, supersessions.successor].map(byBytes),
    ),
    aliases: await readWhole(db, aliases, aliasRow, [aliases.alias, aliases.category].map(byBytes)),
    substitutes: await readWhole(
      db,
      substitutes,
      substituteRow,
      [substitutes.part, substitutes.substitute].map(byBytes),
    ),
    photos: await readWhole(db, partPhotos, photoRow, [byBytes(partPhotos.part)]),
  }
}

/** As one JSON text: PGlite takes four times as long to hand over tens of thousands of single rows. */
async function readWhole<Schema extends z.ZodType<object>>(
  db: Drizzle,
  table: PgTable,
  schema: Schema,
  order: readonly SQL[],
): Promise<z.output<Schema>[]> {
  const rows = sql`json_agg(row_to_json(${table}) order by ${sql.join([...order], sql`, `)})`
  const [found] = await db.select({ rows }).from(table)
  return rowsFrom(schema, found?.rows)
}
