import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { invariantNames } from '../../db/invariants.ts'
import { lockFolder } from '../../db/lock.ts'
import { preparePglite } from '../../db/pglite.ts'
import { company } from '../contract/company.ts'
import { flagsForShortLives } from '../support/compiled.ts'
import { sampleDatabase } from '../support/sample-database.ts'

type Ended = { readonly code: number | null; readonly out: string; readonly complaint: string }

/** `npm run verify` with these settings. */
function verify(settings: Record<string, string>): Promise<Ended> {
  const { DATABASE_URL: _given, ...rest } = process.env
  const child = spawn(
    process.execPath,
    [...flagsForShortLives, inject('programs')['bot/verify.ts']],
    {
      env: { ...rest, ...settings },
    },
  )
  const said = { out: '', complaint: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.complaint += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...said }))
  })
}

describe('npm run verify on a data folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partline-verify-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('says kindly that there is nothing yet', async () => {
    const { code, complaint } = await verify({ DATA_DIR: join(folder, 'none') })
    expect(complaint).toContain('npm start')
    expect(code).toBe(2)
  })

  test('says kindly that Partline is running there', async () => {
    const held = join(folder, 'held')
    await mkdir(join(held, 'postgres'), { recursive: true })
    const lock = await lockFolder(held)
    const { code, complaint } = await verify({ DATA_DIR: held })
    await lock.release()
    expect(complaint).toContain(`already in use by process ${process.pid}`)
    expect(complaint).toContain('Stop it first')
    expect(code).toBe(2)
  })

  test('prints one line for each invariant', async () => {
    const dataDir = join(folder, 'company')
    const database = await preparePglite({ dataDir, rows: () => company })
    await database.close()
    const { code, out } = await verify({ DATA_DIR: dataDir })
    expect(out.split('\n').filter((line) => line.startsWith('ok '))).toHaveLength(
      invariantNames.length,
    )
    expect(out).toContain('All is well.')
    expect(code).toBe(0)
  })
})

test('npm run verify on PostgreSQL names what is wrong and says so by its exit code', async () => {
  const database = await sampleDatabase()
  const owner = postgres(database.ownerUrl, { max: 1 })
  await owner`insert into tasks (key, kind, payload, due_at, state, attempts, last_error)
    values ('given-up', 'tell', '{}', now(), 'dead', 8, 'nobody is there')`
  await owner`update accounts set balance = 3 where kind = 'available' and place = 'HQ'`
  await owner.end()
  const { code, out } = await verify({ DATABASE_URL: database.ownerUrl })
  await database.close()
  expect(out).toMatch(/^WRONG +balances/m)
  expect(out).toMatch(/available@HQ of \S+: the balance is 3, its entries come to \d+/)
  expect(out).toMatch(/^ok +events/m)
  expect(out).toContain('given up after 8 attempts: nobody is there')
  expect(out).toMatch(/\d+ contradictions were found/)
  expect(code).toBe(1)
})
