import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { isEmpty, loadRows } from './load-rows.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { migratePglite } from './migrate.ts'
import type { SeedRows } from './seed-rows.ts'
import { createSqlDatabase } from './sql/database.ts'
import type { Sql } from './sql/sql.ts'
import type { Database } from './store.ts'

export type PgliteOptions = {
  /** Where the data lives: `postgres/` and the lock file are made inside. Null keeps everything in memory. */
  readonly dataDir: string | null
}

/** Opens a database that was prepared before, with the application's rights. Throws `FolderInUse`. */
export async function openPglite(options: PgliteOptions): Promise<Database> {
  const embedded = await connectPglite(options)
  try {
    return await asApplication(embedded)
  } catch (error) {
    await embedded.close()
    throw error
  }
}

/**
 * Opens, migrates, loads a company into a database that has none, and then takes the application's rights: there is
 * one session only, so owner and application cannot be apart as they are on a server. Throws `FolderInUse`.
 */
export async function preparePglite(
  options: PgliteOptions & { readonly rows: () => SeedRows },
): Promise<Database & { readonly loaded: boolean }> {
  const embedded = await connectPglite(options)
  try {
    await migratePglite(embedded.client)
    const loaded = await isEmpty(embedded.sql)
    if (loaded) {
      await loadRows(embedded.sql, options.rows())
      await embedded.client.exec('analyze')
    }
    return { ...(await asApplication(embedded)), loaded }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

export type Embedded = {
  readonly client: PGlite
  readonly sql: Sql
  close(): Promise<void>
}

/** The bare session, with the owner's rights. Throws `FolderInUse`. */
export async function connectPglite({ dataDir }: PgliteOptions): Promise<Embedded> {
  if (dataDir === null) return embed(await PGlite.create(), null)
  await mkdir(dataDir, { recursive: true })
  const lock = await lockFolder(dataDir)
  try {
    return embed(await PGlite.create({ dataDir: join(dataDir, 'postgres') }), lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The session of a PGlite that is open, with the owner's rights; closing it gives back the lock of its folder. */
export function embed(client: PGlite, lock: FolderLock | null): Embedded {
  const close = async () => {
    if (!client.closed) await client.close()
    await lock?.release()
  }
  const sql: Sql = {
    async query(text, parameters) {
      // Told the types, PGlite need not parse the statement once more to ask for them: a third of the time.
      const paramTypes = parameters.map(() => types.TEXT)
      const { rows } = await client.query<Record<string, unknown>>(text, [...parameters], {
        paramTypes,
      })
      return rows
    },
    drizzle: drizzle(client, { casing: 'snake_case' }),
    close,
  }
  return { client, sql, close }
}

/** Gives up the owner's rights for good and offers the verbs. */
export async function asApplication({ client, sql }: Embedded): Promise<Database> {
  await client.exec(`set role partline_app; set timezone to 'UTC'`)
  return createSqlDatabase(sql)
}
