import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { administer, dropTestDatabases, type TestServer } from './postgres.ts'
import { startPostgres } from './postgres-server.ts'

type Teardown = () => Promise<void>

/**
 * Vitest's global setup of the integration project: a folder for what is prepared once, and the PostgreSQL of
 * `DATABASE_URL`, or a private one for this run. `PARTLINE_TEST_POSTGRES=embedded` takes the npm package's, whatever
 * there is.
 */
export async function setup(project: TestProject): Promise<Teardown> {
  const folder = mkdtempSync(join(tmpdir(), 'partline-test-'))
  project.provide('folder', folder)
  const stop = await openServer(project)
  return async () => {
    await stop()
    rmSync(folder, { recursive: true })
  }
}

async function openServer(project: TestProject): Promise<Teardown> {
  const run = `partline_test_${randomBytes(4).toString('hex')}`
  const embedded = process.env.PARTLINE_TEST_POSTGRES === 'embedded'
  const given = process.env.DATABASE_URL
  if (given && !embedded) return useGiven(project, { url: given, run })

  const server = await startPostgres({ embedded })
  const url = await createOwner(server.url)
  project.provide('postgres', { url, run })
  return server.stop
}

async function useGiven(project: TestProject, server: TestServer): Promise<Teardown> {
  await administer(server, (sql) => sql`select 1`).catch((cause: unknown) => {
    throw new Error(`DATABASE_URL is set, but no PostgreSQL answers there: ${String(cause)}`)
  })
  project.provide('postgres', server)
  return () => dropTestDatabases(server)
}

/** An owner as a careful company has it: creates databases and roles, and passes no check by rank. */
async function createOwner(superuserUrl: string): Promise<string> {
  const url = new URL(superuserUrl)
  url.username = 'partline_owner'
  await administer({ url: superuserUrl }, (sql) =>
    sql.unsafe(`create role ${url.username} login createdb createrole password '${url.password}'`),
  )
  return url.href
}
