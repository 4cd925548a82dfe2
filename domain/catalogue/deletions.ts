/**
 * Hashes of everything a word becomes when up to two of its characters are left out, the word itself included. Two
 * words within distance two (optimal string alignment) share one of them: every edit costs at most one character on
 * either side. Each hash is put together from those of the pieces (h(ab) = h(a) p^|b| + h(b), modulo 2^32).
 */
export type Deletions = {
  /**
   * Fills `hashes` and gives their count; the word's own hash comes first. Of words longer than `longestWord` it gives
   * the own hash only. The array is reused by the next call and has room for
   * one more.
   */
  of(units: Units, start: number, length: number): number
  readonly hashes: Uint32Array
}

/** UTF-16 code units, or ASCII bytes. */
export type Units = Uint8Array | Uint16Array

/** Words longer than this are not codes: they are known, but nothing is near them. */
export const longestWord = 48

const base = 0x01000193

/** Working space for the hashes of one word at a time. */
export function deletions(): Deletions {
  const hashes = new Uint32Array(2 + longestWord + (longestWord * (longestWord - 1)) / 2)
  const word = new Uint16Array(longestWord)
  const prefix = new Int32Array(longestWord + 1)
  const suffix = new Int32Array(longestWord + 1)
  const power = new Int32Array(longestWord + 1)
  power[0] = 1
  for (let i = 1; i <= longestWord; i += 1) power[i] = Math.imul(power[i - 1] ?? 0, base)

  const prepare = (units: Units, start: number, length: number) => {
    for (let i = 0; i < length; i += 1) {
      const unit = units[start + i] ?? 0
      word[i] = unit
      prefix[i + 1] = (Math.imul(prefix[i] ?? 0, base) + unit + 1) | 0
    }
    const whole = prefix[length] ?? 0
    for (let i = 0; i <= length; i += 1)
      suffix[i] = (whole - Math.imul(prefix[i] ?? 0, power[length - i] ?? 0)) | 0
  }

  const of = (units: Units, start: number, length: number): number => {
    if (length > longestWord) {
      hashes[0] = hashOf(units, start, length)
      return 1
    }
    prepare(units, start, length)
    let count = 0
    hashes[count++] = mix(prefix[length] ?? 0)
    for (let i = 0; i < length; i += 1) {
      // Of equal neighbours it does not matter which one goes: the first stands for all.
      if (i > 0 && word[i] === word[i - 1]) continue
      let head = prefix[i] ?? 0
      hashes[count++] = mix(
        (Math.imul(head, power[length - i - 1] ?? 0) + (suffix[i + 1] ?? 0)) | 0,
      )
      for (let j = i + 1; j < length; j += 1) {
        const twice = j === i + 1 ? i > 0 && word[i - 1] === word[j] : word[j] === word[j - 1]
        if (!twice) {
          hashes[count++] = mix(
            (Math.imul(head, power[length - j - 1] ?? 0) + (suffix[j + 1] ?? 0)) | 0,
          )
        }
        head = (Math.imul(head, base) + (word[j] ?? 0) + 1) | 0
      }
    }
    return count
  }
  return { of, hashes }
}

/** The hash `of` gives first: the word as it is; or, with `folded`, the word with those units replaced. */
export function hashOf(units: Units, start: number, length: number, folded?: Uint16Array): number {
  let hash = 0
  for (let i = 0; i < length; i += 1) {
    const unit = units[start + i] ?? 0
    hash = (Math.imul(hash, base) + (folded?.[unit] ?? unit) + 1) | 0
  }
  return mix(hash)
}

/** Spreads the bits, so that any of them may choose a bucket (the finaliser of MurmurHash3, public domain). */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
