import { z } from 'zod'
import { openPostgres } from '../../db/postgres.ts'
import { createInProcessBell, ringingDatabase } from '../../jobs/bell.ts'
import { openRedisBell } from '../../jobs/redis/bell.ts'
import { createRunner, runnerDefaults } from '../../jobs/runner.ts'
import { monday } from '../contract/company.ts'
import { loadContext } from './load.ts'

/** What the harness tells one replica. */
const settings = z.object({
  REPLICA_DATABASE: z.string(),
  REPLICA_REDIS: z.string().optional(),
  REPLICA_LEASE: z.coerce.number(),
})

/**
 * One of several processes that do the load: a runner, its bell and nothing else. Says `begun 7` when it begins the slow
 * task of number 7, and `taken over` when somebody else had taken over what it finished. Stops cleanly at SIGTERM.
 */
async function live(): Promise<void> {
  const life = settings.parse(process.env)
  const database = openPostgres(life.REPLICA_DATABASE, { max: 6 })
  const tell = (sentence: string) => void process.stdout.write(`${sentence}\n`)
  const log = {
    info: (sentence: string) => {
      if (sentence.includes('had been taken over')) tell('taken over')
    },
    error: () => {},
  }
  const redis = life.REPLICA_REDIS
    ? openRedisBell({
        url: life.REPLICA_REDIS,
        prefix: 'chaos',
        places: runnerDefaults.batch,
        board: database.tasks,
        now: () => monday,
        log,
      })
    : null
  const bell = redis ?? createInProcessBell()
  const context = loadContext(ringingDatabase(database, bell), {
    log,
    begun: (number) => tell(`begun ${number}`),
  })
  const runner = createRunner(context, bell, {
    ...runnerDefaults,
    leaseSeconds: life.REPLICA_LEASE,
    sweepEvery: life.REPLICA_LEASE * 500,
  })
  runner.start()
  tell('ready')
  await new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()))
  await runner.stop()
  await redis?.close()
  await database.close()
}

live().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
