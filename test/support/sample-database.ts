import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import type { Database } from '../../db/store.ts'
import { createTemplate, createTestDatabase } from './postgres.ts'

/** A fresh PostgreSQL database with the sample company, cloned from a template that is made once per run. */
export async function sampleDatabase(): Promise<Database> {
  await createTemplate('sample', async (url) => {
    await preparePostgres({ ownerUrl: url, rows: () => sampleCompany() })
  })
  const { url, drop } = await createTestDatabase({ template: 'sample' })
  const database = openPostgres(url, { max: 4 })
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}
