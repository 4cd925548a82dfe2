import { readdirSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { wordsFor } from '../../../bot/conversation/words/words.ts'
import { type Locale, locales } from '../../../domain/locale.ts'

/**
 * Stand in for the arguments of a text. Strings of digits, because a text may compare them with a number or
 * show them as a name; none of them stands in any catalogue.
 */
const sentinels: readonly unknown[] = ['7001', '7002', '7003', '7004', '7005', '7006']

/** Arguments that are not shown but choose between wordings, and the values they can have. */
const choosers: Readonly<Record<string, { readonly at: number; readonly values: unknown[] }>> = {
  'card.claimRow': { at: 1, values: ['damaged', 'short'] },
}

const chinese = [
  {
    locale: 'zh-Hans',
    intoItsScript: Converter({ from: 'tw', to: 'cn' }),
    wordsOfOthers:
      /零件|料号|物流单号|维修单|签核|核准|退件|出货|总公司|急件|补寄|短少|点收|配送|序号|讯息|资讯|上呈|送出/,
    marksOfOthers: /[「」『』]/,
  },
  {
    locale: 'zh-Hant',
    intoItsScript: Converter({ from: 'cn', to: 'tw' }),
    wordsOfOthers:
      /配件|編碼|(?<!託)運單|工單|審批|批准|駁回|發貨|總部|加急|補發|少件|派送|攬收|序列號|消息|信息|全網|提交/,
    marksOfOthers: /[“”‘’]/,
  },
] as const

type Entry = { readonly path: string; readonly say: (...values: readonly unknown[]) => string }

describe.each(locales)('the words in %s', (locale) => {
  test('have every entry that English has, and no other', () => {
    expect(entries(locale).map(({ path }) => path)).toEqual(entries('en').map(({ path }) => path))
  })

  test('are never empty, padded or broken', () => {
    const wrong = /^$|^\s|\s$|undefined|null|NaN|\[object/
    expect(textsOf(locale).filter(({ text }) => wrong.test(text))).toEqual([])
  })

  test('show everything they are given', () => {
    const shown = entries(locale).map(({ path, say }) => [path, shownIn(say(...sentinels))])
    expect(shown).toEqual(entries(locale).map(({ path }) => [path, argumentsOf(path)]))
  })

  test.each(Object.entries(choosers))('read differently for each choice of %s', (path, choice) => {
    const text = entries(locale).find((entry) => entry.path === path)
    const said = choice.values.map((value) => text?.say(...sentinels.with(choice.at, value)))
    expect(new Set(said).size).toBe(choice.values.length)
  })

  test('tell serial numbers from, up to and between apart', () => {
    const { serialRange } = wordsFor(locale).card
    const [from, upTo, between] = [
      ['7001', null],
      [null, '7001'],
      ['7001', '7002'],
    ].map(([first = null, last = null]) => serialRange(first, last))
    expect([from, upTo, between].map((text) => shownIn(text ?? ''))).toEqual([
      ['7001'],
      ['7001'],
      ['7001', '7002'],
    ])
    expect(from).not.toBe(upTo)
  })

  test('leave out what did not happen to a line', () => {
    const { lineDone } = wordsFor(locale).card
    expect(lineDone(0, 0, 0)).toBe('')
    expect(shownIn(lineDone(0, 7002, 0))).toEqual(['7002'])
    expect(shownIn(lineDone(7001, 0, 7003))).toEqual(['7001', '7003'])
  })
})

test('every word is said somewhere', () => {
  const root = new URL('../../../bot/', import.meta.url)
  const code = readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts') && !path.includes('/words/'))
    .map((path) => readFileSync(new URL(path, root), 'utf8'))
    .join('\n')
  // A table of words, such as those of the stages of a shipment, is used as a whole.
  const names = new Set(entries('en').map(({ path }) => path.split('.').slice(0, 2).at(-1) ?? ''))
  const unsaid = [...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(code))
  expect(unsaid).toEqual([])
})

describe.each(chinese)('the words in $locale', (side) => {
  test('are written in one script', () => {
    const texts = textsOf(side.locale)
    const converted = texts.map(({ path, text }) => ({ path, text: side.intoItsScript(text) }))
    expect(texts).toEqual(converted)
  })

  test('are the words of the place', () => {
    const foreign = textsOf(side.locale).filter(({ text }) => side.wordsOfOthers.test(text))
    expect(foreign).toEqual([])
  })

  test('use full-width marks, and the quotation marks of the place', () => {
    const narrow = /\p{Script=Han}[,.:;!?()"']|[,:;!?()"']\p{Script=Han}/u
    const wrong = textsOf(side.locale).filter(
      ({ text }) => narrow.test(text) || side.marksOfOthers.test(text),
    )
    expect(wrong).toEqual([])
  })

  test('keep a space between Chinese and Latin letters', () => {
    const tight = /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u
    expect(textsOf(side.locale).filter(({ text }) => tight.test(text))).toEqual([])
  })
})

/** Every text of a catalogue by its path, such as `card.status.closed`, in the order of the paths. */
function entries(locale: Locale): readonly Entry[] {
  return entriesOf(wordsFor(locale), '').toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

function entriesOf(value: unknown, path: string): readonly Entry[] {
  if (typeof value === 'string') return [{ path, say: () => value }]
  if (typeof value === 'function') {
    return [{ path, say: (...values) => [Reflect.apply(value, null, values)].flat().join('\n') }]
  }
  return Object.entries(Object(value)).flatMap(([key, inner]) =>
    entriesOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

function textsOf(locale: Locale): readonly { readonly path: string; readonly text: string }[] {
  return entries(locale).map(({ path, say }) => ({ path, text: say(...sentinels) }))
}

function shownIn(text: string): readonly unknown[] {
  return sentinels.filter((sentinel) => text.includes(String(sentinel)))
}

/** The sentinels that a text has to show: one for each argument of the English text that is no chooser. */
function argumentsOf(path: string): readonly unknown[] {
  const english = path
    .split('.')
    .reduce<unknown>((value, key) => Object(value)[key], wordsFor('en'))
  const count = typeof english === 'function' ? english.length : 0
  return sentinels.slice(0, count).filter((_, at) => at !== choosers[path]?.at)
}
