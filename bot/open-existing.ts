import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FolderInUse } from '../db/lock.ts'
import { openPglite } from '../db/pglite.ts'
import { openPostgres } from '../db/postgres.ts'
import type { Database } from '../db/store.ts'
import { ConfigError, loadConfig } from './config.ts'

/**
 * The database of the settings for a command beside Partline, as it is: nothing is made or migrated. Throws
 * `ConfigError` when there are no data yet, or when Partline has the folder open; `advice` says what to do then.
 */
export async function openExisting(advice: string): Promise<Database> {
  const { databaseUrl, dataDir } = loadConfig()
  if (databaseUrl !== null) return openPostgres(databaseUrl, { max: 1 })
  if (!existsSync(join(dataDir, 'postgres')))
    throw new ConfigError(`There are no data in ${dataDir} yet: npm start makes them.`)
  try {
    return await openPglite({ dataDir })
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    throw new ConfigError(`${error.message} ${advice}`)
  }
}
