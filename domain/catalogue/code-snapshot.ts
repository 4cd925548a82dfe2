import type { CodeTables } from './code-tables.ts'
import type { Units } from './deletions.ts'

/** What opening a snapshot comes to; a damaged or older one is built anew. */
export type Opened =
  | { readonly kind: 'opened'; readonly tables: CodeTables }
  | { readonly kind: 'unreadable'; readonly why: 'not-a-snapshot' | 'other-version' | 'damaged' }

const magic = 0x584e4950
const version = 1
const headerWords = 16

/**
 * The tables in one block of memory, little-endian: a header of 16 words (magic, version, checksum, bits, the sizes and
 * widths of the sections) and the sections, each from a multiple of four bytes on. `of` marks what it was made from:
 * a 32-bit digest of the caller's choice.
 */
export function snapshotOf({ codes, keys, near }: CodeTables, of: number): Uint8Array<ArrayBuffer> {
  const sections = [
    codes.units,
    codes.starts,
    keys.units,
    keys.starts,
    near.starts,
    near.entries,
    near.filter,
  ]
  const header = [
    magic,
    version,
    0,
    of >>> 0,
    near.bucketBits,
    near.idBits,
    ...sections.map((each) => each.length),
    codes.units.BYTES_PER_ELEMENT,
    keys.units.BYTES_PER_ELEMENT,
  ]
  const size = sections.reduce((sum, each) => sum + padded(each.byteLength), headerWords * 4)
  const bytes = new Uint8Array(size)
  const words = new Uint32Array(bytes.buffer)
  words.set(header)
  let at = headerWords * 4
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at)
    at += padded(section.byteLength)
  }
  words[2] = checksum(words)
  return bytes
}

/**
 * The tables of a snapshot, as views over its memory: nothing is copied. `of` must be the digest it was made with. The
 * bytes must begin at a multiple of four.
 */
export function openSnapshot(bytes: Uint8Array, of: number): Opened {
  const unreadable = (why: 'not-a-snapshot' | 'other-version' | 'damaged'): Opened => ({
    kind: 'unreadable',
    why,
  })
  if (
    bytes.byteLength < headerWords * 4 ||
    bytes.byteLength % 4 !== 0 ||
    bytes.byteOffset % 4 !== 0
  )
    return unreadable('not-a-snapshot')
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  if (words[0] !== magic) return unreadable('not-a-snapshot')
  if (words[1] !== version || words[3] !== of >>> 0) return unreadable('other-version')
  const sizes = [...words.subarray(6, 13)]
  const widths = [words[13] ?? 0, 4, words[14] ?? 0, 4, 4, 4, 4]
  const lengths = sizes.map((size, section) => padded(size * (widths[section] ?? 0)))
  const whole = lengths.reduce((sum, length) => sum + length, headerWords * 4)
  if (whole !== bytes.byteLength || words[2] !== checksum(words)) return unreadable('damaged')
  let at = bytes.byteOffset + headerWords * 4
  const [codes = 0, codeStarts = 0, keys = 0, keyStarts = 0, starts = 0, entries = 0, filter = 0] =
    lengths.map((length) => {
      const from = at
      at += length
      return from
    })
  const numbers = (from: number, section: number) =>
    new Uint32Array(bytes.buffer, from, sizes[section] ?? 0)
  const units = (from: number, section: number): Units =>
    widths[section] === 1
      ? new Uint8Array(bytes.buffer, from, sizes[section] ?? 0)
      : new Uint16Array(bytes.buffer, from, sizes[section] ?? 0)
  return {
    kind: 'opened',
    tables: {
      codes: { units: units(codes, 0), starts: numbers(codeStarts, 1) },
      keys: { units: units(keys, 2), starts: numbers(keyStarts, 3) },
      near: {
        bucketBits: words[4] ?? 0,
        idBits: words[5] ?? 0,
        starts: numbers(starts, 4),
        entries: numbers(entries, 5),
        filter: numbers(filter, 6),
      },
    },
  }
}

const padded = (bytes: number) => Math.ceil(bytes / 4) * 4

/** Over everything but its own place; finds any damage of one word and nearly all others. Four sums run side by side. */
function checksum(words: Uint32Array): number {
  const end = words.length - ((words.length - 3) % 4)
  let [one, two, three, four] = [0x811c9dc5 | 0, 1, 2, 3]
  for (let at = 3; at < end; at += 4) {
    one = (((one << 5) | (one >>> 27)) + (words[at] ?? 0)) | 0
    two = (((two << 5) | (two >>> 27)) + (words[at + 1] ?? 0)) | 0
    three = (((three << 5) | (three >>> 27)) + (words[at + 2] ?? 0)) | 0
    four = (((four << 5) | (four >>> 27)) + (words[at + 3] ?? 0)) | 0
  }
  for (let at = end; at < words.length; at += 1) one = (Math.imul(one, 31) + (words[at] ?? 0)) | 0
  return (one ^ Math.imul(two, 3) ^ Math.imul(three, 5) ^ Math.imul(four, 7)) >>> 0
}
