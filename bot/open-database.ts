import { FolderInUse } from '../db/lock.ts'
import { preparePglite } from '../db/pglite.ts'
import { openPostgres, preparePostgres } from '../db/postgres.ts'
import { sampleCompany } from '../db/sample/company.ts'
import type { Database } from '../db/store.ts'
import { type Config, ConfigError } from './config.ts'

/**
 * The database of the settings, migrated. The embedded one is filled with the sample company when it is empty;
 * a PostgreSQL only when the console is on. `say` tells people what takes so long. Throws `ConfigError` when the data
 * folder is in use, or when only the owner's URL is set.
 */
export async function openDatabase(
  config: Config,
  say: (sentence: string) => void,
): Promise<Database> {
  const rows = () => {
    say('Loading the sample company, once.')
    return sampleCompany()
  }
  const { databaseUrl, ownerUrl, dataDir } = config
  if (databaseUrl === null && ownerUrl !== null)
    throw new ConfigError('DATABASE_OWNER_URL is set but DATABASE_URL is not.')
  say(databaseUrl === null ? `Opening the data in ${dataDir}.` : 'Opening the database.')
  if (databaseUrl !== null && ownerUrl !== null) {
    if (config.console) await preparePostgres({ ownerUrl, rows })
    return openPostgres(databaseUrl)
  }
  try {
    return await preparePglite({ dataDir, rows })
  } catch (error) {
    if (error instanceof FolderInUse) throw new ConfigError(error.message)
    throw error
  }
}
