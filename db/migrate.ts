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

/**
 * Brings the database of an owner's session up to date, beside replicas that work. A migration that locks one table after
 * another can wait for a statement that waits for it; PostgreSQL would end one of the two after a second, perhaps the
 * statement. So the migration gives up its locks long before, and begins again.
 */
export async function migrateSession(
  session: postgres.Sql,
  folder: string = migrationsFolder,
): Promise<void> {
  await session`set lock_timeout = '300ms'`
  for (let attempt = 1; !(await isMigrated(session, folder, attempt)); attempt++)
    await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, 50 * attempt)))
  await session`set lock_timeout = 0`
}

/** Some two minutes of trying. */
const mostAttempts = 120

/** False when it had to give way and may be tried again. */
async function isMigrated(
  session: postgres.Sql,
  migrationsFolder: string,
  attempt: number,
): Promise<boolean> {
  try {
    await migrateWithPostgres(drizzlePostgres(session), { migrationsFolder })
    return true
  } catch (error) {
    if (attempt < mostAttempts && gaveWay(error)) return false
    throw error
  }
}

/** lock_not_available and deadlock_detected, also as the cause of an error of Drizzle's. */
function gaveWay(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  return code === '55P03' || code === '40P01' || gaveWay(error.cause)
}
