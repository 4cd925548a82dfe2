import { FolderInUse } from '../db/lock.ts'
import { preparePglite } from '../db/pglite.ts'
import { openPostgres, preparePostgres } from '../db/postgres.ts'
import { sampleCompany } from '../db/sample/company.ts'
import type { Database } from '../db/store.ts'
import { type Config, ConfigError } from './config.ts'

/**
 * The database of the settings, migrated. The embedded one is filled with the sample company when it is empty;
 * a PostgreSQL only when the console is on. Throws `ConfigError` when the data folder is in use.
 */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== null && config.ownerUrl !== null) {
    if (config.console) await preparePostgres({ ownerUrl: config.ownerUrl, rows: sampleCompany })
    return openPostgres(config.databaseUrl)
  }
  try {
    return await preparePglite({ dataDir: config.dataDir, rows: () => sampleCompany() })
  } catch (error) {
    if (error instanceof FolderInUse) throw new ConfigError(error.message)
    throw error
  }
}
