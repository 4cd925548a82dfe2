import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import type { Committed, Database } from '../../db/store.ts'
import { available, change, reserved, transfer } from '../contract/changes.ts'
import { company, hq, shelf } from '../contract/company.ts'
import { type ChaosProxy, type Side, startChaosProxy } from '../support/chaos-proxy.ts'
import { createMigratedDatabase, type TestDatabase } from '../support/postgres.ts'

const silence = 1_200
const patience = { timeout: 10_000, interval: 10 }

describe('a store whose line to PostgreSQL fails', () => {
  let place: TestDatabase
  let proxy: ChaosProxy
  let database: Database
  let owner: postgres.Sql

  beforeAll(async () => {
    place = await createMigratedDatabase()
    await preparePostgres({ ownerUrl: place.url, rows: () => company })
    const direct = new URL(place.url)
    proxy = await startChaosProxy({ host: direct.hostname, port: Number(direct.port) })
    const proxied = new URL(place.url)
    proxied.hostname = '127.0.0.1'
    proxied.port = String(proxy.port)
    database = openPostgres(proxied.href, { max: 1, silence })
    owner = postgres(place.url, { max: 2 })
  })
  afterEach(() => proxy.heal())
  afterAll(async () => {
    await database.close()
    await owner.end()
    await proxy.close()
    await place.drop()
  })

  const onePiece = (key: string) =>
    change(key, { transfers: [transfer(available(hq), reserved(hq), 1, shelf)] })

  /** How it went; a fault is a value here, so that nothing is left without somebody who waits for it. */
  const attempt = (key: string): Promise<Committed | { readonly kind: 'fault' }> =>
    database.store.commit(onePiece(key)).catch(() => ({ kind: 'fault' as const }))

  async function effects(key: string) {
    const [row] = await owner`
      select (select count(*) from changes where key = ${key})::integer as keys,
        (select count(*) from entries where change_key = ${key})::integer as entries`
    return row
  }
  const once = { keys: 1, entries: 1 }

  /** The account that every change here takes from, held by somebody else while `work` goes on. */
  async function whileHeld<Result>(work: () => Promise<Result>): Promise<Result> {
    return (await owner.begin(async (held) => {
      await held`select 1 from accounts where kind = 'available' and place = ${hq} and unit = ${shelf} for update`
      return await work()
    })) as Result
  }

  /** The process id of our own session when it waits for a lock inside `commit_change`. */
  async function waitingSession(): Promise<number> {
    const found = async () => {
      const [row] = await owner`
        select pid from pg_stat_activity
        where application_name = 'partline' and datname = current_database() and wait_event_type = 'Lock'`
      return typeof row?.['pid'] === 'number' ? row['pid'] : null
    }
    await expect.poll(found, patience).not.toBeNull()
    return (await found()) ?? 0
  }

  test('a backend terminated inside a commit: a fault, nothing written, and the retry commits', async () => {
    const first = await whileHeld(async () => {
      const answer = attempt('terminated')
      await owner`select pg_terminate_backend(${await waitingSession()})`
      return await answer
    })
    expect(first).toEqual({ kind: 'fault' })
    expect(await effects('terminated')).toEqual({ keys: 0, entries: 0 })
    // The driver tells the end of the old session once more, to the next statement, which it does not send.
    await attempt('terminated')
    const last = await attempt('terminated')
    expect(last).toMatchObject({ reply: { done: 'terminated' } })
    expect(await effects('terminated')).toEqual(once)
  })

  test('the answer lost after the commit: a fault, and the retry finds the reply of that time', async () => {
    await attempt('warm')
    proxy.cutAfter('server', 0)
    expect(await attempt('answer-lost')).toEqual({ kind: 'fault' })
    expect(await effects('answer-lost')).toEqual(once)
    expect(await attempt('answer-lost')).toEqual({
      kind: 'duplicate',
      reply: { done: 'answer-lost' },
    })
    expect(await effects('answer-lost')).toEqual(once)
  })

  test('cut while the statement still runs: the retry waits for it and finds its reply', async () => {
    await attempt('warm')
    const retry = await whileHeld(async () => {
      const answer = attempt('still-running')
      await waitingSession()
      proxy.cut('reset')
      expect(await answer).toEqual({ kind: 'fault' })
      const again = attempt('still-running')
      await expect.poll(() => proxy.counts().open, patience).toBe(1)
      return { again }
    })
    expect(await retry.again).toEqual({ kind: 'duplicate', reply: { done: 'still-running' } })
    expect(await effects('still-running')).toEqual(once)
  })

  test.each<{ side: Side; step: number }>([
    { side: 'client', step: 23 },
    { side: 'server', step: 11 },
  ])('cut anywhere in what the $side sends: one effect after the retry', async ({ side, step }) => {
    await attempt('warm')
    const before = proxy.counts().bytes[side]
    await attempt(`whole-${side}`)
    const whole = proxy.counts().bytes[side] - before
    let faults = 0
    for (let bytes = 0; bytes <= whole; bytes += step) {
      const key = `cut-${side}-${bytes}`
      await attempt('warm')
      proxy.cutAfter(side, bytes)
      const first = await attempt(key)
      proxy.heal()
      if (first.kind === 'fault') faults += 1
      const second = await attempt(key)
      expect(['committed', 'duplicate']).toContain(second.kind)
      expect(await effects(key)).toEqual(once)
    }
    expect(faults).toBeGreaterThan(5)
  })

  test('a line that went silent: the call fails in bounded time, and after healing the store works', async () => {
    await attempt('warm')
    proxy.goSilent()
    const begun = performance.now()
    expect(await attempt('silent')).toEqual({ kind: 'fault' })
    const took = performance.now() - begun
    expect(took).toBeGreaterThan(silence - 200)
    expect(took).toBeLessThan(silence + 3_000)
    proxy.heal()
    expect(await attempt('silent')).toMatchObject({ kind: 'committed' })
    expect(await effects('silent')).toEqual(once)
  })

  test('reading over a silent line fails as well', async () => {
    await attempt('warm')
    proxy.goSilent()
    await expect(database.reads.sites()).rejects.toThrow('Failed query')
    proxy.heal()
    expect(await database.reads.sites()).toHaveLength(company.sites.length)
  })

  test('a line that is slow and not silent is left alone', async () => {
    await attempt('warm')
    proxy.delay(200)
    expect(await attempt('slow')).toMatchObject({ kind: 'committed' })
  })
})
