import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { loadRows } from '../../db/load-rows.ts'
import { asApplication } from '../../db/pglite.ts'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import type { Database } from '../../db/store.ts'
import { company } from '../contract/company.ts'
import { migratedPglite } from '../support/pglite.ts'
import { administer, createMigratedDatabase } from '../support/postgres.ts'

type Row = Record<string, unknown>

/** A database with the small company, and a bare session with the rights that the running application has. */
export type Session = {
  readonly database: Database
  /** One statement as the application; parameters are text. */
  run(text: string, parameters?: readonly string[]): Promise<readonly Row[]>
  close(): Promise<void>
}

async function pglite(): Promise<Session> {
  const embedded = await migratedPglite()
  await loadRows(embedded.sql, company)
  const database = await asApplication(embedded)
  return {
    database,
    run: (text, parameters = []) => embedded.sql.query(text, parameters),
    close: database.close,
  }
}

/** With a login of its own that is a member of `partline_app` and nothing else, as a careful company has it. */
async function postgresql(): Promise<Session> {
  const { url: ownerUrl, drop } = await createMigratedDatabase()
  await preparePostgres({ ownerUrl, rows: () => company })
  const login = `partline_login_${randomBytes(6).toString('hex')}`
  const url = new URL(ownerUrl)
  url.username = login
  url.password = login
  await administer({ url: ownerUrl }, (owner) =>
    owner.unsafe(`create role ${login} login password '${login}' in role partline_app`),
  )
  const database = openPostgres(url.href, { max: 2 })
  const connection = { role: 'partline_app' }
  const client = postgres(url.href, { max: 1, onnotice: () => {}, connection })
  return {
    database,
    run: (text, parameters = []) => client.unsafe(text, [...parameters]),
    async close() {
      await Promise.all([database.close(), client.end()])
      await administer({ url: ownerUrl }, (owner) => owner.unsafe(`drop role ${login}`))
      await drop()
    },
  }
}

/** Opens each of the two that have rights to withhold. */
export const sessions = { PGlite: pglite, PostgreSQL: postgresql }
