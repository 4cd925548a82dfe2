import { fileURLToPath } from 'node:url'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migrateWithPglite } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migrateWithPostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** One number for everybody who migrates a database, so that replicas that start together take turns. */
const migrationLock = 1_885_434_740

/** Brings an embedded database up to date. The session must be the owner's. */
export async function migratePglite(client: PGlite): Promise<void> {
  await migrateWithPglite(drizzlePglite(client), { migrationsFolder })
}

/** Brings a PostgreSQL database up to date, as its owner; others who do the same meanwhile wait for this one. */
export async function migratePostgres(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, migrateSession)
}

/**
 * Opens one owner's session, with its own lock held so that replicas that start together take turns, and without limits:
 * migrating and loading may take long. Closes it when the work is done.
 */
export async function asOwner<Result>(
  ownerUrl: string,
  work: (session: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const session = postgres(ownerUrl, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connection: { TimeZone: 'UTC', statement_timeout: 0, lock_timeout: 0 },
  })
  try {
    await session`select pg_advisory_lock(${migrationLock})`
    return await work(session)
  } finally {
    await session.end({ timeout: 5 })
  }
}

/** Brings the database of an owner's session up to date. */
export async function migrateSession(session: postgres.Sql): Promise<void> {
  await migrateWithPostgres(drizzlePostgres(session), { migrationsFolder })
}
