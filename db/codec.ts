import { z } from 'zod'
import type { Json } from '../domain/json.ts'

/** A moment: ISO text in SQL and JSON, milliseconds in the domain. */
export const instant = z.codec(z.iso.datetime({ offset: true }), z.int(), {
  decode: (text) => Date.parse(text),
  encode: (at) => new Date(at).toISOString(),
})

/** A branded or literal text that is not empty; checked for being text only, which is what SQL can promise. */
export const name = <Text extends string>() =>
  z.custom<Text>((value) => typeof value === 'string' && value !== '', 'a text that is not empty')

export const json = z.custom<Json>((value) => value !== undefined, 'JSON')

/** A whole number that is zero or more, and safe: prices, quantities, balances. */
export const count = z.int().min(0)

/** A whole number above zero. */
export const some = z.int().min(1)

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const renamed = (row: object, rename: (key: string) => string) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [rename(key), value]))

/** Encodes a domain row for SQL: ISO moments, snake_case columns. Throws when the row breaks its schema. */
export function toColumns<Schema extends z.ZodType<object>>(
  schema: Schema,
  row: z.output<Schema>,
): Record<string, unknown> {
  return renamed(z.encode(schema, row) as object, snake)
}

const anyColumns = z.looseObject({})

/** Decodes one row of SQL, given as a JSON object with snake_case keys; columns it does not know are left out. */
export function fromColumns<Schema extends z.ZodType<object>>(
  schema: Schema,
  columns: unknown,
): z.output<Schema> {
  return schema.parse(renamed(anyColumns.parse(columns), camel))
}

/** Decodes an array of rows of one table; null, which is what an empty aggregate gives, is none. */
export function rowsFrom<Schema extends z.ZodType<object>>(
  schema: Schema,
  columns: unknown,
): z.output<Schema>[] {
  const rows = z.array(anyColumns).parse(columns ?? [])
  const names = new Map(Object.keys(rows[0] ?? {}).map((key) => [key, camel(key)]))
  return rows.map((row) => schema.parse(renamed(row, (key) => names.get(key) ?? camel(key))))
}

/**
 * JSON text that PostgreSQL can store: jsonb refuses U+0000 and lone surrogates, which people can send; each becomes
 * U+FFFD. `JSON.stringify` escapes exactly those, so looking for the escapes is enough.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '$1\\ufffd')
}

/** What `value` looks like after a round trip through the database; shares nothing with it. */
export function throughJson(value: unknown): unknown {
  return JSON.parse(jsonText(value))
}
