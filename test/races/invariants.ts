import type postgres from 'postgres'

/** Asks every view `invariant_*`, all of them of one snapshot; each answer names the view and what broke it. */
export async function brokenInvariants(owner: postgres.Sql): Promise<readonly string[]> {
  const views = await owner`
    select viewname as name from pg_views where schemaname = 'public' and viewname like 'invariant\_%'`
  if (views.length === 0) throw new Error('there are no invariants to check')
  const each = views.map(
    ({ name }) => `(select '${name}: ' || what || ': ' || detail as text from ${name} limit 5)`,
  )
  const rows = await owner.unsafe(each.join(' union all '))
  return rows.map((row) => String(row['text']))
}
