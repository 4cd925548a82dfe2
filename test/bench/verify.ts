import postgres from 'postgres'
import { invariantNames } from '../../db/invariants.ts'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { fillVolume } from './volume.ts'

/** How long `verify` takes on a private PostgreSQL over a year of a busy company; the argument is its requisitions. */
const requisitions = Number(process.argv[2] ?? 150_000)
const rounds = 3

const say = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

async function timed<T>(work: () => Promise<T>): Promise<{ took: number; result: T }> {
  const begun = performance.now()
  const result = await work()
  return { took: performance.now() - begun, result }
}

async function count(session: postgres.Sql): Promise<string> {
  const tables = [
    'entries',
    'accounts',
    'requisitions',
    'lines',
    'events',
    'tasks',
    'inbox',
    'changes',
  ]
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await session.unsafe(`select count(*)::integer as rows from ${table}`)
      return `${table} ${row?.['rows']}`
    }),
  )
  return counts.join(', ')
}

async function measure(url: string): Promise<void> {
  const database = openPostgres(url)
  for (const name of invariantNames) {
    const { took, result } = await timed(() => database.verify([name]))
    say(`${name.padEnd(16)} ${seconds(took).padStart(8)}  ${result.length} found`)
    for (const each of result.slice(0, 3)) say(`    ${each.what}: ${each.detail}`)
  }
  const all: number[] = []
  for (let round = 0; round < rounds; round++) {
    all.push((await timed(() => database.verify())).took)
  }
  await database.close()
  const median = all.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0
  say(`all of them      ${seconds(median).padStart(8)}  median of ${all.map(seconds).join(', ')}`)
}

async function main(): Promise<void> {
  const server = await startPostgres()
  try {
    await preparePostgres({ ownerUrl: server.url, rows: () => sampleCompany() })
    const session = postgres(server.url, { max: 1, onnotice: () => {} })
    const { took } = await timed(() => fillVolume(session, requisitions))
    say(`filled in ${seconds(took)}: ${await count(session)}`)
    await session.end()
    await measure(server.url)
  } finally {
    await server.stop()
  }
}

await main()
