import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { books } from '../../db/invariants.ts'
import { loadRows } from '../../db/load-rows.ts'
import { openMemory } from '../../db/memory.ts'
import { asApplication } from '../../db/pglite.ts'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import type { SeedRows } from '../../db/seed-rows.ts'
import type { Sql } from '../../db/sql/sql.ts'
import type { Database } from '../../db/store.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import type { Transfer } from '../../domain/ledger/transfer.ts'
import { expectHealthy } from '../support/healthy.ts'
import { migratedPglite } from '../support/pglite.ts'
import { createMigratedDatabase } from '../support/postgres.ts'
import { company } from './company.ts'

/** A database with windows that the application does not have. */
export type Opened = Database & {
  /** `[seq, kind]` of an aggregate's events, in order. */
  events(aggregate: string): Promise<(readonly [number, string])[]>
  /** How many entries the ledger holds, and whether this key was used. */
  entries(): Promise<number>
  knowsKey(key: string): Promise<boolean>
  /** From when on a task can be claimed, in milliseconds of the database's clock. */
  notBefore(task: string): Promise<number>
  /** The whole ledger. */
  books(): Promise<{ readonly balances: Balance[]; readonly transfers: Transfer[] }>
}

async function memory(rows: SeedRows): Promise<Opened> {
  const database = openMemory(rows)
  const { state } = database
  return {
    ...database,
    events: async (aggregate) =>
      (state.events.get(aggregate) ?? []).map((fact, index) => [index + 1, fact.kind]),
    entries: async () => state.entries.length,
    knowsKey: async (key) => state.replies.has(key),
    notBefore: async (task) => state.taskKeys.get(task)?.notBefore ?? Number.NaN,
    books: async () => ({ balances: [...state.balances.values()], transfers: [...state.entries] }),
  }
}

async function pglite(rows: SeedRows): Promise<Opened> {
  const embedded = await migratedPglite()
  await loadRows(embedded.sql, rows)
  return { ...(await asApplication(embedded)), ...windows(embedded.sql) }
}

async function postgresql(rows: SeedRows): Promise<Opened> {
  const { url, drop } = await createMigratedDatabase()
  await preparePostgres({ ownerUrl: url, rows: () => rows })
  const database = openPostgres(url)
  const client = postgres(url, { max: 1 })
  const sql: Pick<Sql, 'query'> = {
    query: (text, parameters) => client.unsafe(text, [...parameters]),
  }
  return {
    ...database,
    ...windows(sql),
    async close() {
      await Promise.all([database.close(), client.end()])
      await drop()
    },
  }
}

function windows(sql: Pick<Sql, 'query'>) {
  return {
    async events(aggregate: string) {
      const text = 'select seq, kind from events where aggregate = $1 order by seq'
      const rows = await sql.query(text, [aggregate])
      return rows.map((row) => [Number(row['seq']), String(row['kind'])] as const)
    },
    async entries() {
      const rows = await sql.query('select count(*) as count from entries', [])
      return Number(rows[0]?.['count'])
    },
    async notBefore(task: string) {
      const text = 'select extract(epoch from not_before)::text as at from tasks where key = $1'
      const rows = await sql.query(text, [task])
      return Number(rows[0]?.['at']) * 1000
    },
    async books() {
      const found = await sql.query(
        `select (select jsonb_agg(to_jsonb(a)) from accounts a) as balances,
          (select jsonb_agg(jsonb_build_object('unit', unit, 'quantity', quantity,
            'from', jsonb_build_object('kind', from_kind, 'place', from_place),
            'to', jsonb_build_object('kind', to_kind, 'place', to_place)) order by id) from entries) as transfers`,
        [],
      )
      return found[0] as { balances: Balance[]; transfers: Transfer[] }
    },
    async knowsKey(key: string) {
      return (await sql.query('select 1 from changes where key = $1', [key])).length > 0
    },
  }
}

/** Opens each of the three, filled with these rows. */
export const databases = { memory, PGlite: pglite, PostgreSQL: postgresql }

/** Runs the same behaviours on all three databases, each opened once with the small company. */
export function onEveryDatabase(behaviours: (database: () => Opened) => void): void {
  describe.each(Object.entries(databases))('%s', (_, open) => {
    let opened: Opened
    beforeAll(async () => {
      opened = await open(company)
    })
    // The desk's own invariants need its rules: these tests commit things that it never would.
    afterEach(() => expectHealthy(opened, books))
    afterAll(() => opened.close())
    behaviours(() => opened)
  })
}

/** PostgreSQL alone, with as many connections as wanted: what happens at the same time can only be seen there. */
export async function openCrowd(connections: number) {
  const { url, drop } = await createMigratedDatabase()
  await preparePostgres({ ownerUrl: url, rows: () => company })
  const database = openPostgres(url, { max: connections })
  const owner = postgres(url, { max: 1 })
  const close = async () => {
    await Promise.all([database.close(), owner.end()])
    await drop()
  }
  return { ...database, url, owner, close }
}
