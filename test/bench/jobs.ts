import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import type { Database } from '../../db/store.ts'
import { createInProcessBell, ringingDatabase } from '../../jobs/bell.ts'
import { openRedisBell } from '../../jobs/redis/bell.ts'
import { createRunner, runnerDefaults } from '../../jobs/runner.ts'
import { loadContext, loadTasks } from '../chaos/load.ts'
import { change } from '../contract/changes.ts'
import { company, monday } from '../contract/company.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { startRedis } from '../support/redis-server.ts'
import { bareBullMq } from './jobs-bare.ts'

/**
 * Tasks a second from commit to done, and how long a runner takes to wake at light load, with both bells, beside a bare
 * BullMQ that keeps nothing anywhere else: `npm run bench:jobs -- [tasks] [rounds]`. PostgreSQL with fsync on, Redis with
 * an append-only file; writers and worker are one process. The handler does nothing, so that only the machinery counts.
 */
const writers = 8
const inOneChange = 10
/** Of the light load: this often, so many times. */
const everyMs = 25
const wakes = 400

/** One way of getting work done. `write` resolves when the work is safe; `begun` is told when a handler starts. */
export type Way = {
  readonly name: string
  write(numbers: readonly number[]): Promise<void>
  close(): Promise<void>
}

export type Begun = (number: number) => void
export type Done = () => void

const say = (line: string) => void process.stdout.write(`${line}\n`)
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const median = (figures: readonly number[]) =>
  at(
    figures.toSorted((one, other) => one - other),
    0.5,
  )

async function withBell(
  name: string,
  database: Database,
  redis: string | null,
  begun: Begun,
  done: Done,
): Promise<Way> {
  const log = { info: () => {}, error: (sentence: string) => say(`  ${sentence}`) }
  const { batch } = runnerDefaults
  const now = () => monday
  const redisBell = redis
    ? openRedisBell({ url: redis, prefix: 'bench', places: batch, board: database.tasks, now, log })
    : null
  await redisBell?.verdict()
  const bell = redisBell ?? createInProcessBell()
  const ringing = ringingDatabase(database, bell)
  const context = loadContext(ringing, { log })
  const { tasks } = database
  const board = {
    ...tasks,
    complete: async (...asked: Parameters<typeof tasks.complete>) => {
      const kept = await tasks.complete(...asked)
      done()
      return kept
    },
  }
  const presenter = {
    ...context.presenter,
    alert: async (_lane: string, _person: string, { count }: { readonly count: number }) =>
      begun(count),
  }
  const benched = { ...context, presenter, database: { ...ringing, tasks: board } }
  const runner = createRunner(benched, bell, runnerDefaults)
  runner.start()
  return {
    name,
    write: async (numbers) => {
      const added = numbers.flatMap((number) =>
        loadTasks(number, 1, 1_000_000).map((task) => ({ ...task, lane: null })),
      )
      await ringing.store.commit(change(`bench/${numbers[0]}`, { tasks: added }))
    },
    close: async () => {
      await runner.stop()
      await redisBell?.close()
    },
  }
}

type Figures = { readonly perSecond: number; readonly p50: number; readonly p99: number }

async function measure(
  open: (begun: Begun, done: Done) => Promise<Way>,
  first: number,
  count: number,
): Promise<Figures> {
  let left = count
  let over = () => {}
  const written = new Map<number, number>()
  const waits: number[] = []
  const way = await open(
    (number) => {
      const since = written.get(number)
      if (since !== undefined) waits.push(performance.now() - since)
    },
    () => {
      left -= 1
      if (left <= 0) over()
    },
  )
  const allDone = new Promise<void>((resolve) => {
    over = resolve
  })
  let next = first
  const begun = performance.now()
  const writer = async () => {
    while (next < first + count) {
      const from = next
      next += inOneChange
      await way.write(Array.from({ length: inOneChange }, (_, index) => from + index))
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  await allDone
  const perSecond = (count / (performance.now() - begun)) * 1000
  left = Infinity
  for (let wake = 0; wake < wakes; wake++) {
    const number = first + count + wake
    written.set(number, Number.MAX_SAFE_INTEGER)
    await way.write([number]).then(() => {
      if (written.get(number) === Number.MAX_SAFE_INTEGER) written.set(number, performance.now())
    })
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  await way.close()
  // What began before its writer heard of the commit woke in no time at all.
  const sorted = waits.map((wait) => Math.max(0, wait)).toSorted((one, other) => one - other)
  return { perSecond, p50: at(sorted, 0.5), p99: at(sorted, 0.99) }
}

async function bench(count: number, rounds: number): Promise<void> {
  const [postgres, redis] = await Promise.all([
    startPostgres({ fsync: true }),
    startRedis({ appendonly: 'yes', appendfsync: 'everysec' }),
  ])
  await preparePostgres({ ownerUrl: postgres.url, rows: () => company })
  const database = openPostgres(postgres.url, { max: 10 })
  const ways = [
    {
      name: 'in-process bell',
      open: (begun: Begun, done: Done) => withBell('in-process', database, null, begun, done),
    },
    {
      name: 'bell on BullMQ',
      open: (begun: Begun, done: Done) => withBell('BullMQ', database, redis.url, begun, done),
    },
    {
      name: 'bare BullMQ',
      open: (begun: Begun, done: Done) => bareBullMq(redis.url, runnerDefaults.batch, begun, done),
    },
  ]
  const runs = new Map<string, Figures[]>(ways.map(({ name }) => [name, []]))
  let first = 1
  for (let round = 0; round < rounds; round++) {
    for (const { name, open } of round % 2 ? ways.toReversed() : ways) {
      runs.get(name)?.push(await measure(open, first, count))
      first += count + wakes
    }
  }
  const of = (name: string, figure: keyof Figures) =>
    median((runs.get(name) ?? []).map((run) => run[figure]))
  const bare = of('bare BullMQ', 'perSecond')
  for (const { name } of ways) {
    const rates = (runs.get(name) ?? []).map((run) => run.perSecond.toFixed(0)).join(', ')
    const share = ((of(name, 'perSecond') / bare) * 100).toFixed(0)
    say(
      `${name.padEnd(16)} ${of(name, 'perSecond').toFixed(0).padStart(6)}/s (${rates})  ${share.padStart(4)} % of bare   ` +
        `wake-up p50 ${of(name, 'p50').toFixed(1)} ms, p99 ${of(name, 'p99').toFixed(1)} ms`,
    )
  }
  await database.close()
  await Promise.all([postgres.stop(), redis.stop()])
}

const [count = 5_000, rounds = 3] = process.argv.slice(2).map(Number)
await bench(count, rounds)
