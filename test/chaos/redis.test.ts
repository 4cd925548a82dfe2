import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { openCrowd } from '../contract/databases.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { accountOf, drained } from './load.ts'
import { away, type Fault, flushed, full, paused, restarted } from './redis-faults.ts'
import { openRedisStage, type RedisStage } from './redis-stage.ts'

/** Short forms; `npm run chaos` plays the long ones and measures. */
const faults: readonly {
  readonly what: string
  readonly fault: Fault
  readonly isFelt: boolean
}[] = [
  { what: 'is flushed again and again', fault: flushed(150), isFelt: false },
  { what: 'crashes and comes back empty', fault: restarted(400), isFelt: false },
  { what: 'is away', fault: away(1_000), isFelt: true },
  { what: 'answers nobody for a while', fault: paused(1_500), isFelt: true },
  { what: 'has no room', fault: full, isFelt: true },
]

describe.skipIf(inject('redis') !== 'private')('while Redis', () => {
  let server: RedisServer
  let crowd: Awaited<ReturnType<typeof openCrowd>>
  let stage: RedisStage
  beforeAll(async () => {
    server = await startRedis()
  })
  beforeEach(async () => {
    crowd = await openCrowd(6)
    stage = openRedisStage(crowd, server.url)
    await stage.bell.verdict()
  })
  afterEach(async () => {
    await stage.close()
    await crowd.close()
  })
  afterAll(() => server.stop())

  test.each(faults)('$what, every task is done once and in order', async ({ fault, isFelt }) => {
    let isOver = false
    const happening = fault(server, () => isOver)
    const took = await stage.takeIn(1, 120, 14)
    isOver = true
    await happening
    await drained(crowd.owner, 30)
    expect(took).toHaveLength(120)
    expect(await accountOf(crowd.owner)).toEqual({
      open: 0,
      dead: 0,
      effects: 120,
      outOfOrder: 0,
      doubled: 0,
    })
    const [unfinished] = await crowd.owner`
      select count(*)::integer as count from inbox where state <> 'finished'`
    expect(unfinished).toEqual({ count: 0 })
    const unsent = 'a ring was not sent; the sweep finds the task'
    expect(stage.complaints.includes(unsent) || !isFelt).toBe(true)
  })

  test('was never there, tasks are done and the stop is quick all the same', async () => {
    await server.kill()
    const alone = openRedisStage(crowd, server.url)
    expect(await alone.bell.verdict()).toBeNull()
    await alone.takeIn(1, 20, 5)
    await drained(crowd.owner, 10)
    const since = performance.now()
    await alone.close()
    expect(performance.now() - since).toBeLessThan(5_000)
    expect(alone.complaints).toContain(
      'Redis does not answer; tasks are found by the sweep meanwhile',
    )
    await server.start()
  })
})
