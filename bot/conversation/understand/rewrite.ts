import type { Cleaned } from './clean.ts'

/** A piece of folded text and what to read in its place; `end` is exclusive. */
export type Rewriting = { readonly start: number; readonly end: number; readonly value: string }

/**
 * The text with pieces read as something else; a unit of a replacement stands for the one in
 * its place where there are as many, else for the whole piece that was sent.
 */
export function rewritten(text: Cleaned, pieces: readonly Rewriting[]): Cleaned {
  if (pieces.length === 0) return text
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const copy = (from: number, to: number) => {
    units.push(text.folded.slice(from, to))
    for (let at = from; at < to; at += 1) {
      starts.push(text.starts[at] ?? 0)
      ends.push(text.ends[at] ?? 0)
    }
  }
  let at = 0
  for (const { start, end, value } of pieces) {
    copy(at, start)
    units.push(value)
    for (let unit = 0; unit < value.length; unit += 1) {
      const same = value.length === end - start
      starts.push(text.starts[same ? start + unit : start] ?? 0)
      ends.push(text.ends[same ? start + unit : end - 1] ?? 0)
    }
    at = end
  }
  copy(at, text.folded.length)
  return {
    original: text.original,
    folded: units.join(''),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  }
}
