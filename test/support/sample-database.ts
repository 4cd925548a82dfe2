import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import type { Database } from '../../db/store.ts'
import { createTemplate, createTestDatabase } from './postgres.ts'

/**
 * A fresh PostgreSQL database with the sample company, cloned from a template that is made once per run. `ownerUrl` is
 * for what the application may not do.
 */
export async function sampleDatabase(): Promise<Database & { readonly ownerUrl: string }> {
  await createTemplate('sample', async (url) => {
    await preparePostgres({ ownerUrl: url, rows: () => sampleCompany() })
  })
  const { url, drop } = await createTestDatabase({ template: 'sample' })
  const database = openPostgres(url, { max: 4 })
  return {
    ...database,
    ownerUrl: url,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}
