import { matchesIn } from './matches.ts'
/** A day as it was said. Weekdays count from Monday, 1. */
export type DayWord =
  | { readonly kind: 'in-days'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly week: 'this' | 'next' | null }
  | { readonly kind: 'date'; readonly month: number | null; readonly day: number }
  | { readonly kind: 'week'; readonly week: 'this' | 'next' }

/** A span of days: from then (null: today) until then (null: unsaid); `count`: so many days; `back`: the day after the last. */
export type DayWish = {
  readonly from: DayWord | null
  readonly until: DayWord | null
  readonly back: DayWord | null
  readonly count: number | null
}

const weekdays: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
}
const near: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  即日: 0,
  现在: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  后天: 2,
  大后天: 3,
  today: 0,
  now: 0,
  tomorrow: 1,
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const digits = '零一二三四五六七八九十'

const monthName = `(?:${months.join('|')})[a-z]{0,6}`
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}'

/** One alternative a kind of day: near, week and weekday in Chinese, in English, dates. */
const day = new RegExp(
  [
    '(?<near>大后天|后天|明[天日早]|今[天日]|即日|现在|(?<![a-z])(?:today|now|tomorrow)(?![a-z]))',
    '(?<zhweek>下个?|这个?|本)?(?:周|星期|礼拜)(?<zhday>[一二三四五六日天])(?!共)',
    '(?<span>下个?|这个?|本)(?:周|星期|礼拜)',
    `(?<![a-z])(?:(?<enweek>next|this|coming)\\s)?(?<enday>${weekday})(?![a-z])`,
    '(?<![a-z])(?<enspan>next|this)\\sweek(?![a-z])',
    '(?:\\d{4}[-/年])?(?<month>\\d{1,2})(?:月|[-/.](?=\\d{1,2}(?![\\d:])))(?<date>\\d{1,2})[日号]?',
    '(?<only>\\d{1,2})[号日](?![机码])',
    `(?<![a-z])(?<name>${monthName})\\s(?<namedate>\\d{1,2})(?:st|nd|rd|th)?(?![\\da-z])`,
    `(?<dateof>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(?<ofname>${monthName})(?![a-z])`,
  ].join('|'),
  'gu',
)

const untilBefore = /(?:到|至|直到|~|-|(?<![a-z])(?:until|till|til|to|through|thru|by))\s?$/
const fromAround = /(?:从|自|(?<![a-z])(?:from|starting|since|as\sof))\s?(?:on\s)?$/
const backAround = /^\s?(?:才|就)?(?:回来|回公司|回岗|返岗|上班|销假)/
const backBefore = /(?<![a-z])(?:back|return(?:ing)?)\s(?:on\s|at\s)?$/
const counted =
  /(?:^|[^第\d])(\d{1,2}|[一二两三四五六七八九十])\s?个?(天|日(?!本)|周|星期|礼拜)(?![一二三四五六日天\d])|(?<![a-z])(?:for\s|taking\s)?(\d{1,2}|an?|one|two|three)\s(days?|weeks?)(?![a-z])/

type Said = { readonly word: DayWord; readonly before: string; readonly after: string }

/** The days of a wish in a folded message; null when none was said. */
export function daysWished(folded: string): DayWish | null {
  const said = matchesIn(folded, day).flatMap((match): readonly Said[] => {
    const word = wordOf(match.groups ?? {})
    const end = match.index + match[0].length
    return word === null
      ? []
      : [{ word, before: folded.slice(0, match.index), after: folded.slice(end) }]
  })
  const count = countOf(folded)
  const back = said.find(({ before, after }) => backAround.test(after) || backBefore.test(before))
  const others = said.filter((each) => each !== back)
  const [first, second] = others
  if (!first) return back || count !== null ? spanned({ back: back?.word ?? null, count }) : null
  if (second) return spanned({ from: first.word, until: second.word })
  const rest = { back: back?.word ?? null, count }
  if (untilBefore.test(first.before)) return spanned({ until: first.word })
  const isFrom = fromAround.test(first.before) || /^\s?(?:起|开始)/.test(first.after)
  if (first.word.kind === 'week') return spanned({ from: first.word, until: first.word })
  if (isFrom || back || count !== null) return spanned({ from: first.word, ...rest })
  return spanned({ from: first.word, until: first.word })
}

/** The message with its days blanked out, so that no name is taken together with one. */
export const withoutDays = (folded: string): string =>
  folded.replace(day, (found) => ' '.repeat(found.length))

const spanned = (rest: Partial<DayWish>): DayWish => ({
  from: null,
  until: null,
  back: null,
  count: null,
  ...rest,
})

function wordOf(found: Record<string, string | undefined>): DayWord | null {
  const { zhday, enday, span, enspan, only } = found
  if (found['near'] !== undefined) return { kind: 'in-days', days: near[found['near']] ?? 0 }
  if (zhday)
    return { kind: 'weekday', weekday: weekdays[zhday] ?? 1, week: weekOf(found['zhweek']) }
  if (enday)
    return {
      kind: 'weekday',
      weekday: weekdays[enday.slice(0, 3)] ?? 1,
      week: weekOf(found['enweek']),
    }
  if (span ?? enspan) return { kind: 'week', week: weekOf(span ?? enspan) ?? 'this' }
  if (only) return dated(null, Number(only))
  const name = found['name'] ?? found['ofname']
  if (name)
    return dated(months.indexOf(name.slice(0, 3)) + 1, Number(found['namedate'] ?? found['dateof']))
  return dated(Number(found['month']), Number(found['date']))
}

function dated(month: number | null, date: number): DayWord | null {
  const isDay = date >= 1 && date <= 31 && (month === null || (month >= 1 && month <= 12))
  return isDay ? { kind: 'date', month, day: date } : null
}

function weekOf(word: string | undefined): 'this' | 'next' | null {
  if (word === undefined || word === 'coming') return null
  return word.startsWith('下') || word === 'next' ? 'next' : 'this'
}

function countOf(folded: string): number | null {
  const found = counted.exec(folded)
  if (!found) return null
  const word = found[1] ?? found[3] ?? ''
  const spoken = { a: 1, an: 1, one: 1, two: 2, three: 3, 两: 2 }[word]
  const count = spoken ?? (/\d/.test(word) ? Number(word) : digits.indexOf(word))
  const unit = found[2] ?? found[4] ?? ''
  return /周|星期|礼拜|week/.test(unit) ? count * 7 : count
}
