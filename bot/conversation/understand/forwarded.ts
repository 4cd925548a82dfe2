import { wish } from './cues.ts'
import { matchesIn } from './matches.ts'
import type { Mark, Sheet } from './sheet.ts'

const handedOn =
  /转发|转来|传来|发来|转给|原话|截图|留言|说[:：]|话[:：]|写[:：]|(?<![a-z])(?:fwd?|forwarded|(?:customer|client|cust|user)\s(?:says|said|wrote|message|texted|writes))(?![a-z])/
const header = new RegExp(`^[^\\n]{0,12}(?:${handedOn.source})[^\\n]{1,400}(?=\\n)`, 'u')
const quoted = /"[^"]{6,600}"/g

type Range = readonly [start: number, end: number]

/**
 * The message without what somebody else wrote: a quotation, or the forwarded lines on top, when the sender adds words
 * of his own. A model in them is kept when the sender names none: that is what the customer's words are forwarded for.
 */
export function ownWords(sheet: Sheet): Sheet {
  const ranges = foreignIn(sheet.masked)
  if (ranges.length === 0) return sheet
  const foreign = (mark: Mark) =>
    ranges.some(([start, end]) => mark.start >= start && mark.end <= end)
  const own = sheet.marks.filter((mark) => !foreign(mark))
  const rest = blanked(sheet.masked, ranges)
  const says = own.some((mark) => ['code', 'name', 'quantity', 'ref'].includes(mark.kind))
  if (!says && !wish.ask.test(rest)) return sheet
  const hasModel = own.some((mark) => mark.kind === 'model' || mark.kind === 'code')
  const hasName = own.some((mark) => mark.kind === 'name' || mark.kind === 'code')
  const kept = sheet.marks.filter((mark) => {
    if (!foreign(mark)) return true
    if (mark.kind === 'model') return !hasModel
    return mark.kind === 'name' && !hasName
  })
  const masked = kept
    .filter(foreign)
    .reduce(
      (text, { start, end }) =>
        `${text.slice(0, start)}${sheet.masked.slice(start, end)}${text.slice(end)}`,
      rest,
    )
  return { ...sheet, masked, marks: kept }
}

function foreignIn(masked: string): readonly Range[] {
  const top = header.exec(masked)
  if (top) return [[0, top[0].length]]
  if (!handedOn.test(masked)) return []
  return matchesIn(masked, quoted).map(
    ({ index, 0: found }): Range => [index, index + found.length],
  )
}

function blanked(text: string, ranges: readonly Range[]): string {
  return ranges.reduce(
    (rest, [start, end]) => `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`,
    text,
  )
}
