import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { type Random, randomFor } from '../../db/sample/random.ts'
import { company } from '../contract/company.ts'
import { type Compiled, compile } from '../support/compiled.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { accountOf, drained, loadTasks, writeLoad } from './load.ts'
import { isSound, lineOf, type Outcome, outcomeOf, sumOf } from './outcome.ts'
import { away, type Fault, flushed, full, paused, restarted } from './redis-faults.ts'
import { openRedisStage } from './redis-stage.ts'
import { type ReplicaProcess, replicaSource, startReplica } from './replica-process.ts'

/**
 * Background jobs while Redis is flushed, crashes, is away, answers nobody or is full, and while replicas are killed and
 * frozen: `npm run chaos:jobs -- --seconds 60 --tasks 20000 --seed 7`, or one with `--only flush`. Each fault is met for so many
 * seconds, in runs that alternate with quiet ones on the same database; the seed decides who is killed and when. Ends with
 * one line about all.
 */
type Ground = {
  readonly serverUrl: string
  readonly redis: RedisServer
  readonly compiled: Compiled
  /** Decides who is killed and when. */
  readonly random: Random
}
type Fresh = { readonly url: string; readonly owner: postgres.Sql; close(): Promise<void> }

const say = (line: string) => void process.stdout.write(`${line}\n`)
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Events a second of the steady intake. */
const perSecond = 50
/** A fault is met in so many runs, with a quiet one before each. */
const runs = 3

async function freshDatabase({ serverUrl }: Ground, name: string): Promise<Fresh> {
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.unsafe(`create database ${name}`)
  await server.end()
  const { href: url } = Object.assign(new URL(serverUrl), { pathname: `/${name}` })
  await preparePostgres({ ownerUrl: url, rows: () => company })
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  return { url, owner, close: () => owner.end() }
}

const p99 = (took: readonly number[]) =>
  took.toSorted((one, other) => one - other)[Math.floor(took.length * 0.99)] ?? 0

type Trouble = {
  readonly name: string
  readonly fault: Fault
  /** Of each faulty run and of each quiet one. */
  readonly seconds: number
  readonly quietSeconds: number
}

async function redisFault(ground: Ground, trouble: Trouble): Promise<Outcome> {
  const { name, fault, seconds, quietSeconds } = trouble
  const fresh = await freshDatabase(ground, 'redis_faults')
  const database = openPostgres(fresh.url, { max: 10 })
  const stage = openRedisStage(database, ground.redis.url)
  await stage.bell.verdict()
  let written = 0
  const run = async (isQuiet: boolean) => {
    const count = Math.round((isQuiet ? quietSeconds : seconds) * perSecond)
    let isOver = false
    const happening = isQuiet ? Promise.resolve() : fault(ground.redis, () => isOver)
    const took = await stage.takeIn(written + 1, count, 1000 / perSecond)
    written += count
    isOver = true
    await happening
    return { p99: p99(took), drainedIn: await drained(fresh.owner, 120) }
  }
  await run(true)
  const quiet: number[] = []
  const faulty: number[] = []
  let drainedIn = 0
  for (let pair = 0; pair < runs; pair++) {
    quiet.push((await run(true)).p99)
    const ran = await run(false)
    faulty.push(ran.p99)
    drainedIn = Math.max(drainedIn, ran.drainedIn)
  }
  const account = await accountOf(fresh.owner)
  await stage.close()
  await database.close()
  await fresh.close()
  const ratio = middle(faulty) / middle(quiet)
  const ms = (figures: readonly number[]) => figures.map((figure) => figure.toFixed(0)).join(', ')
  const says = `${name}; intake p99 ${ms(faulty)} ms, quiet ${ms(quiet)} ms, ratio ${ratio.toFixed(2)}`
  return outcomeOf(account, written, { drainedIn, ratio, says })
}

const middle = (figures: readonly number[]) =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0

const start = async (ground: Ground, fresh: Fresh, leaseSeconds: number) => {
  const replica = startReplica(ground.compiled.programOf(replicaSource), {
    database: fresh.url,
    redis: ground.redis.url,
    leaseSeconds,
  })
  await replica.says(/ready/)
  return replica
}

const end = async (replicas: readonly ReplicaProcess[]) => {
  for (const replica of replicas) replica.kill('SIGKILL')
  await Promise.all(replicas.map((replica) => replica.exited))
}

async function killedInTheMiddle(ground: Ground): Promise<Outcome> {
  const fresh = await freshDatabase(ground, 'killed')
  const database = openPostgres(fresh.url, { max: 2 })
  const rounds = 5
  await writeLoad(database.store, loadTasks(1, rounds, rounds, 'slow'))
  for (let death = 0; death < 5; death++) {
    const replica = await start(ground, fresh, 2)
    for (let begun = 0; begun < rounds; begun++) await replica.says(/begun/)
    await sleep(ground.random.between(0, 300))
    await end([replica])
  }
  const last = await start(ground, fresh, 2)
  const drainedIn = await drained(fresh.owner, 60)
  await end([last])
  const account = await accountOf(fresh.owner)
  await database.close()
  await fresh.close()
  return outcomeOf(account, rounds, {
    drainedIn,
    says: `each killed 5 times in the middle, ${account.dead} given up`,
  })
}

