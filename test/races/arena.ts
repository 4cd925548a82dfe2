import postgres from 'postgres'
import { invariantNames } from '../../db/invariants.ts'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import type { Database } from '../../db/store.ts'
import type { PartCode, SiteId } from '../../domain/ids.ts'
import { createTemplate, createTestDatabase } from '../support/postgres.ts'
import { company, monday } from './company.ts'

/** A database for races, with an owner's window beside it. */
export type Arena = {
  readonly database: Database
  readonly owner: postgres.Sql
  /** A key, id or tracking number that was not given before. */
  next(): string
  /** More pieces of a part come to a shelf. */
  stocks(part: PartCode, place: SiteId, quantity: number): Promise<void>
  /** `kind@place balance` of every account of a part that holds something, sorted. */
  pieces(part: PartCode): Promise<readonly string[]>
  /** What is wrong in the books; empty when nothing is. */
  broken(): Promise<readonly string[]>
  /** Closes everything and gives how many deadlocks there were. */
  close(): Promise<number>
}

/** All of them of one snapshot, in one round trip: it is asked after every round. */
const everyInvariant = invariantNames
  .map((name) => `select '${name}' as invariant, what, detail from invariant_${name}`)
  .join(' union all ')

/** A fresh PostgreSQL database with the crowd's company, and so many connections. */
export async function openArena(connections: number): Promise<Arena> {
  await createTemplate('races', async (url) => {
    await preparePostgres({ ownerUrl: url, rows: () => company })
  })
  const { url, drop } = await createTestDatabase({ template: 'races' })
  const database = openPostgres(url, { max: connections })
  const owner = postgres(url, { max: 2, onnotice: () => undefined })
  let count = 0
  const next = () => `${++count}`
  return {
    database,
    owner,
    next,
    async stocks(part, place, quantity) {
      const from = { kind: 'supplier', place: '*' } as const
      const to = { kind: 'available', place } as const
      await database.store.commit({
        key: `stock-${next()}`,
        at: monday,
        expect: [],
        put: {},
        transfers: [{ from, to, unit: part, quantity }],
        events: [],
        tasks: [],
        reply: null,
      })
    },
    async pieces(part) {
      const { balances } = await database.store.load({ units: [part] })
      return balances.map(({ kind, place: at, balance }) => `${kind}@${at} ${balance}`)
    },
    async broken() {
      const rows = await owner.unsafe(everyInvariant)
      return rows.map(({ invariant, what, detail }) => `${invariant}: ${what}: ${detail}`)
    },
    async close() {
      // A session reports its deadlocks at the latest when it ends.
      await database.close()
      const count = await deadlocks(owner)
      await owner.end()
      await drop()
      return count
    },
  }
}

async function deadlocks(owner: postgres.Sql): Promise<number> {
  await owner`select pg_stat_clear_snapshot()`
  const [row] = await owner`
    select deadlocks::integer as count from pg_stat_database where datname = current_database()`
  return Number(row?.['count'])
}
