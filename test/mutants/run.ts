import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { migratePostgres } from '../../db/migrate.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { commitMutants } from './commit-mutants.ts'
import { ledgerMutants } from './ledger-mutants.ts'
import { type Mutant, plant } from './mutant.ts'
import { rowMutants } from './row-mutants.ts'
import { workMutants } from './work-mutants.ts'

/**
 * Plants one fault after the other in the SQL functions and runs the real tests against it: `npm run mutants`, or
 * `npm run mutants -- <part of a name>`. The tests clone their databases from `template1`, so the fault is planted there
 * and no test knows of it; they find it migrated already.
 */
const mutants = [...ledgerMutants, ...commitMutants, ...rowMutants, ...workMutants]

/** Everything that may notice a fault, when those that should did not. */
const suite = ['test/contract', 'test/races', 'test/db/permissions.test.ts']

/** Tests on the other two databases would only cost time: the faults are in PostgreSQL. */
const onlyPostgres = ['--testNamePattern', 'PostgreSQL']

type Verdict = { readonly killer: string | null; readonly seconds: number }

async function main(part: string): Promise<number> {
  const chosen = mutants.filter(({ name }) => name.includes(part))
  const server = await startPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'partline-mutants-'))
  const superuser = postgres(server.url, { max: 1, onnotice: () => undefined })
  try {
    const owner = await prepare(superuser, server.url)
    const report = join(folder, 'report.json')
    await plantIn(superuser, owner, { name: 'none', noticedBy: [], edits: [] })
    const files = [...new Set(chosen.flatMap(({ noticedBy }) => noticedBy))]
    const healthy = failures(owner, files, report)
    if (healthy !== null) throw new Error(`without any fault this fails: ${healthy}`)
    let survived = 0
    for (const mutant of chosen) {
      await plantIn(superuser, owner, mutant)
      const { killer, seconds } = trial(owner, mutant, report)
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
    await superuser.end()
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
function trial(owner: URL, mutant: Mutant, report: string): Verdict {
  const start = performance.now()
  const killer = failures(owner, mutant.noticedBy, report) ?? failures(owner, suite, report)
  return { killer, seconds: (performance.now() - start) / 1000 }
}

/** Runs test files and gives the name of the first test that failed, or null. Throws when nothing was run. */
function failures(owner: URL, files: readonly string[], report: string): string | null {
  rmSync(report, { force: true })
  const run = spawnSync(
    'npx',
    [
      'vitest',
      'run',
      ...files,
      ...onlyPostgres,
      '--bail=1',
      '--testTimeout=30000',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { env: { ...process.env, DATABASE_URL: owner.href }, encoding: 'utf8' },
  )
  const results = readReport(report, run.stdout + run.stderr)
  const tests = results.testResults.flatMap((file) => file.assertionResults)
  const failed = tests.find((each) => each.status === 'failed')
  if (failed) return failed.fullName
  if (run.status === 0 && tests.some((each) => each.status === 'passed')) return null
  throw new Error(`no test was run:\n${run.stdout}${run.stderr}`)
}

type Report = {
  readonly testResults: readonly {
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

process.exitCode = await main(process.argv[2] ?? '')
