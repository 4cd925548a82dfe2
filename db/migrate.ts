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
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: ownerSettings })
  try {
    await client`select pg_advisory_lock(${migrationLock})`
    await migrateWithPostgres(drizzlePostgres(client), { migrationsFolder })
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** Migrations and loading may take long and may have to wait for others. */
export const ownerSettings = { TimeZone: 'UTC', statement_timeout: 0, lock_timeout: 60_000 }
