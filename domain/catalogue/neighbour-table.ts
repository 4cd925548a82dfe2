import { deletions, type Units } from './deletions.ts'
import { lengthAt, type WordList } from './word-list.ts'

/**
 * All hashes of all words, sorted. The upper bits of a hash choose a bucket; inside it entries are in order of the next
 * bits, so that a look-up can jump to about the right place: one memory access for each hash. An entry is those bits
 * and, below them, the word's id, which takes as many bits as the number of words needs.
 */
export type NeighbourTable = {
  readonly bucketBits: number
  readonly idBits: number
  /** Where each bucket begins in `entries`; one more than there are buckets. */
  readonly starts: Uint32Array
  readonly entries: Uint32Array
  /** One bit for each possible value of the upper bits of a hash: zero where no word has such a hash. */
  readonly filter: Uint32Array
}

/** At least so many bits of the filter for each entry: three of four hashes that nobody has are turned away. */
const bitsPerEntry = 4

/** Entries lie in buckets of 16 to 32. */
const entriesPerBucket = 16
const mostBucketBits = 24

/** Builds the table in two passes: count, then put in place. `extra`: one more hash of each word. */
export function neighbourTable(
  words: WordList,
  extra: (units: Units, start: number, length: number) => number,
): NeighbourTable {
  const count = words.starts.length - 1
  const workspace = deletions()
  const { hashes } = workspace
  const each = (id: number) => {
    const start = words.starts[id] ?? 0
    const length = lengthAt(words, id)
    const size = workspace.of(words.units, start, length)
    hashes[size] = extra(words.units, start, length)
    return size + 1
  }

  let total = 0
  for (let id = 0; id < count; id += 1) total += each(id)
  const bucketBits = Math.min(
    mostBucketBits,
    Math.max(1, Math.floor(Math.log2(total / entriesPerBucket + 1))),
  )
  const idBits = Math.max(1, Math.ceil(Math.log2(count + 1)))
  const shift = 32 - bucketBits
  const starts = new Uint32Array(2 ** bucketBits + 2)
  const countOne = (hash: number) => {
    const at = (hash >>> shift) + 2
    starts[at] = (starts[at] ?? 0) + 1
  }
  for (let id = 0; id < count; id += 1) {
    const size = each(id)
    for (let k = 0; k < size; k += 1) countOne(hashes[k] ?? 0)
  }
  for (let i = 2; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)

  // While filling, starts[bucket + 1] is the next free place of a bucket; afterwards it is the bucket's end.
  const entries = new Uint32Array(total)
  const filterBits = Math.max(5, Math.ceil(Math.log2(total * bitsPerEntry + 1)))
  const filter = new Uint32Array(2 ** (filterBits - 5))
  const put = (hash: number, id: number) => {
    const bit = hash >>> (32 - filterBits)
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
    const at = (hash >>> shift) + 1
    const place = starts[at] ?? 0
    starts[at] = place + 1
    entries[place] = ((((hash << bucketBits) >>> idBits) << idBits) | id) >>> 0
  }
  for (let id = 0; id < count; id += 1) {
    const size = each(id)
    for (let k = 0; k < size; k += 1) put(hashes[k] ?? 0, id)
  }
  const table = {
    bucketBits,
    idBits,
    starts: starts.subarray(0, 2 ** bucketBits + 1),
    entries,
    filter,
  }
  sortBuckets(table)
  return table
}

/** Small buckets are sorted in place by insertion: a call of the engine's own sort would cost more than the sorting. */
function sortBuckets({ starts, entries }: NeighbourTable): void {
  for (let bucket = 0; bucket + 1 < starts.length; bucket += 1) {
    const start = starts[bucket] ?? 0
    const end = starts[bucket + 1] ?? 0
    if (end - start > 64) {
      entries.subarray(start, end).sort()
      continue
    }
    for (let i = start + 1; i < end; i += 1) {
      const entry = entries[i] ?? 0
      let at = i
      while (at > start && (entries[at - 1] ?? 0) > entry) {
        entries[at] = entries[at - 1] ?? 0
        at -= 1
      }
      entries[at] = entry
    }
  }
}
