import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Random } from '../../db/sample/random.ts'
import { type CodeIndex, indexOver } from '../../domain/catalogue/code-index.ts'
import { openSnapshot, snapshotOf } from '../../domain/catalogue/code-snapshot.ts'
import { type CodeTables, codeTables } from '../../domain/catalogue/code-tables.ts'
import { normaliseCode } from '../../domain/catalogue/normalise.ts'
import { partCodes } from './codes-lists.ts'
import { bytesInUse, duration, latency, say, table, timed } from './codes-measure.ts'
import { type Peer, passjoin, type Search, symspell } from './codes-peers.ts'
import { mistyped, published } from './codes-typing.ts'

/** Its p50 is taken from so many queries; the peers answer a thousandth as fast. */
const queryCount = 20_000
const peerQueries = 300

const searchOf =
  (index: CodeIndex): Search =>
  (typed) =>
    index.candidates(typed, { limit: 5 }).map(({ code }) => code)

function row(name: string, bytes: number, took: number, times: Times, fastest: Times) {
  const { p50, p99 } = times
  const slower = `${(p50 / fastest.p50).toFixed(1)}x`
  return [name, `${bytes.toFixed(0)} B`, ...[took, p50, p99].map(duration), slower]
}

type Times = { readonly p50: number; readonly p99: number }

/**
 * A million codes: bytes and time to build, how long a query takes beside the peers in the same process, and how long a
 * snapshot takes to load from a file that the system has in memory.
 */
export function large(random: Random): void {
  const codes = [...new Set(partCodes(1_000_000, random).map(normaliseCode))]
  const queries = Array.from({ length: queryCount }, () =>
    mistyped(random.pick(codes), published, random),
  )
  const before = bytesInUse()
  const { result: tables, took } = timed(() => codeTables(codes))
  const index = indexOver(tables)
  const bytes = (bytesInUse() - before) / codes.length
  const own = latency(queries, searchOf(index))
  const peers = [passjoin, symspell].map((peer) => peerRow(peer, codes, queries, own))
  say(`${codes.length} codes`)
  const rows = [row('partline', bytes, took, own, own), ...peers]
  say(table([['', 'a code', 'build', 'p50', 'p99', 'slower'], ...rows]))
  snapshot(tables, queries, searchOf(index))
}

function peerRow(peer: Peer, codes: readonly string[], queries: readonly string[], own: Times) {
  const before = bytesInUse()
  const { result: search, took } = timed(() => peer.build(codes))
  const bytes = (bytesInUse() - before) / codes.length
  return row(peer.name, bytes, took, latency(queries.slice(0, peerQueries), search), own)
}

const rounds = 5

function snapshot(tables: CodeTables, queries: readonly string[], search: Search): void {
  const folder = mkdtempSync(join(tmpdir(), 'codes-'))
  const file = join(folder, 'codes.snapshot')
  try {
    const { took: writing } = timed(() => writeFileSync(file, snapshotOf(tables, 1)))
    const loads = Array.from({ length: rounds }, () => timed(() => load(file)))
    const times = loads.map(({ took }) => took).sort((one, other) => one - other)
    const loaded = searchOf(loads[0]?.result ?? indexOver(tables))
    const differs = queries.filter((typed) => loaded(typed).join() !== search(typed).join())
    say(
      `snapshot: written in ${duration(writing)}, loaded in ${duration(times[2] ?? 0)} ` +
        `(median of ${rounds}, ${times.map(duration).join(', ')}), ${differs.length} different answers`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function load(file: string): CodeIndex {
  const opened = openSnapshot(readFileSync(file), 1)
  if (opened.kind !== 'opened') throw new Error(`the snapshot is ${opened.why}`)
  return indexOver(opened.tables)
}
