import postgres from 'postgres'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import type { Database } from '../../db/store.ts'
import type { Change } from '../../domain/desk/change.ts'
import type { PartCode } from '../../domain/ids.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { commitTheUsualWay } from './commit-baseline.ts'
import { stockUp, submission, type Work, workOf } from './commit-work.ts'
import { fillVolume } from './volume.ts'

/**
 * How many requisitions of three lines are written in a second, by `commit_change` and the usual way, on a private
 * PostgreSQL with fsync on: `npm run bench:commit -- [seconds a run]`, and `npm run bench:commit -- --volume` for what
 * a grown database costs.
 */
const pairs = 5

type Figures = { readonly perSecond: number; readonly p50: number; readonly p99: number }
type Spread = 'hot' | 'spread'
type Way = (change: Change) => Promise<void>

const say = (line: string) => process.stdout.write(`${line}\n`)
const median = (figures: readonly number[]) =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0

/** Three parts for request n: always the same three, or three of a thousand, none of them next to another's. */
function partsFor(work: Work, spread: Spread, number: number): readonly PartCode[] {
  if (spread === 'hot') return work.parts.slice(0, 3)
  const at = (step: number) => work.parts[(number * 7 + step * 331) % work.parts.length]
  return [at(0), at(1), at(2)].filter((part) => part !== undefined)
}

/** So many people write one request after the other for so long. */
async function measure(
  write: Way,
  people: number,
  seconds: number,
  next: () => Change,
): Promise<Figures> {
  const took: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  const person = async () => {
    while (performance.now() < end) {
      const change = next()
      const start = performance.now()
      await write(change)
      took.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: people }, person))
  const sorted = took.toSorted((one, other) => one - other)
  const percentile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return {
    perSecond: (took.length * 1000) / (performance.now() - begun),
    p50: percentile(0.5),
    p99: percentile(0.99),
  }
}

const door =
  (database: Database): Way =>
  async (change) => {
    const answer = await database.store.commit(change)
    if (answer.kind !== 'committed') throw new Error(`the door answered ${JSON.stringify(answer)}`)
  }

type Bench = { readonly url: string; readonly work: Work; nextNumber(): number }

async function compare(
  { url, work, nextNumber }: Bench,
  spread: Spread,
  people: number,
  seconds: number,
) {
  const database = openPostgres(url, { max: people })
  const client = postgres(url, { max: people, onnotice: () => {}, connection: { jit: 'off' } })
  const next = () => {
    const number = nextNumber()
    return submission(work, number, partsFor(work, spread, number))
  }
  const ways = {
    door: door(database),
    usual: (change: Change) => commitTheUsualWay(client, change),
  }
  const runs: Record<keyof typeof ways, Figures[]> = { door: [], usual: [] }
  // Opens the connections and prepares the statements.
  for (const write of Object.values(ways)) await measure(write, people, 0.5, next)
  for (let pair = 0; pair < pairs; pair++) {
    const order = pair % 2 ? (['usual', 'door'] as const) : (['door', 'usual'] as const)
    for (const name of order) runs[name].push(await measure(ways[name], people, seconds, next))
  }
  await Promise.all([database.close(), client.end()])
  for (const [name, label] of [
    ['door', 'commit_change'],
    ['usual', 'client transaction'],
  ] as const) {
    const of = (figure: keyof Figures) => runs[name].map((run) => run[figure])
    const all = of('perSecond').map((rate) => rate.toFixed(0))
    say(
      `  ${label.padEnd(20)} ${median(of('perSecond')).toFixed(0).padStart(5)}/s   ` +
        `p50 ${median(of('p50')).toFixed(1).padStart(6)} ms   p99 ${median(of('p99')).toFixed(1).padStart(6)} ms   (${all.join(', ')})`,
    )
  }
  const ratios = runs.door.map((run, index) => run.perSecond / (runs.usual[index]?.perSecond ?? 1))
  say(`  ratio ${median(ratios).toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(', ')})`)
}

/** A fresh server with the sample company, so many requisitions of its past, and HQ's shelves full. */
async function withServer(past: number, bench: (parts: Bench) => Promise<void>): Promise<void> {
  const server = await startPostgres({ fsync: true })
  try {
    const whole = sampleCompany()
    const rows = { ...whole, openingStock: whole.openingStock.slice(0, 9_000) }
    await preparePostgres({ ownerUrl: server.url, rows: () => rows })
    const session = postgres(server.url, { max: 1, onnotice: () => {} })
    if (past > 0) await fillVolume(session, past)
    await session.unsafe('checkpoint')
    await session.end()
    const work = workOf(rows)
    const database = openPostgres(server.url)
    await stockUp(database.store, work)
    await database.close()
    let number = 10_000_000
    await bench({ url: server.url, work, nextNumber: () => ++number })
  } finally {
    await server.stop()
  }
}

async function comparison(seconds: number): Promise<void> {
  await withServer(0, async (bench) => {
    for (const spread of ['spread', 'hot'] as const) {
      for (const people of [8, 64]) {
        say(`${people} connections, ${spread === 'hot' ? 'three hot parts' : '1,000 parts'}`)
        await compare(bench, spread, people, seconds)
      }
    }
  })
}

/**
 * The same door over a small and a grown database, measured in turn: about 7 entries a requisition of the past, and rows
 * in every other table as well.
 */
async function growth(seconds: number): Promise<void> {
  await withServer(0, (small) =>
    withServer(705_000, async (grown) => {
      const rates = { small: [] as number[], grown: [] as number[] }
      for (let pair = 0; pair <= pairs; pair++) {
        const rate = { small: await rateOf(small, seconds), grown: await rateOf(grown, seconds) }
        if (pair === 0) continue
        rates.small.push(rate.small)
        rates.grown.push(rate.grown)
      }
      say(`${await countEntries(small.url)} entries: ${median(rates.small).toFixed(0)}/s`)
      say(`${await countEntries(grown.url)} entries: ${median(rates.grown).toFixed(0)}/s`)
      const growths = rates.small.map((rate, index) => rate / (rates.grown[index] ?? rate))
      const all = growths.map((each) => each.toFixed(2))
      say(`at 8 connections the cost grows ${median(growths).toFixed(2)}x (${all.join(', ')})`)
    }),
  )
}

async function rateOf({ url, work, nextNumber }: Bench, seconds: number): Promise<number> {
  const database = openPostgres(url, { max: 8 })
  const next = () => {
    const number = nextNumber()
    return submission(work, number, partsFor(work, 'spread', number))
  }
  const { perSecond } = await measure(door(database), 8, seconds, next)
  await database.close()
  return perSecond
}

async function countEntries(url: string): Promise<number> {
  const session = postgres(url, { max: 1 })
  const [row] = await session`select count(*)::integer as entries from entries`
  await session.end()
  return Number(row?.['entries'])
}

const seconds = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 4)
if (process.argv.includes('--volume')) await growth(seconds)
else await comparison(seconds)
