import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { judgeRedis } from '../../jobs/redis/check.ts'
import { openRedis, type RedisServer, startRedis } from '../support/redis-server.ts'
import { openRedisWorld } from './redis-world.ts'
import { createGate } from './world.ts'

const patience = { timeout: 20_000, interval: 5 }

describe.skipIf(inject('redis') === 'none')('the bell on any Redis', () => {
  let server: Awaited<ReturnType<typeof openRedis>>
  let world: Awaited<ReturnType<typeof openRedisWorld>>
  beforeAll(async () => {
    server = await openRedis()
    world = await openRedisWorld(server.url)
  })
  afterEach(() => world.clean())
  afterAll(async () => {
    await world.close()
    await server.stop()
  })

  test('a task that one process writes is done by another', async () => {
    const writer = world.replica()
    const worker = world.replica()
    worker.runner.start()
    await worker.bell.verdict()
    await world.says(['A: over Redis'], {}, writer.database)
    await vi.waitFor(() => expect(world.heard).toEqual(['A: over Redis']), patience)
    await vi.waitFor(
      async () => expect(await world.tasks('say')).toMatchObject([{ state: 'done', attempts: 1 }]),
      patience,
    )
  })

  test('tasks that were written together are shared, each done once and each lane in order', async () => {
    const replicas = [world.replica(), world.replica(), world.replica()]
    for (const { runner, bell } of replicas) {
      runner.start()
      await bell.verdict()
    }
    const sentences = Array.from({ length: 60 }, (_, index) => `L${index % 12}: ${index}`)
    await world.says(sentences, {}, replicas[0]?.database)
    await vi.waitFor(() => expect(world.heard).toHaveLength(60), patience)
    for (let lane = 0; lane < 12; lane++) {
      const mine = (sentence: string) => sentence.startsWith(`L${lane}:`)
      expect(world.heard.filter(mine)).toEqual(sentences.filter(mine))
    }
    expect((await world.tasks('say')).every((task) => task.attempts === 1)).toBe(true)
  })
})

describe.skipIf(inject('redis') !== 'private')('the bell on a Redis of its own', () => {
  let server: RedisServer
  let world: Awaited<ReturnType<typeof openRedisWorld>>
  beforeAll(async () => {
    server = await startRedis()
    world = await openRedisWorld(server.url)
  })
  afterEach(() => world.clean())
  afterAll(async () => {
    await world.close()
    await server.stop()
  })

  test('a job carries the number of its task and nothing else, and is gone when the task is done', async () => {
    const { bell, database } = world.replica()
    await bell.verdict()
    await world.says(['secret-lane: secret words'], {}, database)
    const jobs = async () => {
      const keys = (await server.order('KEYS', `${world.prefix}:tasks:task-*`)) as string[]
      return await Promise.all(keys.map((key) => server.order('HGET', key, 'data')))
    }
    await vi.waitFor(async () => expect(await jobs()).toHaveLength(1), patience)
    const [row] = await world.owner`select id::text from tasks where kind = 'say'`
    expect(await jobs()).toEqual([JSON.stringify({ id: row?.['id'] })])
    const worker = world.replica()
    worker.runner.start()
    await vi.waitFor(() => expect(world.heard).toEqual(['secret-lane: secret words']), patience)
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), patience)
  })

  test('a process that stops finishes what was rung for and lets others take the rest', async () => {
    const gate = createGate()
    const politely = world.presenter.say
    world.presenter.say = async (address, reply) => {
      await gate.passed()
      await politely(address, reply)
    }
    const first = world.replica()
    first.runner.start()
    await first.bell.verdict()
    await world.says(['A: 1', 'A: 2'], {}, first.database)
    await vi.waitFor(
      async () => expect(await world.tasks('say')).toMatchObject([{ attempts: 1 }, {}]),
      patience,
    )
    const stopped = first.runner.stop().then(() => first.bell.close())
    gate.open()
    await stopped
    world.presenter.say = politely
    expect(world.heard).toEqual(['A: 1'])
    const second = world.replica()
    second.runner.start()
    await vi.waitFor(() => expect(world.heard).toEqual(['A: 1', 'A: 2']), patience)
  })

  test('what Redis is like is looked at: its policy is refused, a missing file is warned of', async () => {
    const { bell } = world.replica()
    expect(await bell.verdict()).toMatchObject({ kind: 'warned' })
    await server.order('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
    const verdict = await bell.verdict()
    await server.order('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
    expect(verdict).toEqual({
      kind: 'unfit',
      sentence:
        'Redis may throw keys away (maxmemory-policy is allkeys-lru): set maxmemory-policy to noeviction.',
    })
    expect(world.errors).toContainEqual(expect.stringContaining('Redis keeps no append-only file'))
    await server.order('CONFIG', 'SET', 'appendonly', 'yes')
    expect(await bell.verdict()).toEqual({ kind: 'fit' })
    await server.order('CONFIG', 'SET', 'appendonly', 'no')
  })
})

test('an old Redis is refused; one that hides what it is like is taken', () => {
  const silent = { version: null, policy: null, appendOnly: null }
  expect(judgeRedis(silent)).toEqual({ kind: 'fit' })
  expect(judgeRedis({ ...silent, version: '6.0.16' }).kind).toBe('unfit')
  expect(judgeRedis({ ...silent, version: '5.9.0' }).kind).toBe('unfit')
  expect(judgeRedis({ ...silent, version: '6.2.0' }).kind).toBe('fit')
  expect(judgeRedis({ ...silent, version: '7.2.4' }).kind).toBe('fit')
})
