import { randomUUID } from 'node:crypto'
import { ringingDatabase } from '../../jobs/bell.ts'
import { openRedisBell, type RedisBell } from '../../jobs/redis/bell.ts'
import { createRunner, type Runner } from '../../jobs/runner.ts'
import { openWorld, patientOptions } from './world.ts'

/** The jobs of several processes, as far as Redis and the board can tell; nothing but the bell wakes any of them. */
export async function openRedisWorld(url: string) {
  const world = await openWorld()
  const opened: { readonly bell: RedisBell; readonly runner: Runner }[] = []
  const prefix = `test-${randomUUID()}`
  const replica = () => {
    const bell = openRedisBell({
      url,
      prefix,
      places: 4,
      board: world.board,
      now: () => world.clock.at,
      log: { info: () => {}, error: (sentence) => void world.errors.push(sentence) },
    })
    const database = ringingDatabase(world.ringing, bell)
    const runner = createRunner(world.context(database), bell, patientOptions)
    opened.push({ bell, runner })
    return { bell, runner, database }
  }
  return {
    ...world,
    prefix,
    replica,
    /** Ends all replicas and forgets what the last test left behind. */
    async clean() {
      for (const { runner, bell } of opened.splice(0)) {
        await runner.stop()
        await bell.close()
      }
      await world.clean()
    },
  }
}
