import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { InvariantName } from './invariants.ts'
import { isEmpty, loadRows } from './load-rows.ts'
import { asOwner, migrateSession } from './migrate.ts'
import { createSockets } from './postgres-socket.ts'
import type { SeedRows } from './seed-rows.ts'
import { createSqlDatabase } from './sql/database.ts'
import type { Sql } from './sql/sql.ts'
import type { Database, Violation } from './store.ts'
import { verify } from './verify.ts'

export type PostgresOptions = {
  /** Connections of this process. */
  readonly max?: number
  /** Milliseconds without a byte in either direction after which a connection is given up. */
  readonly silence?: number
}

/**
 * Opens a migrated database with the application's rights on every connection. The url's user must be a member of
 * `partline_app`. A statement that takes over 5 s, or waits over 2 s for a lock, fails; so does
 * one whose connection has gone silent. After a fault, another try under the same key finds out what happened.
 */
export function openPostgres(
  url: string,
  { max = 10, silence = 8_000 }: PostgresOptions = {},
): Database {
  const limits = { statement_timeout: 5_000 }
  return {
    ...createSqlDatabase(sqlOf(connect(url, { max, silence, limits }))),
    verify: (only) => verifyApart(url, only),
  }
}

/** Looking at everything takes longer than a statement of the desk may, and more memory; two views at a time. */
async function verifyApart(
  url: string,
  only: readonly InvariantName[] | undefined,
): Promise<readonly Violation[]> {
  const longest = 600_000
  const limits = { statement_timeout: longest, work_mem: '128MB' }
  const client = connect(url, { max: 2, silence: longest, limits })
  try {
    return await verify(sqlOf(client), only)
  } finally {
    await client.end({ timeout: 5 })
  }
}

type Connecting = Required<PostgresOptions> & {
  readonly limits: Readonly<Record<string, string | number>>
}

function connect(url: string, { max, silence, limits }: Connecting): postgres.Sql {
  const options = {
    max,
    socket: createSockets(silence),
    // Before the silence of a connection that has nothing to do is taken for death.
    idle_timeout: 5,
    max_lifetime: 60 * 30,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: 'partline',
      role: 'partline_app',
      TimeZone: 'UTC',
      // Compiling costs more than any of our statements takes.
      jit: 'off',
      lock_timeout: 2_000,
      ...limits,
    },
  }
  return postgres(url, options)
}

/** Migrates as the owner and loads a company into a database that has none. Says whether it loaded. */
export function preparePostgres({
  ownerUrl,
  rows,
}: {
  readonly ownerUrl: string
  readonly rows: () => SeedRows
}): Promise<{ readonly loaded: boolean }> {
  return asOwner(ownerUrl, async (session) => {
    await migrateSession(session)
    const sql = sqlOf(session)
    const loaded = await isEmpty(sql)
    if (loaded) {
      await loadRows(sql, rows())
      await sql.query('analyze', [])
    }
    return { loaded }
  })
}

function sqlOf(client: postgres.Sql): Sql {
  return {
    query: (text, parameters) => client.unsafe(text, [...parameters], { prepare: true }),
    drizzle: drizzle(client, { casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  }
}
