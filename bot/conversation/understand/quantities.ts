import { surface } from './clean.ts'
import { numeralSigns, numeralValue } from './numerals.ts'
import { claim, type LineMark, type QuantityMark, type Sheet } from './sheet.ts'
import type { Quantity } from './understood.ts'

/** More pieces than this nobody orders: the number must mean something else, or be a slip. */
const mostPieces = 9_999

const hanUnit =
  '(?:个(?!月|小时|星期)|只|台(?![州北南中湾])|套|根|条|块(?!钱)|片|颗|件|张|支|把|副|组|枚|粒|卷|米|对|双|打|樽|部|架|嚿)'
const enUnit = '(?:pcs?|pieces?|pces?|ea|units?|sets?|nos?|pairs?|dozens?)(?![a-z])'
const unit = `(?:${hanUnit}|${enUnit})`
// From the beginning of a run only: a number is never read from its middle, and long runs cost nothing.
const han = `(?<![${numeralSigns}])[${numeralSigns}]{1,12}`
const digits = '(?<!\\d)\\d{1,15}(?:\\.\\d{1,4})?'
const count = `(?:${digits}|${han})`
const sign = '[\\ue000-\\ue002]'

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
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
  a: 1,
  an: 1,
  single: 1,
  zero: 0,
  no: 0,
}
const words =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|hundred|zero'

type Pattern = {
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
  if (!Number.isInteger(value) || value < 1 || value > mostPieces)
    return { kind: 'impossible', text }
  return { kind: 'exact', count: value }
}

function valueOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text)
  return spelled[text] ?? numeralValue(text)
}

/** A dozen and a pair count twelve and two; any other classifier counts one. */
function measured(
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
  return { quantity: exact(value === null ? null : value * times, text), unit: classifier }
}

const vague = (match: RegExpMatchArray) => ({
  quantity: { kind: 'vague', text: match[0].trim() } as const,
})

const each: readonly Pattern[] = [
  new RegExp(`各(?:自|要|来|领|需要?|订|报|拿|申请|是|给我)?\\s?(${count})\\s?(${unit})?`, 'g'),
  new RegExp(
    `每(?:样|种|个|款|项|件|行|类)(?:都|各)?(?:要|来|领|需要?|拿)?\\s?(${count})\\s?(${unit})?`,
    'g',
  ),
  new RegExp(`(?:一样|都)(?:要|来|领|需要?|拿)?\\s?(${count})\\s?(${unit})`, 'g'),
  new RegExp(`(?<![a-z0-9])(${digits}|${words})\\s?(${enUnit})?\\s?(?:of\\s)?each(?![a-z])`, 'g'),
  new RegExp(`(?<![a-z])each\\s?[x*:]?\\s?(${digits})\\s?(${enUnit})?`, 'g'),
].map((find) => ({
  find,
  read: (match) => {
    const found = measured(match[1] ?? '', match[2], match[0])
    return found && { ...found, each: true }
  },
}))

const indefinite: readonly Pattern[] = [
  new RegExp(`[一二两三四五六七八九]?[十百][来几多]${unit}?`, 'g'),
  new RegExp(`(?<!\\d)\\d{1,4}(?:来|几|多)${unit}`, 'g'),
  new RegExp(`(?<![有剩到批差发还第哪这那])(?:好|十)?几${hanUnit}`, 'g'),
  new RegExp(`若干${unit}?|一些(?!问题)|(?<![a-z])多几${unit}|适量`, 'g'),
  new RegExp(`${count}\\s?(?:箱|盒|包|桶|瓶|批(?!准|了|一下))`, 'g'),
  /(?<![a-z])(?:a\s(?:few|bunch|lot|handful)(?:\sof)?|some|several|(?:\d{1,4}|a|one)\s(?:box(?:es)?|cartons?|packs?)(?:\sof)?)(?![a-z])/g,
].map((find) => ({ find, read: vague }))

const ranges: readonly Pattern[] = [
  {
    find: new RegExp(
      `(${count})\\s?(?:-|~|到|至|或者?|to|or)\\s?(${count})\\s?(?=(${unit})|\\s?${sign})(?:${unit})?`,
      'g',
    ),
    read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
  },
  {
    find: new RegExp(`([一二两三四五六七八九])([二三四五六七八九])${hanUnit}`, 'g'),
    read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
  },
]

function range(from: number | null, to: number | null, text: string): ReturnType<Pattern['read']> {
  if (from === null || to === null || from >= to) return null
  return { quantity: { kind: 'range', from, to, text } }
}

