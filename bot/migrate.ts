import { migratePostgres } from '../db/migrate.ts'
import { preparePglite } from '../db/pglite.ts'
import { sampleCompany } from '../db/sample/company.ts'
import { loadConfig } from './config.ts'

/** Brings the database of the settings up to date. */
async function migrate(): Promise<void> {
  const { ownerUrl, dataDir } = loadConfig()
  if (ownerUrl !== null) return await migratePostgres(ownerUrl)
  const database = await preparePglite({ dataDir, rows: () => sampleCompany() })
  await database.close()
}

migrate().then(
  () => process.stdout.write('The database is up to date.\n'),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
