import type { Script } from './script.ts'
import type { Span } from './understood.ts'

/**
 * A message made ready for reading: `folded` is lower-case, half-width, in simplified characters, with one kind of dash
 * and no marks of the platform; `starts[i]` and `ends[i]` say which piece of `original` its i-th unit stands for.
 */
export type Cleaned = {
  readonly original: string
  readonly folded: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** What is beyond is not read: nobody writes a request that long. */
export const longestMessage = 4_000

/** What is longer is a document and no sentence. */
export const longestSentence = 1_500

/** Zero-width characters, soft hyphens, direction marks, variation selectors and other invisible ones. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\uf8ff]/
const dash = /[\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d\u30fc]/
const single: Readonly<Record<string, string>> = {
  '×': '*',
  '✕': '*',
  '✖': '*',
  '╳': '*',
  '∗': '*',
  '·': '.',
  '‘': "'",
  '’': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '【': '[',
  '】': ']',
  '。': '.',
  '、': '、',
  '～': '~',
  '〜': '~',
  '\u00a0': ' ',
  '\t': '\t',
  '\r': '\n',
}

/** Pictures that say nothing by themselves; a raised thumb and a tick may. */
const picture = /(?![👍👌✅🆗🔥])\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]/u

/** Marks that platforms put in: mentions, links with a label, HTML tags of Teams. */
const mentions = [
  /<at(?:\s[^<>]{0,200})?>[^<>]{0,200}<\/at>/gi,
  /<[@#!][^<>\s]{1,200}>/g,
  /<\/?[a-z][^<>]{0,200}>/gi,
]

/** Cleans a message; white space at its ends is left out. Safe for any input; cost grows with length only. */
export function clean(original: string, script: Script): Cleaned {
  const source = withoutMarks(original.slice(0, longestMessage))
  const folded: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of source) {
    const end = at + character.length
    const units = fold(character, script)
    for (let index = 0; index < units.length; index += 1) {
      const unit = units.charAt(index)
      if (isSpace(unit) && unit === folded[folded.length - 1]) continue
      folded.push(unit)
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  const first = folded.findIndex((unit) => !isSpace(unit))
  const last = folded.findLastIndex((unit) => !isSpace(unit)) + 1
  const from = Math.max(0, first)
  return {
    original,
    folded: folded.slice(from, last).join(''),
    starts: Int32Array.from(starts.slice(from, last)),
    ends: Int32Array.from(ends.slice(from, last)),
  }
}

/** Runs of the same white space become one, so that no pattern has to walk over them. */
function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t'
}

function withoutMarks(text: string): string {
  const blank = (found: string) => ' '.repeat(found.length)
  const bare = mentions.reduce((rest, pattern) => rest.replace(pattern, blank), text)
  const named = bare.replace(/(?<![a-z0-9._-])[@＠](?=[\p{L}])[^\s@＠,，:：]{1,40}/giu, blank)
  return named
    .replace(/&amp;/g, '&    ')
    .replace(/&lt;/g, '<   ')
    .replace(/&gt;/g, '>   ')
    .replace(/&nbsp;/g, '      ')
}

/** What each character of ASCII becomes. */
const ascii: readonly string[] = Array.from({ length: 0x80 }, (_, code) => {
  const printable = code >= 0x20 ? code !== 0x7f : code === 0x09 || code === 0x0a || code === 0x0d
  const character = String.fromCharCode(code)
  return printable ? (single[character] ?? character.toLowerCase()) : ' '
})

/** The UTF-16 units a character becomes; none for an invisible one. */
function fold(character: string, script: Script): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return ascii[code] ?? ' '
  if (code >= 0x4e00 && code <= 0x9fff) return script.simplified(character)
  if (invisible.test(character)) return ''
  if (control.test(character)) return ' '
  if (picture.test(character)) return ' '
  if (dash.test(character)) return '-'
  const known = single[character]
  if (known !== undefined) return known
  return foreign(character)
    .map((unit) => script.simplified(unit))
    .join('')
}

function foreign(character: string): readonly string[] {
  const plain = character.normalize('NFKC').toLowerCase()
  if (plain.length > 4) return [' ']
  return plain.split('').map((unit) => single[unit] ?? (dash.test(unit) ? '-' : unit))
}

/** The piece of the message as it was sent that stands behind a piece of the folded text. */
export function spanOf(text: Cleaned, start: number, end: number): Span {
  return { start: text.starts[start] ?? 0, end: text.ends[end - 1] ?? 0 }
}

export function surface(text: Cleaned, start: number, end: number): string {
  const span = spanOf(text, start, end)
  return text.original.slice(span.start, span.end)
}
