/**
 * Hashes of everything a word becomes when up to two of its characters are left out, the word itself included. Two
 * words within distance two (optimal string alignment) share one of them: every edit costs at most one character on
 * either side. Each hash is put together from those of the pieces (h(ab) = h(a) p^|b| + h(b), modulo 2^32).
 */
export type Deletions = {
  /** Fills `hashes` and gives their count. The array is reused by the next call. */
  of(word: string): number
  readonly hashes: Uint32Array
}

/** Words longer than this are not codes. */
export const longestWord = 48

const base = 0x01000193

/** Working space for the hashes of one word at a time. */
export function deletions(): Deletions {
  const hashes = new Uint32Array(1 + longestWord + (longestWord * (longestWord - 1)) / 2)
  const prefix = new Int32Array(longestWord + 1)
  const power = new Int32Array(longestWord + 1)
  power[0] = 1
  for (let i = 1; i <= longestWord; i += 1) power[i] = Math.imul(power[i - 1] ?? 0, base)

  const piece = (from: number, to: number) =>
    ((prefix[to] ?? 0) - Math.imul(prefix[from] ?? 0, power[to - from] ?? 0)) | 0
  const join = (left: number, right: number, rightLength: number) =>
    (Math.imul(left, power[rightLength] ?? 0) + right) | 0

  const of = (word: string): number => {
    const length = Math.min(word.length, longestWord)
    for (let i = 0; i < length; i += 1) {
      prefix[i + 1] = (Math.imul(prefix[i] ?? 0, base) + word.charCodeAt(i) + 1) | 0
    }
    let count = 0
    hashes[count++] = mix(prefix[length] ?? 0)
    for (let i = 0; i < length; i += 1) {
      const head = prefix[i] ?? 0
      hashes[count++] = mix(join(head, piece(i + 1, length), length - i - 1))
      for (let j = i + 1; j < length; j += 1) {
        const middle = join(head, piece(i + 1, j), j - i - 1)
        hashes[count++] = mix(join(middle, piece(j + 1, length), length - j - 1))
      }
    }
    return count
  }
  return { of, hashes }
}

/** Spreads the bits, so that any of them may choose a bucket (the finaliser of MurmurHash3, public domain). */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
