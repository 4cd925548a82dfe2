import { z } from 'zod'
import { jsonText } from '../codec.ts'
import type { Sql } from './sql.ts'

/**
 * Calls one of the database's functions with one JSON argument and gives what it answers, still unchecked.
 * The detour over text keeps both drivers from encoding JSON a second time.
 */
export async function callDoor(sql: Sql, door: string, argument: unknown): Promise<unknown> {
  const rows = await sql.query(`select ${door}($1::text::jsonb) as answer`, [jsonText(argument)])
  return rows[0]?.['answer']
}

const databaseError = z.object({ code: z.string(), detail: z.string().optional() })

/** What both drivers put on an error of the database: its SQLSTATE and its DETAIL. */
export function databaseErrorOf(error: unknown): z.output<typeof databaseError> | null {
  const parsed = databaseError.safeParse(error)
  return parsed.success ? parsed.data : null
}
