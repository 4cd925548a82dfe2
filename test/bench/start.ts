import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { preparePglite } from '../../db/pglite.ts'
import { sampleCompany } from '../../db/sample/company.ts'

/** How long a newcomer waits: making and loading the sample company, the first start, and a start with data there. */
const rounds = Number(process.argv[2] ?? 3)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 3000
}

/** Milliseconds from the start of the process to the first page; the process is told to stop and awaited. */
async function startOnce(folder: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the process ended with code ${child.exitCode}`)
    await wait(20)
  }
  const took = performance.now() - begun
  child.kill('SIGINT')
  await ended
  return took
}

async function answers(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/console/state`).then(
    (response) => response.ok,
    () => false,
  )
}

async function loadOnce(): Promise<{ made: number; loaded: number }> {
  const begun = performance.now()
  const rows = sampleCompany()
  const made = performance.now() - begun
  const empty = performance.now()
  const database = await preparePglite({ dataDir: null, rows: () => rows })
  const loaded = performance.now() - empty
  await database.close()
  return { made, loaded }
}

const median = (figures: readonly number[]) =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

const figures: Record<string, number[]> = { make: [], load: [], first: [], again: [] }
for (let round = 0; round < rounds; round++) {
  const folder = await mkdtemp(join(tmpdir(), 'partline-bench-'))
  const { made, loaded } = await loadOnce()
  figures['make']?.push(made)
  figures['load']?.push(loaded)
  figures['first']?.push(await startOnce(folder))
  figures['again']?.push(await startOnce(folder))
  await rm(folder, { recursive: true, force: true })
}
const labels = {
  make: 'make the sample company',
  load: 'open, migrate and load PGlite',
  first: 'first start to first page',
  again: 'restart to first page',
}
for (const [name, label] of Object.entries(labels)) {
  const all = figures[name] ?? []
  process.stdout.write(
    `${label.padEnd(32)} median ${seconds(median(all))}  (${all.map(seconds).join(', ')})\n`,
  )
}