async function frozen(ground: Ground, seconds: number): Promise<Outcome> {
  const fresh = await freshDatabase(ground, 'frozen')
  const database = openPostgres(fresh.url, { max: 2 })
  await writeLoad(database.store, loadTasks(1, 1, 1, 'slow'))
  const stopped = await start(ground, fresh, 5)
  await stopped.says(/begun/)
  stopped.kill('SIGSTOP')
  const other = await start(ground, fresh, 5)
  await sleep(seconds * 1000)
  const before = await accountOf(fresh.owner)
  stopped.kill('SIGCONT')
  // Its late write is refused: the task is no longer its own.
  await stopped.says(/taken over/)
  const after = await accountOf(fresh.owner)
  await end([stopped, other])
  await database.close()
  await fresh.close()
  const says = `frozen for ${seconds} s: done by another meanwhile: ${before.effects}, its late write was refused`
  return outcomeOf(before.effects === 1 ? after : before, 1, { drainedIn: 0, says })
}

async function killedInTurn(ground: Ground, tasks: number): Promise<Outcome> {
  const fresh = await freshDatabase(ground, 'in_turn')
  const database = openPostgres(fresh.url, { max: 4 })
  const replicas = await Promise.all([1, 2, 3, 4].map(() => start(ground, fresh, 3)))
  let kills = 0
  const killing = setInterval(() => {
    if (replicas.length === 0) return
    const [victim] = replicas.splice(ground.random.between(0, replicas.length - 1), 1)
    kills += 1
    victim?.kill('SIGKILL')
    start(ground, fresh, 3).then((replica) => replicas.push(replica), say)
  }, 3_000)
  const since = performance.now()
  await writeLoad(database.store, loadTasks(1, tasks, 200))
  const drainedIn = await drained(fresh.owner, 600)
  const took = (performance.now() - since) / 1000
  clearInterval(killing)
  // Whoever was just being started as well.
  while (replicas.length < 4) await sleep(100)
  await end(replicas)
  const account = await accountOf(fresh.owner)
  await database.close()
  await fresh.close()
  const says = `four replicas, 200 lanes, ${kills} kills, ${took.toFixed(0)} s`
  return outcomeOf(account, tasks, { drainedIn, says })
}

async function chaos(): Promise<boolean> {
  const begun = performance.now()
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      tasks: { type: 'string', default: '20000' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: String(randomBytes(3).readUIntBE(0, 3)) },
    },
  })
  const seconds = Number(values.seconds)
  const seed = Number(values.seed)
  say(`seed ${seed}`)
  const [server, redis] = await Promise.all([startPostgres({ fsync: true }), startRedis()])
  const ground: Ground = {
    serverUrl: server.url,
    redis,
    compiled: await compile([replicaSource], 'inside'),
    random: randomFor(seed, 'jobs'),
  }
  const outcomes: Outcome[] = []
  for (const [name, play] of playsOf(ground, seconds, Number(values.tasks))) {
    if (values.only !== '' && values.only !== name) continue
    const outcome = await play()
    outcomes.push(outcome)
    say(`${name}: ${lineOf(outcome)}`)
  }
  ground.compiled.remove()
  await Promise.all([server.stop(), redis.stop()])
  const took = Math.round((performance.now() - begun) / 1000)
  say(`chaos:jobs: ${outcomes.length} plays, ${lineOf(sumOf(outcomes))}, ${took} s (seed ${seed})`)
  return outcomes.length > 0 && outcomes.every(isSound)
}

/** So many seconds of each in all, but for the absence, which is as long each time. */
function troubles(seconds: number): readonly (readonly [string, Trouble])[] {
  const share = seconds / runs
  const shared = (name: string, fault: Fault) => ({
    name,
    fault,
    seconds: share,
    quietSeconds: share,
  })
  const absence = { name: `away for ${seconds} s`, fault: away(seconds * 1000) }
  return [
    ['flush', shared('FLUSHALL every 5 s', flushed(5_000))],
    ['restart', shared('killed and restarted empty every 10 s', restarted(10_000))],
    ['away', { ...absence, seconds, quietSeconds: share }],
    ['pause', shared('CLIENT PAUSE 5 s', paused(5_000))],
    ['full', shared('maxmemory reached', full)],
  ]
}

type Plays = readonly (readonly [string, () => Promise<Outcome>])[]

const playsOf = (ground: Ground, seconds: number, tasks: number): Plays => [
  ...troubles(seconds).map(([play, trouble]) => [play, () => redisFault(ground, trouble)] as const),
  ['killed', () => killedInTheMiddle(ground)],
  // Longer than a lease and a sweep, however short the rest is.
  ['frozen', () => frozen(ground, Math.max(20, seconds))],
  ['replicas', () => killedInTurn(ground, tasks)],
]

chaos().then(
  (isSound) => process.exit(isSound ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
