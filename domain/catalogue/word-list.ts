import type { Units } from './deletions.ts'

/** Many words in one block of memory, each followed by a line feed; in the snapshot as in use. */
export type WordList = {
  readonly units: Units
  /** Where each word begins; one more than there are words, the last is the length of `units`. */
  readonly starts: Uint32Array
}

const separator = 10

/** The words one after the other. A byte a character as long as all are ASCII, else two. Words hold no line feed. */
export function wordList(words: readonly string[]): WordList {
  const starts = new Uint32Array(words.length + 1)
  let length = 1
  let narrow = true
  for (const [id, word] of words.entries()) {
    starts[id] = length
    length += word.length + 1
    narrow &&= isAscii(word)
  }
  starts[words.length] = length
  const units = narrow ? new Uint8Array(length) : new Uint16Array(length)
  units[0] = separator
  for (const [id, word] of words.entries()) {
    const start = starts[id] ?? 0
    for (let i = 0; i < word.length; i += 1) units[start + i] = word.charCodeAt(i)
    units[start + word.length] = separator
  }
  return { units, starts }
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (word.charCodeAt(i) > 127) return false
  return true
}

/** The length of a word. */
export function lengthAt(words: WordList, id: number): number {
  return (words.starts[id + 1] ?? 0) - (words.starts[id] ?? 0) - 1
}

/** All words as one text, with a line feed before the first and after each: the engine searches and cuts it fast. */
export function textOf({ units }: WordList): string {
  const encoding = units instanceof Uint8Array ? 'utf-8' : 'utf-16le'
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(units)
}
