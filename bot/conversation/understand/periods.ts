import { numeralValue } from './numerals.ts'

const english = (words: string) => `(?<![a-z])(?:${words})(?![a-z])`

const fixed: readonly (readonly [string, RegExp])[] = [
  [
    'this_week',
    new RegExp(`本周|[这今](?:个|一)?(?:周|星期|礼拜)|${english('this\\s(?:week|wk)|wtd')}`),
  ],
  [
    'last_week',
    new RegExp(`上(?:个|一)?(?:周|星期|礼拜)|${english('(?:last|past|previous)\\s(?:week|wk)')}`),
  ],
  [
    'this_month',
    new RegExp(
      `本月|当月|[这今]个?月(?!底)|${english('this\\s(?:month|mth)|mtd|before\\smonth\\send|(?:so\\sfar|current)\\smonth|end\\sof\\s(?:the\\s)?month')}`,
    ),
  ],
  ['last_month', new RegExp(`上(?:个|一)?月|${english('(?:last|past|previous)\\s(?:month|mth)')}`)],
  ['this_quarter', new RegExp(`本季|[这今](?:个|一)?季|${english('this\\squarter|qtd')}`)],
  ['last_quarter', new RegExp(`上(?:个|一)?季|${english('(?:last|previous)\\squarter')}`)],
  ['this_year', new RegExp(`今年|本年|${english('this\\s(?:year|yr)|ytd|year\\sto\\sdate')}`)],
  ['last_year', new RegExp(`去年|旧年|上一?年度?|${english('(?:last|previous)\\s(?:year|yr)')}`)],
  ['today', new RegExp(`今[天日]|当天|今朝|${english('today')}`)],
  ['yesterday', new RegExp(`昨[天日]|寻日|琴日|噚日|${english('yesterday')}`)],
]

const months = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sep(?:t(?:ember)?)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
].map(
  (month) =>
    new RegExp(
      english(
        `(?:in|for|of|during)\\s${month}|${month}\\s(?:report|figures|numbers|stats)|(?<=[,:]\\s|\\sten\\s|\\d\\s)${month}(?=\\s*[.!?,]|\\s*$)`,
      ),
    ),
)

/** The span of time somebody asks about, read from folded text: the longest words first, so that a day beats no month. */
export function periodOf(folded: string): string | null {
  const month = /(?<![\d第])(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|的|(?!\d|底|初))/.exec(
    folded,
  )
  const number = month?.[1] ? (numeralValue(month[1]) ?? 0) : 0
  if (number >= 1 && number <= 12) return `month:${number}`
  for (const [name, words] of fixed) if (words.test(folded)) return name
  const named = months.findIndex((words) => words.test(folded))
  return named < 0 ? null : `month:${named + 1}`
}
