import { type Deletions, deletions, type Units } from './deletions.ts'
import type { NeighbourTable } from './neighbour-table.ts'

/** Looks up in a table, with its own working space (five bytes a word). */
export type Neighbours = {
  readonly table: NeighbourTable
  readonly workspace: Deletions
  /** Where each hash should lie, and what lies there. */
  readonly places: Uint32Array
  readonly firsts: Uint32Array
  /** Ids that were found, each once: the first `count`. */
  readonly found: Uint32Array
  readonly isFound: Uint8Array
  count: number
}

/** A searcher over a table of so many words. */
export function createNeighbours(table: NeighbourTable, words: number): Neighbours {
  const workspace = deletions()
  return {
    table,
    workspace,
    places: new Uint32Array(workspace.hashes.length),
    firsts: new Uint32Array(workspace.hashes.length),
    found: new Uint32Array(words),
    isFound: new Uint8Array(words),
    count: 0,
  }
}

/**
 * Finds the ids of the words that share a hash with this one or have the hash `extra`; a few others come along. They
 * stay in `found` until `forget`.
 */
export function findNear(at: Neighbours, units: Units, length: number, extra: number): void {
  const { workspace, places, firsts, table } = at
  const { hashes } = workspace
  const { starts, entries, bucketBits } = table
  const shift = 32 - bucketBits
  const all = workspace.of(units, 0, length)
  hashes[all] = extra
  const size = sift(table.filter, hashes, all + 1)
  // First all jumps, then all reading: the memory accesses overlap.
  for (let k = 0; k < size; k += 1) places[k] = guess(hashes[k] ?? 0, starts, shift, bucketBits)
  for (let k = 0; k < size; k += 1) firsts[k] = entries[places[k] ?? 0] ?? 0
  for (let k = 0; k < size; k += 1) collect(at, hashes[k] ?? 0, places[k] ?? 0, firsts[k] ?? 0)
}

/** Keeps the hashes that some word may have, in front, and gives their count. Without a jump for each: those are guessed. */
function sift(filter: Uint32Array, hashes: Uint32Array, size: number): number {
  const shift = Math.clz32(filter.length) - 4
  let kept = 0
  for (let k = 0; k < size; k += 1) {
    const hash = hashes[k] ?? 0
    const bit = hash >>> shift
    hashes[kept] = hash
    kept += ((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1
  }
  return kept
}

/** Finds the ids of the words that have this very hash. */
export function findHash(at: Neighbours, hash: number): void {
  const { starts, entries, bucketBits } = at.table
  const place = guess(hash, starts, 32 - bucketBits, bucketBits)
  collect(at, hash, place, entries[place] ?? 0)
}

/** Makes room for the next search. */
export function forget(at: Neighbours): void {
  const { found, isFound, count } = at
  for (let k = 0; k < count; k += 1) isFound[found[k] ?? 0] = 0
  at.count = 0
}

/** About where an entry of this hash lies, if there is one: the bits are spread evenly. */
function guess(hash: number, starts: Uint32Array, shift: number, bucketBits: number): number {
  const bucket = hash >>> shift
  const start = starts[bucket] ?? 0
  const size = (starts[bucket + 1] ?? 0) - start
  return start + ((((hash << bucketBits) >>> 22) * size) >>> 10)
}

function collect(at: Neighbours, hash: number, from: number, first: number): void {
  const { starts, entries, bucketBits, idBits } = at.table
  const bucket = hash >>> (32 - bucketBits)
  const end = starts[bucket + 1] ?? 0
  const wanted = (((hash << bucketBits) >>> idBits) << idBits) >>> 0
  let place = from
  if (first < wanted) {
    while (place < end && (entries[place] ?? 0) < wanted) place += 1
  } else {
    const start = starts[bucket] ?? 0
    while (place > start && (entries[place - 1] ?? 0) >= wanted) place -= 1
  }
  for (; place < end; place += 1) {
    const entry = entries[place] ?? 0
    if ((entry ^ wanted) >>> idBits !== 0) return
    note(at, entry & (2 ** idBits - 1))
  }
}

function note(at: Neighbours, id: number): void {
  if (at.isFound[id] === 1) return
  at.isFound[id] = 1
  at.found[at.count] = id
  at.count += 1
}