const plain: readonly Pattern[] = [
  {
    find: new RegExp(`(?<![a-z0-9.-])\\d{1,3}e\\d{1,3}(?![a-z0-9])\\s?(?:${unit})?`, 'g'),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: new RegExp(`(?<=^|[\\s,，:(]|${sign})-(?=\\d)${digits}\\s?(?:${unit})?`, 'g'),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: /(?<![a-z])half[\s-](?:a\s)?dozen(?:\sof)?(?![a-z])|半打/g,
    read: (match) => ({
      quantity: { kind: 'exact', count: 6 },
      unit: match[0].includes('打') ? '打' : 'dozen',
    }),
  },
  {
    find: new RegExp(
      `(?<![a-z])(a|${words}|${digits})\\s(dozen|pairs?|couple)(?:\\sof)?(?![a-z])`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', match[2] === 'couple' ? 'pair' : match[2], match[0]),
  },
  {
    find: new RegExp(`(?<![第a-z0-9.])(?!零[件部配])(${count}|半)\\s?(${unit})`, 'g'),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: new RegExp(
      `(?:数量|qty|quantity|q'ty|件数|个数)\\s?[:=是为]{0,2}\\s?(${count})\\s?(${unit})?`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: new RegExp(`(?:\\*|(?<![a-z])x)\\s?(${digits})(?![a-z0-9])\\s?(${unit})?`, 'g'),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: new RegExp(`(?<![a-z0-9.])(${digits})\\s?(?:\\*|x(?![a-z]))(?=\\s?${sign})`, 'g'),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: /[(（](\d{1,4})[)）]/g,
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: new RegExp(
      `(?<![a-z])(${words})\\s(?:more\\s|new\\s|extra\\s)?(?:(${enUnit})(?:\\sof)?\\s?)?(?=${sign}|$)`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', match[2], match[0].trim()),
  },
  {
    find: new RegExp(
      `(?<=(?:need|want|order|request|send|get|me|require|and|plus|,)\\s)(an?)\\s(?:new\\s|spare\\s)?(?=${sign})`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', undefined, match[0].trim()),
  },
  {
    find: new RegExp(
      `(?<!(?:this|that|which|the|each|every|no)\\s)(?<![a-z])(${words})(?=\\s(?:of|is|are|was|were|came|arrived|broken|damaged|cracked|missing)(?![a-z]))`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: /(?<=[来要领拿换给加请订补寄])个(?!月|小时|人|别)/g,
    read: () => ({ quantity: { kind: 'exact', count: 1 }, unit: '个' }),
  },
  {
    find: new RegExp(`(?<=${sign}[\\s:=-]?)(${digits})(?![a-z0-9])(?!\\s?[月日号年点%])`, 'g'),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: new RegExp(`(?<![a-z0-9.])(\\d{1,5})(?=\\s?(?:new\\s|more\\s|of\\s|的)?${sign})`, 'g'),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: new RegExp(`(?<=${sign}\\s?)(${han})(?=\\s?(?:[,，、.;；\\n]|$))`, 'g'),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
]

const wished: Pattern = {
  find: new RegExp(
    `(?<=(?:改成?|改为|换成|变成|成|做|要|共|计|只要|领|订|加|减|to|it|just|only|be|need|want|order|add)\\s?)(${digits}|${han}|(?:${words})(?![a-z]))(?![a-z0-9.\\-一-龟])`,
    'g',
  ),
  read: (match) => measured(match[1] ?? '', undefined, match[0]),
}

const alone: Pattern = {
  find: new RegExp(`^[\\s,，.!]*(-?${digits}|${han}|${words})[\\s,，.!吧啊哦呢]*$`, 'g'),
  read: (match) => measured(match[1] ?? '', undefined, match[1] ?? ''),
}

/** Marks quantities. The order matters: what is special (of each, vague, a range) before what is plain. */
export function markQuantities(sheet: Sheet): Sheet {
  const patterns = [...each, ...ranges, ...indefinite, ...plain, wished]
  const found = patterns.reduce(apply, sheet)
  return apply(found, alone)
}

function apply(sheet: Sheet, pattern: Pattern): Sheet {
  const marks = [...sheet.masked.matchAll(pattern.find)].flatMap((match): QuantityMark[] => {
    const read = pattern.read(match)
    if (!read) return []
    const lead = match[0].length - match[0].trimStart().length
    const start = match.index + lead
    const end = match.index + match[0].trimEnd().length
    const typed = surface(sheet.text, start, end)
    const quantity =
      read.quantity.kind === 'exact' ? read.quantity : { ...read.quantity, text: typed }
    return [
      { kind: 'quantity', start, end, quantity, unit: read.unit ?? null, each: read.each ?? false },
    ]
  })
  return claim(sheet, marks)
}

const lines = [
  new RegExp(
    `第\\s?(\\d{1,3}|[一二三四五六七八九十]{1,3})\\s?(?:个|行|项|条|样|款|件|种|台|只|块)?(?!天|次|周|年|批|季|月|步)`,
    'g',
  ),
  /(?<![a-z])(?:line|row|item|no\.)\s?#?(\d{1,2})(?![\da-z])/g,
  /(?<![a-z])(?:the\s)?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)(?:\s(?:one|line|item|part))?(?![a-z])(?=\s?(?:to|should|is|:|,|$|make|remove|cancel|delete|please|pls|=))/g,
  /最后(?:一)?(?:个|行|项|条|样)/g,
]
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
}

/** Marks what points at a line: `第二个`, `line 2`, `the last one`. Comes before quantities. */
export function markLines(sheet: Sheet): Sheet {
  return lines.reduce((rest, pattern) => {
    const marks = [...rest.masked.matchAll(pattern)].map((match): LineMark => {
      const word = match[1] ?? 'last'
      const no = word === 'last' ? 'last' : (ordinals[word] ?? valueOf(word) ?? 'last')
      return { kind: 'line', start: match.index, end: match.index + match[0].length, no }
    })
    return claim(rest, marks)
  }, sheet)
}
