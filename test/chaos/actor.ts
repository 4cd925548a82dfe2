import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { z } from 'zod'
import { composeCore } from '../../bot/compose.ts'
import { asApplication, connectPglite } from '../../db/pglite.ts'
import { openPostgres } from '../../db/postgres.ts'
import type { Database } from '../../db/store.ts'
import { morning } from './company.ts'
import { watchDoors } from './doors.ts'
import { openPhones } from './phones.ts'
import { playStory } from './story.ts'

/** What the harness tells one life of the process. */
const settings = z.object({
  CHAOS_FOLDER: z.string().optional(),
  CHAOS_URL: z.string().optional(),
  CHAOS_PHONES: z.string(),
  /** How it comes back: the dead life's work is taken up first, or people send again first what got no answer. */
  CHAOS_RETURN: z.enum(['first-life', 'rescue', 'repeat']),
  /** The door call at which it dies, counted from the beginning of the life or of this step of the story. */
  CRASH_STEP: z.coerce.number().int().optional(),
  CRASH_AT: z.coerce.number().int().optional(),
  CRASH_WHEN: z.enum(['before', 'after']).optional(),
})
type Settings = z.output<typeof settings>

/** Between two lives an hour goes by on the database's clock: what the dead held on lease is free again. */
const anHourLater = [
  `update tasks set lease_until = lease_until - interval '1 hour', not_before = not_before - interval '1 hour'`,
  `update inbox set lease_until = lease_until - interval '1 hour'`,
]

async function open(life: Settings): Promise<Database> {
  const orders = life.CHAOS_RETURN === 'first-life' ? [] : anHourLater
  if (life.CHAOS_FOLDER !== undefined) {
    const embedded = await connectPglite({ dataDir: life.CHAOS_FOLDER })
    for (const order of orders) await embedded.client.exec(order)
    return await asApplication(embedded)
  }
  const url = life.CHAOS_URL ?? ''
  if (orders.length > 0) {
    const owner = postgres(url, { max: 1, onnotice: () => undefined })
    for (const order of orders) await owner.unsafe(order)
    await owner.end()
  }
  return openPostgres(url, { max: 4 })
}

/** One life: plays the story until it ends or until the door call at which it dies. */
async function live(): Promise<void> {
  const life = settings.parse(process.env)
  let calls = 0
  /** How many calls had been made when each step of the story began. */
  const begins: number[] = []
  const countedFrom = () => (life.CRASH_STEP === undefined ? 0 : begins[life.CRASH_STEP])
  const database = watchDoors(await open(life), (moment, count) => {
    calls = Math.max(calls, count)
    const from = countedFrom()
    if (from === undefined || count - from !== life.CRASH_AT) return
    if (moment === life.CRASH_WHEN) process.kill(process.pid, 'SIGKILL')
  })
  const log = {
    info: () => undefined,
    error: (sentence: string, facts?: unknown) =>
      void process.stderr.write(`${sentence} ${JSON.stringify(facts)}\n`),
  }
  const core = await composeCore({ database, realNow: () => morning, log })
  const phones = openPhones(life.CHAOS_PHONES, randomUUID)
  const settle = core.runner([phones.channel]).drain
  if (life.CHAOS_RETURN === 'rescue') await settle()
  await playStory({ core, phones, settle, begins: () => begins.push(calls) })
  await database.close()
  process.stdout.write(JSON.stringify({ calls, begins }))
}

live().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
