import { type SQL, sql } from 'drizzle-orm'

/**
 * What the one parameter of a statement about figures holds: `from` and `until`, with a span to compare with also
 * `before` and `before_until`, and `stations` or null for all of them.
 */
const at = (name: string) => `($1::text::jsonb ->> '${name}')::timestamptz`

export const isWithin = (column: SQL) =>
  sql`(${column} >= ${sql.raw(at('from'))} and ${column} < ${sql.raw(at('until'))})`

export const isBefore = (column: SQL) =>
  sql`(${column} >= ${sql.raw(at('before'))} and ${column} < ${sql.raw(at('before_until'))})`

const stations = `$1::text::jsonb -> 'stations'`

export const isAsked = (column: SQL) => sql`(${sql.raw(`${stations} = 'null'`)} or ${column} in (
  select jsonb_array_elements_text(case jsonb_typeof(${sql.raw(stations)}) when 'array' then ${sql.raw(stations)} else '[]' end)))`

export const from = sql.raw(at('from'))
export const until = sql.raw(at('until'))
export const limit = sql.raw(`($1::text::jsonb ->> 'limit')::integer`)
