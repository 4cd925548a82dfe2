import { z } from 'zod'
import { type InvariantName, invariantNames } from './invariants.ts'
import type { Sql } from './sql/sql.ts'
import type { Finding, Violation } from './store.ts'

const finding = z.object({ what: z.string(), detail: z.string() }) satisfies z.ZodType<Finding>
const most = 100

/**
 * Reads the invariant views, one statement each: every one sees one snapshot, and the sum of them may take longer than
 * one statement may. At most 100 findings of each.
 */
export async function verify(
  sql: Pick<Sql, 'query'>,
  only: readonly InvariantName[] = invariantNames,
): Promise<readonly Violation[]> {
  const found = await Promise.all(
    only.map(async (invariant) => {
      const rows = await read(sql, `invariant_${invariant}`)
      return rows.map((row) => ({ invariant, ...row }))
    }),
  )
  return found.flat()
}

/** Tasks that were given up, newest first, at most 100. */
export function deadLetters(sql: Pick<Sql, 'query'>): Promise<readonly Finding[]> {
  return read(sql, 'warning_dead_letters')
}

/** Materialized, or the limit makes the planner expect to be done after the first few rows: here it expects none at all. */
async function read(sql: Pick<Sql, 'query'>, view: string): Promise<Finding[]> {
  const text = `with found as materialized (select what, detail from ${view})
    select what, detail from found limit ${most}`
  return z.array(finding).parse(await sql.query(text, []))
}
