import { hashOf, type Units } from './deletions.ts'
import { type NeighbourTable, neighbourTable } from './neighbour-table.ts'
import { foldLookalikes, normaliseCode } from './normalise.ts'
import { type WordList, wordList } from './word-list.ts'

/** What a code index is made of: plain blocks of memory, which can be stored and handed from thread to thread. */
export type CodeTables = {
  /** The codes as the catalogue writes them, in the order of their normalised forms. */
  readonly codes: WordList
  /** Their normalised forms; ids are places in this order. */
  readonly keys: WordList
  readonly near: NeighbourTable
}

/** Latin, Greek and Cyrillic letters by code unit, each as the sign it looks like. */
const shapes = Uint16Array.from({ length: 0x530 }, (_, unit) =>
  foldLookalikes(String.fromCharCode(unit)).charCodeAt(0),
)
const shapeMark = 0x5bd1e995

/** More would not leave enough bits beside an id. */
const mostCodes = 2 ** 24

/** Sorts and hashes the codes. At most 16,777,215 of them. */
export function codeTables(codes: readonly string[]): CodeTables {
  if (codes.length >= mostCodes) throw new RangeError(`${codes.length} codes are too many`)
  const written = codes.map(normaliseCode)
  const order = codes
    .map((_, at) => at)
    .sort((one, other) => compare(written[one] ?? '', written[other] ?? ''))
  const keys = wordList(order.map((at) => written[at] ?? ''))
  return {
    codes: wordList(order.map((at) => codes[at] ?? '')),
    keys,
    near: neighbourTable(keys, shapeHash),
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** The same for all words that differ in look-alikes only, and another one than that of any word. */
export function shapeHash(units: Units, start: number, length: number): number {
  return hashOf(units, start, length, shapes) ^ shapeMark
}

/** The UTF-16 code units of a text. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i)
  return units
}
