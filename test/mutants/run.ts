import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import postgres from 'postgres'
import { migratePostgres } from '../../db/migrate.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { type Mutant, plant } from './mutant.ts'
import { mutants } from './mutants.ts'

/** Everything that may notice a fault, when those that should did not. */
const suite = ['test/contract', 'test/races', 'test/db/permissions.test.ts']

/** Tests on the other two databases would only cost time: the faults are in PostgreSQL. */
const onlyPostgres = ['--testNamePattern', 'PostgreSQL']

type Verdict = { readonly killer: string | null; readonly seconds: number }

/**
 * Plants one fault after the other in the SQL functions and runs the real tests against it: `npm run mutants`, or
 * `npm run mutants -- <parts of names>`. The tests clone their databases from `template1`, so the fault is planted there
 * and no test knows of it; they find it migrated already.
 */
async function main(parts: readonly string[]): Promise<number> {
  const chosen = mutants.filter(
    ({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)),
  )
  const server = await startPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'partline-mutants-'))
  const superuser = postgres(server.url, { max: 1, onnotice: () => undefined })
  try {
    const owner = await prepare(superuser, server.url)
    const report = join(folder, 'report.json')
    // An edit that fits no more must not be found after half an hour.
    for (const mutant of mutants) await plantIn(superuser, owner, mutant)
    await plantIn(superuser, owner, { name: 'none', noticedBy: [], edits: [] })
    const files = [...new Set(chosen.flatMap(({ noticedBy }) => noticedBy))]
    const healthy = await failures(owner, files, report)
    if (healthy !== null) throw new Error(`without any fault this fails: ${healthy}`)
    let survived = 0
    for (const mutant of chosen) {
      await plantIn(superuser, owner, mutant)
      const { killer, seconds } = await trial(owner, mutant, report)
      if (killer === null) survived += 1
      console.log(
        `${mutant.name.padEnd(62)} ${seconds.toFixed(1).padStart(5)} s  ${killer ?? 'SURVIVED'}`,
      )
    }
    console.log(
      `${chosen.length} mutants, ${chosen.length - survived} killed, ${survived} survived`,
    )
    return survived === 0 ? 0 : 1
  } finally {
    await superuser.end({ timeout: 5 })
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** An owner without rank, as in the tests, and a migrated database to copy. Gives the owner's url. */
async function prepare(superuser: postgres.Sql, url: string): Promise<URL> {
  const owner = new URL(url)
  owner.username = 'partline_owner'
  await superuser.unsafe(
    `create role ${owner.username} login createdb createrole password '${owner.password}'`,
  )
  await superuser.unsafe(`create database healthy owner ${owner.username}`)
  await migratePostgres(databaseOf(owner, 'healthy'))
  return owner
}

/** Makes `template1` a copy of the migrated database with the fault in it. */
async function plantIn(superuser: postgres.Sql, owner: URL, mutant: Mutant): Promise<void> {
  await superuser.unsafe('alter database template1 is_template false')
  await superuser.unsafe('drop database template1 with (force)')
  await superuser.unsafe(
    `create database template1 template healthy strategy file_copy owner ${owner.username} is_template true`,
  )
  const sql = postgres(databaseOf(owner, 'template1'), { max: 1, onnotice: () => undefined })
  try {
    await plant(sql, mutant)
  } finally {
    await sql.end()
  }
}

function databaseOf(owner: URL, name: string): string {
  const url = new URL(owner)
  url.pathname = `/${name}`
  return url.href
}

/** First the tests that should notice, then all of them. */
async function trial(owner: URL, mutant: Mutant, report: string): Promise<Verdict> {
  const start = performance.now()
  const killer =
    (await failures(owner, mutant.noticedBy, report)) ?? (await failures(owner, suite, report))
  return { killer, seconds: (performance.now() - start) / 1000 }
}

/** Runs test files and gives the name of the first test that failed, or null. Throws when nothing was run. */
async function failures(
  owner: URL,
  files: readonly string[],
  report: string,
): Promise<string | null> {
  rmSync(report, { force: true })
  const { code, output } = await vitest(owner, [...files, `--outputFile=${report}`])
  const results = readReport(report, output).testResults
  const tests = results.flatMap((file) => file.assertionResults)
  const failed = tests.find((each) => each.status === 'failed')
  if (failed) return failed.fullName
  const unprepared = results.find((file) => file.status === 'failed')
  if (unprepared) return `before the tests of ${basename(unprepared.name)}: ${unprepared.message}`
  if (code === 0 && tests.some((each) => each.status === 'passed')) return null
  throw new Error(`no test was run:\n${output}`)
}

/** Not `spawnSync`: the server's log must be read meanwhile, or the full pipe stops it. */
async function vitest(owner: URL, args: readonly string[]) {
  const settings = ['--bail=1', '--testTimeout=30000', '--reporter=json', ...onlyPostgres]
  const child = spawn('npx', ['vitest', 'run', ...args, ...settings], {
    env: { ...process.env, DATABASE_URL: owner.href },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}

type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function readReport(path: string, output: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`vitest gave no report:\n${output}`, { cause })
  }
}

process.exitCode = await main(process.argv.slice(2))
