import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { cardWith, type Partline, post, startPartline } from './partline-process.ts'

describe.skipIf(inject('redis') !== 'private')('the process on PostgreSQL and Redis', () => {
  let server: RedisServer
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  let folder: string
  const started: Partline[] = []
  beforeAll(async () => {
    ;[server, database, folder] = await Promise.all([
      startRedis({ appendonly: 'yes' }),
      sampleDatabase(),
      mkdtemp(join(tmpdir(), 'partline-redis-process-')),
    ])
  })
  afterAll(async () => {
    for (const partline of started) {
      partline.process.kill('SIGKILL')
      await partline.exited
    }
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true })
  })
  const start = () => {
    const settings = { DATABASE_URL: database.ownerUrl, REDIS_URL: server.url }
    const partline = startPartline({ ...settings, DATA_DIR: folder, PORT: '0' })
    started.push(partline)
    return partline
  }

  test('it answers, tells how it is, outlives its Redis, and stops within 20 seconds', async () => {
    const partline = start()
    const url = await partline.ready()
    await post(`${url}/console/say`, { user: 'clerk', locale: 'en', text: '1 compressor BCD-215A' })
    await cardWith(folder, 'BCD-215KA')
    const ask = async (path: string) => (await fetch(`${url}${path}`)).text()
    expect(await ask('/readyz')).toBe('ready')
    const metrics = await ask('/metrics')
    expect(metrics).toContain('partline_redis_connected 1')
    expect(metrics).toMatch(/partline_commit_seconds_count\{outcome="committed"\} [1-9]/)
    expect(metrics).toMatch(/partline_task_seconds_count\{kind="say",ending="done"\} [1-9]/)

    await server.kill()
    await vi.waitFor(async () => expect(await ask('/readyz')).toBe('ready; Redis is away'), {
      timeout: 20_000,
    })
    await post(`${url}/console/say`, { user: 'clerk', locale: 'en', text: 'what is low?' })
    const said = JSON.stringify(await cardWith(folder, 'BCD-215KA'))
    expect(said).not.toBe('')
    const since = performance.now()
    partline.process.kill('SIGTERM')
    expect(await partline.exited).toBe(0)
    expect(performance.now() - since).toBeLessThan(20_000)
    await server.start()
    const logged = partline.stderr().trim().split('\n')
    expect(logged.map((line) => JSON.parse(line).what)).toContain(
      'Redis does not answer; tasks are found by the sweep meanwhile',
    )
  })

  test('a Redis that throws keys away is refused in one sentence', async () => {
    await server.order('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
    const partline = start()
    expect(await partline.exited).toBe(1)
    expect(partline.stderr().trim().split('\n').at(-1)).toBe(
      'Partline cannot start. Redis may throw keys away (maxmemory-policy is allkeys-lru): set maxmemory-policy to noeviction.',
    )
    await server.order('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
  })
})
