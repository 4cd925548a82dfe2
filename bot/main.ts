import type { Database } from '../db/store.ts'
import type { RedisBell } from '../jobs/redis/bell.ts'
import { composeCore, composeTeams } from './compose.ts'
import { composeSlack } from './compose-slack.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { operationsRoutes, type Readiness } from './http/operations.ts'
import { createHttpServer, type HttpServer } from './http/server.ts'
import { fileJournal } from './journal.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics, type Watched } from './metrics.ts'
import { openDatabase } from './open-database.ts'
import { operatorsAddress } from './operators-channel.ts'

/**
 * The process: listens, opens what the settings name, serves, and closes in order when it is told to stop. The port
 * comes first: when it is taken, that should be said before the seconds that opening takes.
 */
async function main(): Promise<void> {
  const config = loadConfig()
  const toldToStop = stopSignal()
  const stopTracing = await trace(config)
  const log = createLog(config.logLevel, (line) => process.stderr.write(line))
  const server = createHttpServer({ log })
  const port = await listen(server, config)
  const database = await openDatabase(config, say)
  try {
    await serve({ config, log, server, port, database, toldToStop })
  } finally {
    await database.close()
    await stopTracing?.()
  }
  say('Partline has stopped; everything is saved.')
}

/** Begins to send spans when there is somewhere to send them; what that takes is loaded only then. */
async function trace({ tracesEndpoint }: Config): Promise<(() => Promise<void>) | null> {
  if (tracesEndpoint === null) return null
  const { startTracing } = await import('./tracing.ts')
  return startTracing(tracesEndpoint)
}

type Opened = {
  readonly config: Config
  readonly log: Log
  readonly server: HttpServer
  readonly port: number
  readonly database: Database
  readonly toldToStop: Promise<void>
}

/** Serves until it is told to stop. What is under way then has 10 seconds, all of the closing less than 20. */
async function serve({ config, log, server, port, database, toldToStop }: Opened): Promise<void> {
  const { core, metrics } = await composeMetered(config, database, log)
  const { redis } = core
  if (redis) await lookAt(redis)
  const door = await composeTeams({
    core,
    microsoft: config.microsoft,
    console: config.console ? { port, journal: fileJournal(config.dataDir) } : null,
    log,
  })
  const slack = config.slack && (await composeSlack({ core, settings: config.slack, log }))
  const runner = core.runner([door.channel, ...(slack ? [slack.channel] : [])])
  let isStopping = false
  const operations = operationsRoutes({
    readiness: () => readinessOf(database, redis, isStopping),
    metrics: metrics.text,
    token: config.metricsToken,
  })
  const chats = [...door.routes, ...(slack ? slack.routes : [])]
  server.serve([...operations, ...core.routes, ...chats])
  await door.start()
  runner.start()
  slack?.start()
  process.on('SIGHUP', () => void core.reload().catch(reloadFailed(log)))
  say(`Partline is ready: http://${config.host}:${port}`)
  await toldToStop
  isStopping = true
  await slack?.stop()
  // The console's messages go out through this server, so the runner stops first.
  await runner.stop()
  await redis?.close()
  door.close()
  await server.close()
}

/** A catalogue that cannot be read or is faulty changes nothing: the old one goes on. */
const reloadFailed = (log: Log) => (error: unknown) =>
  log.error('The catalogue could not be read anew; the old one goes on.', { error: String(error) })

async function composeMetered(config: Config, database: Database, log: Log) {
  const { redisUrl, photoBase } = config
  let watched: Watched | null = null
  const metrics = createMetrics(() => watched)
  const core = await composeCore({
    database,
    realNow: () => Date.now(),
    log,
    redisUrl,
    metrics,
    photoBase,
    operatorsAddress: operatorsAddress(config),
  })
  const { redis, clock } = core
  const isRedisConnected = redis && (() => redis.isConnected())
  watched = { board: database.tasks, now: clock.now, isRedisConnected }
  return { core, metrics }
}

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

/** Resolves at the first signal. Later ones change nothing: under `npm start` one Ctrl-C arrives more than once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
}

/** Redis is no part of it: without, everything is done a few seconds later. */
async function readinessOf(
  database: Database,
  redis: RedisBell | null,
  isStopping: boolean,
): Promise<Readiness> {
  if (isStopping) return { isReady: false, sentence: 'Partline is stopping.' }
  await database.reads.setting('ready')
  const isRinging = redis === null || redis.isConnected()
  return { isReady: true, sentence: isRinging ? 'ready' : 'ready; Redis is away' }
}

/** A Redis that throws keys away is refused; one that is away is waited for: it only rings the bell. */
async function lookAt(redis: RedisBell): Promise<void> {
  const verdict = await redis.verdict()
  if (verdict?.kind === 'unfit') throw new ConfigError(verdict.sentence)
}

/** What people do wrong with an address, by the system's code for it. */
const advice: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'is taken, perhaps by Partline itself: open it in a browser, or set PORT to another number.',
  EACCES: 'may not be used by this account: set PORT to a number above 1023.',
  EADDRNOTAVAIL: 'is not an address of this machine: set HOST to one of its own.',
  ENOTFOUND: 'is not an address: set HOST to one of this machine.',
}

async function listen(server: HttpServer, { host, port }: Config): Promise<number> {
  try {
    return await server.listen(port, host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const known = advice[code]
    if (known === undefined) throw error
    throw new ConfigError(`http://${host}:${port} ${known}`)
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const sentence = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Partline cannot start. ${sentence}\n`)
    if (!(error instanceof ConfigError) && error instanceof Error)
      process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
