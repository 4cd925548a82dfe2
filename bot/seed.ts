import { preparePglite } from '../db/pglite.ts'
import { preparePostgres } from '../db/postgres.ts'
import { sampleCompany } from '../db/sample/company.ts'
import { loadConfig } from './config.ts'

/** Fills the database of the settings with the sample company, when it is empty. */
async function seed(): Promise<boolean> {
  const { ownerUrl, dataDir } = loadConfig()
  const rows = () => sampleCompany()
  if (ownerUrl !== null) return (await preparePostgres({ ownerUrl, rows })).loaded
  const database = await preparePglite({ dataDir, rows })
  await database.close()
  return database.loaded
}

seed().then(
  (loaded) =>
    process.stdout.write(
      loaded
        ? 'The sample company is loaded.\n'
        : 'There is a company already; nothing was loaded.\n',
    ),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
