import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migratePglite } from '../../db/migrate.ts'
import { asApplication, connectPglite } from '../../db/pglite.ts'
import { preparePostgres } from '../../db/postgres.ts'
import * as catalogue from '../../db/schema/catalogue.ts'
import * as companySchema from '../../db/schema/company.ts'
import * as ledger from '../../db/schema/ledger.ts'
import * as requests from '../../db/schema/requests.ts'
import * as shipping from '../../db/schema/shipping.ts'
import * as work from '../../db/schema/work.ts'
import { company } from '../contract/company.ts'
import { createTestDatabase } from '../support/postgres.ts'

const tables = [catalogue, companySchema, ledger, requests, shipping, work]
  .flatMap((file) => Object.values<unknown>(file))
  .filter((value) => is(value, PgTable))
  .map((table) => getTableName(table))

type Session = { run(text: string): Promise<unknown[]>; close(): Promise<void> }

async function pglite(): Promise<Session> {
  const embedded = await connectPglite({ dataDir: null })
  await migratePglite(embedded.client)
  await asApplication(embedded)
  const run = async (text: string) => (await embedded.client.query(text)).rows
  return { run, close: embedded.close }
}

async function postgresql(): Promise<Session> {
  const { url, drop } = await createTestDatabase()
  await preparePostgres({ ownerUrl: url, rows: () => company })
  const client = postgres(url, { max: 1, connection: { role: 'partline_app' } })
  const close = async () => {
    await client.end()
    await drop()
  }
  return { run: (text) => client.unsafe(text), close }
}

const doors = [
  'claim_tasks',
  'commit_change',
  'complete_task',
  'extend_task',
  'fail_task',
  'finish_inbound',
  'next_request_number',
  'record_inbound',
  'take_inbound',
]

describe.each(Object.entries({ PGlite: pglite, PostgreSQL: postgresql }))('on %s', (_, open) => {
  let session: Session
  beforeAll(async () => {
    session = await open()
  })
  afterAll(() => session.close())

  test('the application runs as partline_app', async () => {
    expect(await session.run('select current_user::text as who')).toEqual([{ who: 'partline_app' }])
  })

  test.each(tables)('%s can be read and not written', async (table) => {
    await session.run(`select * from ${table} limit 1`)
    const writes = [
      `insert into ${table} default values`,
      `update ${table} set ${await firstColumn(table)} = default`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]
    for (const write of writes) {
      await expect(session.run(write), write).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('every table of the schema is in the list above', async () => {
    const rows = await session.run(
      `select tablename::text as name from pg_tables where schemaname = 'public' order by 1`,
    )
    expect(rows).toEqual(tables.toSorted().map((name) => ({ name })))
  })

  test('of our functions only the doors may be called, and they pin their search path', async () => {
    const rows = await session.run(
      `select proname::text as name, prosecdef as definer, proconfig::text as config from pg_proc
       where pronamespace = 'public'::regnamespace and has_function_privilege(oid, 'execute') order by 1`,
    )
    const config = '{"search_path=pg_catalog, public, pg_temp"}'
    expect(rows).toEqual(doors.map((name) => ({ name, definer: true, config })))
  })

  test('the application creates nothing and numbers nothing by itself', async () => {
    const attempts = [
      'create table public.mine (id integer)',
      'create schema mine',
      `select nextval('request_numbers')`,
      `select setval('tasks_id_seq', 1)`,
      'drop table sites',
      'alter table entries disable trigger all',
      'select * from drizzle.__drizzle_migrations',
    ]
    for (const attempt of attempts) {
      await expect(session.run(attempt), attempt).rejects.toMatchObject({ code: '42501' })
    }
  })

  async function firstColumn(table: string): Promise<string> {
    const rows = await session.run(
      `select attname::text as name from pg_attribute where attrelid = '${table}'::regclass and attnum = 1`,
    )
    return `"${(rows[0] as { name: string }).name}"`
  }
})
