import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createTemplate, createTestDatabase } from './postgres.ts'

async function query(url: string, text: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end()
  }
}

test('every test database is its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await query(one.url, 'create table part (code text)')
  await expect(query(other.url, 'select * from part')).rejects.toThrow('does not exist')
  await one.drop()
  await other.drop()
  await expect(query(one.url, 'select 1')).rejects.toThrow('does not exist')
})

test('a template is prepared once and cloned with its rows', async () => {
  let preparations = 0
  const prepare = async (url: string) => {
    preparations += 1
    await query(url, "create table part as select 'A1' as code")
  }
  await Promise.all([createTemplate('once', prepare), createTemplate('once', prepare)])
  const databases = await Promise.all([
    createTestDatabase({ template: 'once' }),
    createTestDatabase({ template: 'once' }),
  ])
  for (const { url } of databases) {
    expect(await query(url, 'select code from part')).toEqual([{ code: 'A1' }])
  }
  expect(preparations).toBe(1)
  await Promise.all(databases.map((database) => database.drop()))
})

test('a preparation that failed is not mistaken for a template', async () => {
  const broken = createTemplate('retried', async (url) => {
    await query(url, 'create table half (code text)')
    throw new Error('no seed')
  })
  await expect(broken).rejects.toThrow('no seed')
  await createTemplate('retried', async (url) => {
    await query(url, 'create table whole (code text)')
  })
  const { url, drop } = await createTestDatabase({ template: 'retried' })
  const tables = await query(url, "select tablename from pg_tables where schemaname = 'public'")
  expect(tables).toEqual([{ tablename: 'whole' }])
  await drop()
})
