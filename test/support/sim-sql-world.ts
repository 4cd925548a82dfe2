import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { z } from 'zod'
import { loadRows } from '../../db/load-rows.ts'
import { asApplication, type Embedded } from '../../db/pglite.ts'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { policyColumns } from '../../db/rows/company.ts'
import type { Sql } from '../../db/sql/sql.ts'
import type { Account } from '../../domain/ledger/account.ts'
import { simulatedCompany } from './sim-company.ts'
import type { Books, World, Worlds } from './sim-world.ts'

const kind = z.custom<Account['kind']>((value) => typeof value === 'string')
const side = z.object({ kind, place: z.string() })
const booksRow = z.object({
  balances: z.array(z.object({ kind, place: z.string(), unit: z.string(), balance: z.number() })),
  transfers: z.array(z.object({ from: side, to: side, unit: z.string(), quantity: z.number() })),
})

async function books(owner: Sql): Promise<Books> {
  const [row] = await owner.query(
    `select
      (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from accounts a) as balances,
      (select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'quantity', quantity,
        'from', jsonb_build_object('kind', from_kind, 'place', from_place),
        'to', jsonb_build_object('kind', to_kind, 'place', to_place))), '[]') from entries) as transfers`,
    [],
  )
  return booksRow.parse(row)
}

/** The rows of every view whose name begins with `invariant_`; all of them should be empty. */
async function broken(owner: Sql): Promise<readonly string[]> {
  const views = await owner.query(
    "select viewname from pg_views where schemaname = 'public' and viewname ~ '^invariant_'",
    [],
  )
  if (views.length === 0) return []
  const looks = views.map(({ viewname }) => {
    const name = String(viewname)
    return `select '${name}: ' || what || ' ' || detail as found from ${name}`
  })
  const rows = await owner.query(looks.join(' union all '), [])
  return rows.map((row) => String(row['found']))
}

/** What the owner does to people and policy while the application runs, and sees. */
function ownersView(owner: Sql): Omit<World, 'database'> {
  return {
    async setPerson({ id, grants, version }) {
      await owner.query('update people set version = $2::text::integer where id = $1', [
        id,
        String(version),
      ])
      await owner.query('delete from role_grants where person = $1', [id])
      await owner.query(
        `insert into role_grants (person, role, site)
        select $1, g.role, g.site from json_to_recordset($2::text::json) as g(role text, site text)`,
        [id, JSON.stringify(grants)],
      )
    },
    async setPolicy(policy) {
      const { version, rules } = policyColumns(policy)
      await owner.query(
        'update policies set version = $1::text::integer, rules = $2::text::jsonb',
        [String(version), JSON.stringify(rules)],
      )
    },
    books: () => books(owner),
    broken: () => broken(owner),
  }
}

const emptyAll = `do $$
declare
  guarded constant text[] := array(
    select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal
  );
  guard text;
begin
  -- Even the owner may not empty what is append-only, as long as its triggers are on.
  foreach guard in array guarded loop
    execute format('alter table %s disable trigger user', guard);
  end loop;
  execute (
    select format('truncate %s restart identity cascade', string_agg(quote_ident(tablename), ', '))
    from pg_tables where schemaname = 'public'
  );
  foreach guard in array guarded loop
    execute format('alter table %s enable trigger user', guard);
  end loop;
  alter sequence request_numbers restart;
end
$$`

/** Empties every table and fills in the company: much faster than a new database. */
async function refill(owner: Sql): Promise<void> {
  await owner.query(emptyAll, [])
  await loadRows(owner, simulatedCompany)
}

/** A migrated PGlite in this process; its one session is the owner only for as long as an edit takes. */
export async function pgliteWorlds(embedded: Embedded): Promise<Worlds> {
  const database = await asApplication(embedded)
  const owner: Sql = {
    ...embedded.sql,
    async query(text, parameters) {
      await embedded.client.exec('reset role')
      try {
        return await embedded.sql.query(text, parameters)
      } finally {
        await embedded.client.exec('set role partline_app')
      }
    },
  }
  return {
    async fresh() {
      await refill(owner)
      return { database, ...ownersView(owner) }
    },
    close: () => embedded.close(),
  }
}

/** A PostgreSQL database of its own, at `url`, which must hold no company and belong to its user. */
export async function postgresWorlds(url: string): Promise<Worlds> {
  await preparePostgres({ ownerUrl: url, rows: () => simulatedCompany })
  const database = openPostgres(url, { max: 4 })
  const client = postgres(url, { max: 1, onnotice: () => {} })
  const owner: Sql = {
    query: (text, parameters) => client.unsafe(text, [...parameters]),
    drizzle: drizzle(client),
    close: () => client.end(),
  }
  return {
    async fresh() {
      await refill(owner)
      return { database, ...ownersView(owner) }
    },
    async close() {
      await Promise.all([database.close(), owner.close()])
    },
  }
}
