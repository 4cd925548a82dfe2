import { type SQL, sql } from 'drizzle-orm'
import { customType, type PgColumn, text } from 'drizzle-orm/pg-core'
import type { LocalText } from '../../domain/locale.ts'

/**
 * A moment. ISO text on this side, so that both drivers and JSON made by the database look alike;
 * `db/codec.ts` turns it into milliseconds.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: (value) => new Date(value).toISOString(),
})

/** One text in every language; its shape is checked by the codec. */
export const localText = customType<{ data: LocalText; driverData: unknown }>({
  dataType: () => 'jsonb',
})

/** Any JSON. Unlike Drizzle's own jsonb it never parses a string twice. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
})

/** 32 bytes of SHA-256. Only the database computes and compares them. */
export const digest = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** A text column with a fixed set of values; the CHECK comes from `oneOf`. */
export const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  text({ enum: words as unknown as [Words[number], ...Words[number][]] })

/** The CHECK that goes with `word`. */
export function oneOf(column: PgColumn, words: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(words.map((each) => `'${each}'`).join(', '))})`
}
