import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { migratePostgres } from '../../db/migrate.ts'

/** Handed from the global setup to the test files. */
export type TestServer = {
  /** Of a database to give orders from, as an account that may create databases and roles. */
  readonly url: string
  /** Told apart from other runs on the same server by this; part of every database name. */
  readonly run: string
}

export type TestDatabase = { readonly url: string; drop(): Promise<void> }

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
    /** What this run keeps for all its test files; gone when it ends. */
    folder: string
  }
}

/**
 * A fresh database of the run's PostgreSQL, owned by the account in `url`, which is no superuser on
 * the private server: what works here works for an ordinary owner.
 * @param options `template`: the name of a template made by `createTemplate`; empty database without.
 */
export async function createTestDatabase(
  options: { readonly template?: string } = {},
): Promise<TestDatabase> {
  const server = testServer()
  const name = `${server.run}_${randomBytes(6).toString('hex')}`
  // Copying the files is the fast way when there is something to copy.
  const origin =
    options.template === undefined
      ? 'template1'
      : `${templateName(server, options.template)} strategy file_copy`
  await administer(server, (sql) => sql.unsafe(`create database ${name} template ${origin}`))
  const drop = async () => {
    await administer(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  }
  return { url: databaseUrl(server, name), drop }
}

/**
 * Prepares a database once per run for `createTestDatabase({ template: name })` to clone. The first
 * caller prepares, the others wait for it; `prepare` closes its connections before it returns.
 * A preparation that fails leaves nothing behind and the next caller tries again.
 */
export async function createTemplate(
  name: string,
  prepare: (url: string) => Promise<void>,
): Promise<void> {
  const server = testServer()
  const template = templateName(server, name)
  const unfinished = `${template}_unfinished`
  await alone(template, async (sql) => {
    const [made] = await sql`select 1 from pg_database where datname = ${template}`
    if (made !== undefined) return
    await sql.unsafe(`drop database if exists ${unfinished} with (force)`)
    await sql.unsafe(`create database ${unfinished} template template1`)
    await prepare(databaseUrl(server, unfinished))
    await sql.unsafe(`alter database ${unfinished} rename to ${template}`)
    // A template with a connection to it cannot be cloned.
    await sql.unsafe(`alter database ${template} allow_connections false`)
  })
}

/** Runs orders while nobody else of this run has the lock of this name. */
export async function alone(
  name: string,
  orders: (sql: postgres.Sql) => Promise<void>,
): Promise<void> {
  const server = testServer()
  await administer(server, async (sql) => {
    // Ends with the connection.
    await sql`select pg_advisory_lock(hashtextextended(${`${server.run} ${name}`}, 0))`
    await orders(sql)
  })
}

/** A fresh database with every migration and no company. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  await createTemplate('migrated', migratePostgres)
  return createTestDatabase({ template: 'migrated' })
}

/** Drops every database this run made: a server of somebody else's is left as it was found. */
export async function dropTestDatabases(server: TestServer): Promise<void> {
  await administer(server, async (sql) => {
    const made =
      await sql`select datname from pg_database where starts_with(datname, ${server.run})`
    for (const { datname } of made) {
      await sql.unsafe(`drop database if exists ${datname} with (force)`)
    }
  })
}

/** Runs orders on one connection to the server and closes it. */
export async function administer<T>(
  server: Pick<TestServer, 'url'>,
  orders: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(server.url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    return await orders(sql)
  } finally {
    await sql.end()
  }
}

function testServer(): TestServer {
  const server = inject('postgres')
  if (server !== undefined) return server
  throw new Error('This test needs PostgreSQL: put it in a folder of the integration project')
}

function templateName(server: TestServer, name: string): string {
  if (/^[a-z][a-z0-9_]{0,20}$/.test(name)) return `${server.run}_template_${name}`
  throw new Error(`A template name is up to 21 lower-case letters, digits and _: ${name}`)
}

function databaseUrl(server: TestServer, name: string): string {
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}
