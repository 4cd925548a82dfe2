import { matchesIn } from './matches.ts'
import { numeralSigns, numeralValue } from './numerals.ts'
import type { Quantity } from './understood.ts'

/** More pieces than this nobody orders: the number must mean something else, or be a slip. */
const mostPieces = 9_999

/** Classifiers of pieces, in Chinese and English. */
export const hanUnit =
  '(?:个(?!月|小时|星期|钟)|只|台(?![州北南中湾])|套|根|条|块(?!钱)|片|颗|件|张|支|把|副|组|枚|粒|卷|米|对|双|打(?![回枪错不])|樽|部|架|嚿|罐|座|盏)'
export const enUnit = '(?:pcs?|pieces?|pces?|ea|units?|sets?|nos?\\.?|pairs?|dozens?)(?![a-z])'
export const unit = `(?:${hanUnit}|${enUnit})`
// From the beginning of a run only: a number is never read from its middle, and long runs cost nothing.
export const han = `(?<![${numeralSigns}])[${numeralSigns}]{1,12}`
export const digits =
  '(?<!\\d|\\d\\.)\\d+(?:\\.\\d{1,4})?(?:\\s?[百千万亿]{1,3})?(?!\\d|\\s?[百千万亿]|\\.\\d)'
export const count = `(?:${digits}|${han})`
/** The cover of a code, a model or a name. */
export const sign = '[\\ue000-\\ue002]'

const spelled: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  a: 1,
  an: 1,
  single: 1,
  zero: 0,
  no: 0,
}
/** Numbers as English words, one word each. */
export const words =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|zero'

const numberBegins = new RegExp(`[\\d${numeralSigns}几半负]|(?=[efhnostz])(?=${words}).`, 'g')

/** Where numbers begin in a text, in whatever writing; every place within a numeral is one. */
export const numberStarts = (text: string): readonly number[] =>
  matchesIn(text, numberBegins).map(({ index }) => index)

/** A pattern that begins with a number; a sticky one, which is tried where numbers begin and nowhere else. */
export const atNumber = (source: string): RegExp => new RegExp(source, 'y')

/**
 * What a global pattern finds in a text, or a sticky one at `starts`, from the left and without overlap. What has been
 * covered since the starts were seen begins no number.
 */
export function matchesOf(
  text: string,
  find: RegExp,
  starts: readonly number[],
): readonly RegExpExecArray[] {
  if (find.global) return matchesIn(text, find)
  const found: RegExpExecArray[] = []
  let end = 0
  for (const start of starts) {
    if (start < end || text.charCodeAt(start) >= 0xe000) continue
    find.lastIndex = start
    const match = find.exec(text)
    if (!match) continue
    found.push(match)
    end = find.lastIndex
  }
  return found
}

/** Where a quantity is found, by a global or sticky pattern, and how it is read; null when it is none after all. */
export type Pattern = {
  readonly find: RegExp
  readonly read: (match: RegExpMatchArray) => {
    readonly quantity: Quantity
    readonly unit?: string | undefined
    readonly each?: boolean
    /** Only this piece of the match is the quantity; the whole match when left out. */
    readonly piece?: string | undefined
  } | null
}

function exact(value: number | null, text: string): Quantity {
  if (value === null) return { kind: 'vague', text }
  if (!Number.isInteger(value) || value < 1) return { kind: 'impossible', text }
  if (value > mostPieces) return { kind: 'impossible', text, count: value }
  return { kind: 'exact', count: value }
}

const scales: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 10_000,
  亿: 100_000_000,
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
}

const scaled = (value: number, scale: string) => value * (scales[scale] ?? 1)

/** `two hundred and five` is 205, `a billion` a thousand million. */
function spelledOut(text: string): number {
  let total = 0
  let pending = 0
  for (const word of text.split(/[\s-]+/)) {
    const scale = scales[word.replace(/s$/, '')]
    if (scale === undefined) pending += spelled[word] ?? (Number(word) || 0)
    else if (scale === 100) pending = (pending || 1) * scale
    else {
      total += (pending || 1) * scale
      pending = 0
    }
  }
  return total + pending
}

/** The value of digits, of a Chinese numeral or of an English word; null when it is none. */
export function valueOf(text: string): number | null {
  const figures = /^(\d+(?:\.\d+)?)\s?([百千万亿]*)$/.exec(text.replaceAll(',', ''))
  if (figures) return Array.from(figures[2] ?? '').reduce(scaled, Number(figures[1]))
  if (/\s|-/.test(text)) return spelledOut(text)
  return spelled[text] ?? numeralValue(text)
}

/** A dozen and a pair count twelve and two; any other classifier counts one. */
export function measured(
  number: string,
  classifier: string | undefined,
  text: string,
): ReturnType<Pattern['read']> {
  const value = number === '半' ? 0.5 : valueOf(number)
  const times = /^(?:打|dozens?)$/.test(classifier ?? '')
    ? 12
    : /^(?:对|双|pairs?)$/.test(classifier ?? '')
      ? 2
      : 1
  const quantity = exact(value === null ? null : value * times, text)
  return times === 1 ? { quantity, unit: classifier } : { quantity }
}

/** An amount that only says that it is none: `几个`, `a few`. */
export const vague = (match: RegExpMatchArray) => ({
  quantity: { kind: 'vague', text: match[0].trim() } as const,
})
