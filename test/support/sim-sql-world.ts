import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { z } from 'zod'
import { loadRows } from '../../db/load-rows.ts'
import { migratePglite } from '../../db/migrate.ts'
import { asApplication, connectPglite } from '../../db/pglite.ts'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { policyColumns } from '../../db/rows/company.ts'
import type { Sql } from '../../db/sql/sql.ts'
import type { Account } from '../../domain/ledger/account.ts'
import { simulatedCompany } from './sim-company.ts'
import type { Books, World, Worlds } from './sim-world.ts'


const kind = z.custom<Account['kind']>((value) => typeof value === 'string')
const side = z.object({ kind, place: z.string() })
const booksRow = z.object({
  balances: z.array(
    z.object({ kind, place: z.string(), unit: z.string(), balance: z.number() }),
  ),
  transfers: z.array(
    z.object({ from: side, to: side, unit: z.string(), quantity: z.number() }),
  ),
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

/** What the owner does to people and policy while the application runs. */
function edits(owner: Sql): Pick<World, 'setPerson' | 'setPolicy' | 'books'> {
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
  }
}

/** Empties every table and fills in the company: much faster than a new database. */
async function refill(owner: Sql): Promise<void> {
  const rows = await owner.query("select tablename from pg_tables where schemaname = 'public'", [])
  const tables = rows.map((row) => `"${String(row['tablename'])}"`).join(', ')
  await owner.query(`truncate ${tables} restart identity cascade`, [])
  await owner.query('alter sequence request_numbers restart', [])
  await loadRows(owner, simulatedCompany)
}

/** PGlite in this process; its one session is the owner only for as long as an edit takes. */
export async function pgliteWorlds(): Promise<Worlds> {
  const embedded = await connectPglite({ dataDir: null })
  await migratePglite(embedded.client)
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
      return { database, ...edits(owner) }
    },
    close: () => embedded.close(),
  }
}

/** A PostgreSQL database of its own, at `url`, which must be empty and belong to its user. */
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
      return { database, ...edits(owner) }
    },
    async close() {
      await Promise.all([database.close(), owner.close()])
    },
  }
}
