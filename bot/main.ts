import { composeCore, composeTeams } from './compose.ts'
import { ConfigError, loadConfig } from './config.ts'
import { createHttpServer } from './http/server.ts'
import { fileJournal } from './journal.ts'
import { createLog } from './log.ts'
import { openDatabase } from './open-database.ts'

/** The process: opens what the settings name, listens, and closes in order when it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig()
  const log = createLog(config.logLevel, (line) => process.stderr.write(line))
  const database = await openDatabase(config)
  const core = await composeCore({ database, realNow: () => Date.now(), log })
  const door = await composeTeams({
    core,
    microsoft: config.microsoft,
    console: config.console ? { port: config.port, journal: fileJournal(config.dataDir) } : null,
    log,
  })
  const runner = core.runner([door.channel])
  const server = createHttpServer({ routes: door.routes, log })
  const port = await server.listen(config.port, config.host)
  await door.start()
  runner.start()
  process.stdout.write(`Partline is ready: http://${config.host}:${port}\n`)

  const stop = async () => {
    door.close()
    await server.close()
    await runner.stop()
    await database.close()
    process.stdout.write('Partline has stopped; everything is saved.\n')
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await stop()
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
