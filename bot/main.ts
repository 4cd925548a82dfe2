import { composeCore, composeTeams } from './compose.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { createHttpServer, type HttpServer } from './http/server.ts'
import { fileJournal } from './journal.ts'
import { createLog } from './log.ts'
import { openDatabase } from './open-database.ts'

/**
 * The process: listens, opens what the settings name, serves, and closes in order when it is told to stop. The port
 * comes first: when it is taken, that should be said before the seconds that opening takes.
 */
async function main(): Promise<void> {
  const config = loadConfig()
  const toldToStop = stopSignal()
  const log = createLog(config.logLevel, (line) => process.stderr.write(line))
  const server = createHttpServer({ log })
  const port = await listen(server, config)
  const database = await openDatabase(config, say)
  try {
    const core = await composeCore({ database, realNow: () => Date.now(), log })
    const door = await composeTeams({
      core,
      microsoft: config.microsoft,
      console: config.console ? { port, journal: fileJournal(config.dataDir) } : null,
      log,
    })
    const runner = core.runner([door.channel])
    server.serve(door.routes)
    await door.start()
    runner.start()
    say(`Partline is ready: http://${config.host}:${port}`)
    await toldToStop
    // The console's messages go out through this server, so the runner stops first.
    await runner.stop()
    door.close()
    await server.close()
  } finally {
    await database.close()
  }
  say('Partline has stopped; everything is saved.')
}

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

/** Resolves at the first signal. Later ones change nothing: under `npm start` one Ctrl-C arrives more than once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
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
