import { distanceBetween } from './alignment.ts'
import { deletions, longestWord } from './deletions.ts'
import { type CodeError, errorBetween } from './error-model.ts'
import { foldLookalikes, foldScripts, normaliseCode } from './normalise.ts'

/** A code near to what was typed. `rank` is a cost: the smaller, the likelier the error. */
export type Candidate = {
  readonly code: string
  /** Optimal string alignment distance of the normalised forms, from 1. */
  readonly distance: number
  readonly error: CodeError
  readonly rank: number
}

export type CodeIndex = {
  readonly size: number
  /** Codes that are written like this once separators and case are left out. More than one is a collision. */
  exact(typed: string): readonly string[]
  /**
   * Codes within distance two, and codes that differ in look-alikes only (any number), best first. Never what `exact`
   * gives: a candidate is a question.
   */
  candidates(typed: string, options: { readonly limit: number }): readonly Candidate[]
  startingWith(partial: string, limit: number): readonly string[]
  containing(partial: string, limit: number): readonly string[]
}

const farthest = 2

/** So few characters typed and so many of them wrong: that is no likeness. */
export function isFarFetched(candidate: Candidate, typed: string): boolean {
  return candidate.distance * 2 > normaliseCode(typed).length && candidate.error !== 'lookalike'
}

/**
 * An index of codes for exact, near and partial lookup. About 0.5 kB a code; it is never changed: build another one
 * when the catalogue changes.
 */
export function buildCodeIndex(codes: readonly string[]): CodeIndex {
  const keys = codes.map(normaliseCode)
  const byKey = groups(keys)
  const byShape = groups(keys.map(foldLookalikes))
  const near = neighbourhood(keys)
  const partial = partialIndex(keys)
  const pick = (ids: readonly number[]) => ids.map((id) => codes[id] ?? '')

  const candidates = (typed: string, options: { readonly limit: number }) => {
    const wanted = normaliseCode(typed)
    if (wanted === '' || wanted.length > longestWord) return []
    const readings = new Set([wanted, foldScripts(wanted)])
    const ids = new Set(byShape.get(foldLookalikes(wanted)))
    for (const reading of readings) for (const id of near(reading)) ids.add(id)
    const found: Candidate[] = []
    for (const id of ids) {
      const key = keys[id] ?? ''
      if (key === wanted) continue
      const { error, cost } = best(key, readings)
      const distance = distanceBetween(key, wanted)
      found.push({ code: codes[id] ?? '', distance, error, rank: cost })
    }
    return found.sort(byRank).slice(0, options.limit)
  }

  return {
    size: codes.length,
    exact: (typed) => pick(byKey.get(normaliseCode(typed)) ?? []),
    candidates,
    startingWith: (text, limit) => pick(partial.startingWith(normaliseCode(text), limit)),
    containing: (text, limit) => pick(partial.containing(normaliseCode(text), limit)),
  }
}

function byRank(one: Candidate, other: Candidate): number {
  if (one.rank !== other.rank) return one.rank - other.rank
  return one.code < other.code ? -1 : 1
}

/** A letter of another script reads as the Latin one it looks like; that alone is a look-alike error. */
function best(key: string, readings: ReadonlySet<string>): { error: CodeError; cost: number } {
  const errors = [...readings].map((reading) =>
    reading === key ? { error: 'lookalike' as const, cost: 1 } : errorBetween(key, reading),
  )
  return errors.reduce((one, other) => (other.cost < one.cost ? other : one))
}

function groups(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>()
  for (const [id, key] of keys.entries()) {
    const ids = map.get(key)
    if (ids) ids.push(id)
    else map.set(key, [id])
  }
  return map
}

/**
 * Finds the ids of words within distance two: all hashes of all words lie in one array, grouped by bucket; an entry is
 * the word's id in 24 bits and a fingerprint of the hash in 8, so that few words are compared in vain.
 */
function neighbourhood(words: readonly string[]): (word: string) => Iterable<number> {
  const workspace = deletions()
  const bits = bucketBits(words)
  const starts = new Uint32Array(2 ** bits + 1)
  const each = (word: string, visit: (bucket: number, fingerprint: number) => void) => {
    const count = workspace.of(word)
    for (let i = 0; i < count; i += 1) {
      const hash = workspace.hashes[i] ?? 0
      visit(hash >>> (32 - bits), hash & 0xff)
    }
  }
  for (const word of words) {
    each(word, (bucket) => {
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1
    })
  }
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const entries = new Uint32Array(starts[starts.length - 1] ?? 0)
  const next = starts.slice()
  for (const [id, word] of words.entries()) {
    each(word, (bucket, fingerprint) => {
      const at = next[bucket] ?? 0
      next[bucket] = at + 1
      entries[at] = ((id << 8) | fingerprint) >>> 0
    })
  }

  return (word) => {
    const seen = new Set<number>()
    each(word, (bucket, fingerprint) => {
      const end = starts[bucket + 1] ?? 0
      for (let at = starts[bucket] ?? 0; at < end; at += 1) {
        const entry = entries[at] ?? 0
        if ((entry & 0xff) === fingerprint) seen.add(entry >>> 8)
      }
    })
    const close: number[] = []
    for (const id of seen) {
      const other = words[id] ?? ''
      if (Math.abs(other.length - word.length) > farthest) continue
      if (distanceBetween(other, word) <= farthest) close.push(id)
    }
    return close
  }
}

/** About two hashes a bucket; at least 2^8 buckets, at most 2^26. */
function bucketBits(words: readonly string[]): number {
  const hashes = words.reduce((sum, word) => sum + 1 + (word.length * (word.length + 1)) / 2, 0)
  return Math.min(26, Math.max(8, Math.ceil(Math.log2(hashes / 2 + 1))))
}

type PartialIndex = {
  startingWith(partial: string, limit: number): readonly number[]
  containing(partial: string, limit: number): readonly number[]
}

/** All words in one sorted text: searching it is one pass of the engine's own string search. */
function partialIndex(words: readonly string[]): PartialIndex {
  const order = words.map((_, id) => id)
  order.sort((one, other) => ((words[one] ?? '') < (words[other] ?? '') ? -1 : 1))
  const starts = new Uint32Array(order.length)
  let length = 1
  for (const [place, id] of order.entries()) {
    starts[place] = length
    length += (words[id] ?? '').length + 1
  }
  const text = `\n${order.map((id) => words[id]).join('\n')}\n`

  const search = (needle: string, limit: number) => {
    const ids: number[] = []
    let at = text.indexOf(needle)
    while (at >= 0 && ids.length < limit) {
      const place = lastAtMost(starts, needle.startsWith('\n') ? at + 1 : at)
      ids.push(order[place] ?? 0)
      at = text.indexOf(needle, (starts[place + 1] ?? length) - 1)
    }
    return ids
  }
  return {
    startingWith: (partial, limit) => (partial === '' ? [] : search(`\n${partial}`, limit)),
    containing: (partial, limit) => (partial === '' ? [] : search(partial, limit)),
  }
}

function lastAtMost(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
