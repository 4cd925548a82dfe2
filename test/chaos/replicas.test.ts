import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { openCrowd } from '../contract/databases.ts'
import { type Compiled, compile } from '../support/compiled.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { accountOf, drained, loadTasks, writeLoad } from './load.ts'
import { type ReplicaProcess, replicaSource, startReplica } from './replica-process.ts'

/** Short forms; `npm run chaos` plays the long ones. */
describe.skipIf(inject('redis') !== 'private')(
  'several replicas on one PostgreSQL and one Redis',
  () => {
    let compiled: Compiled
    let server: RedisServer
    let crowd: Awaited<ReturnType<typeof openCrowd>>
    const started: ReplicaProcess[] = []
    beforeAll(async () => {
      compiled = await compile([replicaSource], 'inside')
      server = await startRedis()
    })
    beforeEach(async () => {
      crowd = await openCrowd(2)
    })
    afterEach(async () => {
      for (const replica of started.splice(0)) {
        replica.kill('SIGKILL')
        await replica.exited
      }
      await crowd.close()
    })
    afterAll(async () => {
      await server.stop()
      compiled.remove()
    })

    const start = async () => {
      const replica = startReplica(compiled.programOf(replicaSource), {
        database: crowd.url,
        redis: server.url,
        leaseSeconds: 1,
      })
      started.push(replica)
      await replica.says(/ready/)
      return replica
    }

    test('a task whose runner is killed in the middle of it, five times in a row, is done once', async () => {
      await writeLoad(crowd.store, loadTasks(1, 1, 1, 'slow'))
      for (let death = 0; death < 5; death++) {
        const replica = await start()
        await replica.says(/begun 1/)
        replica.kill('SIGKILL')
        await replica.exited
      }
      await start()
      await drained(crowd.owner, 20)
      expect(await accountOf(crowd.owner)).toEqual({
        open: 0,
        dead: 0,
        effects: 1,
        outOfOrder: 0,
        doubled: 0,
      })
    })

    test('a replica that was stopped for longer than its lease and goes on completes nothing', async () => {
      await writeLoad(crowd.store, loadTasks(1, 1, 1, 'slow'))
      const frozen = await start()
      await frozen.says(/begun 1/)
      frozen.kill('SIGSTOP')
      await start()
      await drained(crowd.owner, 20)
      frozen.kill('SIGCONT')
      await frozen.says(/taken over/)
      expect(await accountOf(crowd.owner)).toEqual({
        open: 0,
        dead: 0,
        effects: 1,
        outOfOrder: 0,
        doubled: 0,
      })
      const [task] = await crowd.owner`select attempts from tasks where key = 'load/1'`
      expect(task).toEqual({ attempts: 2 })
    })

    test('while replicas are killed and told to stop in turn, nothing is lost, doubled or out of order', async () => {
      const tasks = loadTasks(1, 1_200, 40)
      let replicas = await Promise.all([start(), start(), start()])
      const writing = writeLoad(crowd.store, tasks)
      for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGTERM'] as const) {
        await new Promise((resolve) => setTimeout(resolve, 400))
        const [first, ...rest] = replicas
        first?.kill(signal)
        replicas = [...rest, await start()]
      }
      await writing
      await drained(crowd.owner, 30)
      expect(await accountOf(crowd.owner)).toEqual({
        open: 0,
        dead: 0,
        effects: 1_200,
        outOfOrder: 0,
        doubled: 0,
      })
    })
  },
)
