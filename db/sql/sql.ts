import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { PgDialect } from 'drizzle-orm/pg-core'

/** The reading half: Drizzle over whichever driver; queries are built the same. */
export type Drizzle = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** All that Partline needs of a PostgreSQL driver. */
export type Sql = {
  /** One statement, one round trip. Parameters are text or null; jsonb results arrive parsed. */
  query(
    text: string,
    parameters: readonly (string | null)[],
  ): Promise<readonly Record<string, unknown>[]>
  readonly drizzle: Drizzle
  close(): Promise<void>
}

/** The text of a statement without parameters of its own; `$1` may be written with `sql.raw`. */
export function textOf(statement: SQL): string {
  const { sql: text, params } = new PgDialect({ casing: 'snake_case' }).sqlToQuery(statement)
  if (params.length > 0) throw new Error('a fixed statement takes its parameters by number')
  return text
}
