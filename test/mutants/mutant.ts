import type postgres from 'postgres'

/** One planted fault: edits of the functions as they are in a migrated database, or statements on its tables. */
export type Mutant = {
  readonly name: string
  /** The test files that should notice, tried first. */
  readonly noticedBy: readonly string[]
  readonly edits: readonly Edit[]
}

export type Edit =
  /** `find` occurs exactly once in the definition of the function. */
  | { readonly in: string; readonly find: string; readonly replace: string }
  | { readonly sql: string }

/** Plants a fault. Throws when an edit does not fit exactly once: then the list is out of date, not the fault harmless. */
export async function plant(sql: postgres.Sql, mutant: Mutant): Promise<void> {
  for (const edit of mutant.edits) {
    await sql.unsafe('sql' in edit ? edit.sql : await mutated(sql, edit, mutant.name))
  }
}

async function mutated(
  sql: postgres.Sql,
  { in: name, find, replace }: Extract<Edit, { readonly in: string }>,
  mutant: string,
): Promise<string> {
  const found = await sql`
    select pg_get_functiondef(oid) as text from pg_proc
    where proname = ${name} and pronamespace = 'public'::regnamespace`
  if (found.length !== 1)
    throw new Error(`"${mutant}": there are ${found.length} functions ${name}`)
  const text = String(found[0]?.['text'])
  const times = text.split(find).length - 1
  if (times !== 1) throw new Error(`"${mutant}": "${find}" occurs ${times} times in ${name}`)
  if (find === replace) throw new Error(`"${mutant}" changes nothing`)
  return text.replace(find, () => replace)
}
