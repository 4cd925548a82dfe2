import { surface } from './clean.ts'
import {
  atNumber,
  count,
  digits,
  enUnit,
  han,
  hanUnit,
  matchesOf,
  measured,
  numberStarts,
  type Pattern,
  sign,
  unit,
  vague,
  valueOf,
  words,
} from './counts.ts'
import { adjectives, large } from './large-amounts.ts'
import { claim, marksOf, type QuantityMark, type Sheet } from './sheet.ts'
import { steps } from './steps.ts'

const each: readonly Pattern[] = [
  new RegExp(`各(?:自|要|来|领|需要?|订|报|拿|申请|是|给我)?\\s?(${count})\\s?(${unit})?`, 'g'),
  atNumber(`(?<=各自?都?[减加改变升降调][成到为]\\s?)(${count})\\s?(${unit})?`),
  new RegExp(
    `每(?:样|种|个|款|项|件|行|类)(?:都|各)?(?:要|来|领|需要?|拿)?\\s?(${count})\\s?(${unit})?`,
    'g',
  ),
  new RegExp(`(?:一样|都)(?:要|来|领|需要?|拿)?\\s?(${count})\\s?(${unit})`, 'g'),
  atNumber(`(?<![a-z0-9])(${digits}|${words})\\s?(${enUnit})?\\s?(?:of\\s)?each(?![a-z])`),
  new RegExp(`(?<![a-z])each\\s?[x*:]?\\s?(${digits})\\s?(${enUnit})?`, 'g'),
].map((find) => ({
  find,
  read: (match) => {
    const found = measured(match[1] ?? '', match[2], match[0])
    return found && { ...found, each: true }
  },
}))

const indefinite: readonly Pattern[] = [
  atNumber(`[一二两三四五六七八九]?[十百][来几多]${unit}?`),
  atNumber(`(?<!\\d)\\d{1,4}(?:来|几|多)${unit}`),
  new RegExp(`(?<![有剩到批差发还第哪这那])(?:好|十)?几${hanUnit}`, 'g'),
  new RegExp(
    `若干${unit}?|一些(?!问题)|(?<=[来拿给要])点(?=[^\\d])|那几${hanUnit}|(?<![a-z])多几${unit}|适量`,
    'g',
  ),
  atNumber(`${count}\\s?(?:箱|盒|包|桶|瓶|批(?!准|了|一下))`),
  /(?<![a-z])(?:a\s(?:few|bunch|lot|handful)(?:\sof)?|(?<!next\s)few(?=\s[\ue000\ue002])|some|several)(?![a-z])/g,
  /(?<![a-z])(?:\d{1,4}|half\sa|an?|one)\s(?:box(?:es)?|cartons?|packs?)(?:\sof)?(?![a-z])/g,
].map((find) => ({ find, read: vague }))

const ranges: readonly Pattern[] = [
  {
    find: atNumber(
      `(${count})\\s?(?:-|~|到|至|或者?|to|or)\\s?(${count})\\s?(?=(${unit})|\\s?${sign})(?:${unit})?`,
    ),
    read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
  },
  {
    find: atNumber(
      `(?<![a-z0-9])(${words}|\\d{1,3})(?:\\s(?:or|to)|,?\\s(?:or\\s)?may\\s?be)\\s(${words}|\\d{1,3})(?=\\s(?:${enUnit})|\\s?${sign})`,
    ),
    read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
  },
  {
    find: /(?<![a-z])between\s(\d{1,4})\sand\s(\d{1,4})(?![a-z0-9])/g,
    read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
  },
  {
    find: atNumber(`([一二两三四五六七八九])([二三四五六七八九])${hanUnit}`),
    read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
  },
]

/** `dunno, 4 to 6`: nothing else is said. */
const aloneRange: Pattern = {
  find: /(?=\d)(?<=^|[,，.]\s?|\s)(?<!(?<![a-z])(?:change|from|raise|bump|correct|amend|increase|reduce)\s)(\d{1,3})\s?(?:-|~|to|or|到|至|或)\s?(\d{1,3})(?=[\s.!?]*$)/y,
  read: (match) => range(valueOf(match[1] ?? ''), valueOf(match[2] ?? ''), match[0]),
}

function range(from: number | null, to: number | null, text: string): ReturnType<Pattern['read']> {
  if (from === null || to === null || from >= to) return null
  return { quantity: { kind: 'range', from, to, text } }
}

const plain: readonly Pattern[] = [
  {
    find: atNumber(`(?<![a-z0-9.-])\\d{1,3}e\\d{1,3}(?![a-z0-9])\\s?(?:${unit})?`),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: new RegExp(`(?<=^|[\\s,，:(]|${sign})-(?=\\d)${digits}\\s?(?:${unit})?`, 'g'),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: /(?<![a-z])half[\s-](?:a\s)?dozen(?:\sof)?(?![a-z])|半打/g,
    read: () => ({ quantity: { kind: 'exact', count: 6 } }),
  },
  {
    find: new RegExp(
      `(?<![a-z])(a|${words}|${digits})\\s(dozen|pairs?|couple)(?:\\sof)?(?![a-z])`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', match[2] === 'couple' ? 'pair' : match[2], match[0]),
  },
  {
    find: atNumber(
      `(?<![第.上前]|[a-z0-9](?=\\d)|[凹瘪崩]进?去?了?|[进近]去|碎成|[裂划刮]了?[好一])(?!零[件部配])(${count}|半)\\s?(${unit})(?![缝痕坑洞]|裂缝|口子|划痕)`,
    ),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: new RegExp(
      `(?:数量|量(?=[:：])|(?<![a-z])(?:qty|quantity|q'ty)(?:\\s(?:is|of|will\\sbe))?|件数|个数)\\s?[:=是为]{0,2}\\s?(${count}|(?:${words})(?![a-z]))\\s?(${unit})?`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: new RegExp(`(?:\\*|(?<![a-z])x)\\s?(${digits})(?![a-z0-9])\\s?(${unit})?`, 'g'),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: atNumber(`(?<![a-z0-9.])(${digits})\\s?(?:\\*|x(?![a-z]))(?=\\s?${sign})`),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: /(?<![a-z])(?:just|only)\s(?:the\s)?(one)(?=\s?(?:[,.!;]|$|please|pls|thanks|thx))/g,
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: /[(（](\d{1,4})[)）]/g,
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: atNumber(
      `(?<![a-z])(${words})\\s(?:(?:more|new|extra|old|unused|unopened|faulty|defective|spare|replacement|original|additional|recalled|used|failed|dead|genuine)\\s)*(?:(${enUnit})(?:\\sof)?\\s?(?=${sign}|[,.;!\\s]|$)|(?=${sign}|\\s*$))`,
    ),
    read: (match) => measured(match[1] ?? '', match[2], match[0].trim()),
  },
  {
    find: new RegExp(
      `(?<=(?:need(?:ing)?|want|order(?:ing)?|request(?:ing)?|send|get|me|require|and|plus|add|throw\\sin|,)\\s)(an?)\\s(?:new\\s|spare\\s)?(?=${sign})`,
      'g',
    ),
    read: (match) => measured(match[1] ?? '', undefined, match[0].trim()),
  },
  {
    find: atNumber(
      `(?<!(?:this|that|which|the|each|every|no)\\s)(?<![a-z0-9.-])(${words}|\\d{1,3})(?=\\s(?:of|out\\sof|is|are|was|were|came|arrived|broken|damaged|cracked|missing|turned|landed|in(?=,|\\stoday|$)|outstanding|pending|to\\sfollow|still|short|smashed|to\\scome|yet\\sto|due)(?![a-z]))`,
    ),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: /(?<=[来要领拿换给加请订补寄叫申买配调])个(?!月|小时|人|别|\ue003)/g,
    read: () => ({ quantity: { kind: 'exact', count: 1 }, unit: '个' }),
  },
  {
    find: atNumber(`(?=\\d)(?<=${sign}[\\s:=|-]{0,3})(${digits})(?![a-z0-9])(?!\\s?[月日号年点%])`),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: atNumber(
      `(?<![a-z0-9.])(\\d{1,5})(?=\\s?(?:(?:new|more|of|old|unused|unopened|faulty|defective|spare|extra|replacement|original|additional|recalled|used|failed|dead|genuine|the)\\s|的)*${sign})`,
    ),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    // `发8实收6短2`: the counts of a delivery.
    find: /(?=\d)(?<=[发收到短缺差欠]\s?)(\d{1,4})(?=实?[收到短缺差欠]|\s*(?:$|[,，.;；]))/y,
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
  {
    find: atNumber(`(?<=${sign}\\s?)(${han})(?=\\s?(?:[,，、.;；\\n]|$)|\\s)`),
    read: (match) => measured(match[1] ?? '', undefined, match[0]),
  },
]

/** Words that begin something else than the description of a part. */
const grammar =
  'for|of|to|in|on|at|and|or|the|my|our|your|with|from|by|is|are|was|were|not|but|so|per|each|out|only|that|this|when|if|as|it|we|i|you|they|days?|hours?|weeks?|times?|x'
const described: Pattern = {
  find: atNumber(
    `(?<![a-z0-9.,-])(${words}|\\d{1,3})(?=(?:\\s(?!(?:${grammar})(?![a-z]))[a-z]{3,}(?:-[a-z]+)?){1,2}\\s\\ue002)`,
  ),
  read: (match) => measured(match[1] ?? '', undefined, match[0]),
}

const wordBehind: Pattern = {
  find: atNumber(`(?<=${sign}\\s)(${words})(?=\\s*(?:$|[,.;!\\n]))`),
  read: (match) => measured(match[1] ?? '', undefined, match[0]),
}

const justBefore: Pattern = {
  find: atNumber(
    `(?=[两俩二三四五六七八九十仨])(?<=^|[\\s,，要来领申给拿叫补添加烦请])([两俩二三四五六七八九十仨]{1,2})(?=${sign})`,
  ),
  read: (match) => measured(match[1] ?? '', undefined, match[0]),
}

const turnedFrom: Pattern = {
  find: /(?=\d)(?<=[从由]\s?|^|[,，:：\s])(\d{1,4})(?=\s(?:not|only|instead|rather)(?![a-z])|\s?(?:->|改|变|调(?![拨货])|减|加|换|降|升|→))/y,
  read: (match) => measured(match[1] ?? '', undefined, match[0]),
}

const afterComma: Pattern = {
  find: atNumber(
    `(?<=${sign}\\s?[,./|:]\\s?)(${words}|\\d{1,3})(?=\\s*(?:$|[,.;!\\n]|please|pls))`,
  ),
  read: (match) => measured(match[1] ?? '', undefined, match[0]),
}

const wished: Pattern = {
  find: atNumber(
    `(?<=(?:wait,|oops,|i\\smeant?|typed|change|来了|到了|到咗|收到|收了|还差|还欠|got|missing|received|改成?|改为|换成|变成|成|做|到|至|是|要|来|带|拿|给|补|整|换|共|计|只要|领|订|加|减|出货|发货|发|寄|备|整|搞|弄|叫|to|it|that|just|only|be|been|say|read|become|from|put|but|of|than|remaining|waiting\\son|count|->|→|=|need|want|order|add|for|with|not|me|us|send)\\s?)(${digits}|${han}|(?:${words})(?![a-z]))(?![a-z0-9.\\-一-龟])`,
  ),
  // A lonely number of four digits and more is the number of a request.
  read: (match) => (/^\d{4}/.test(match[0]) ? null : measured(match[1] ?? '', undefined, match[0])),
}

const alone: Pattern = {
  find: new RegExp(
    `^(?:actually|no|sorry|oops|wait|ok|well|make\\sit|say|lets\\ssay|let's\\ssay|其实|不对|错了|哦不|不|那就?|就)?[\\s,，.!]*(-?${digits}|${han}|${words})(?:\\sthen|\\splease)?[\\s,，.!吧啊哦呢]*$`,
    'g',
  ),
  read: (match) => measured(match[1] ?? '', undefined, match[1] ?? ''),
}

/** Where no quantity was read, a number beside a part is not overlooked: it is asked about. */
const stray: Pattern = {
  find: atNumber(
    `(?<![a-z0-9.,-])\\d[\\d.,]*(?=\\s?${adjectives}[\\ue000\\ue002])|(?<=[\\ue000\\ue002]\\s?[:=x*×]?\\s?)\\d[\\d.,]*(?![a-z0-9-]|\\s?[月日号年点%元块])`,
  ),
  read: vague,
}

/** Marks quantities. The order matters: what is special (of each, vague, a range) before what is plain. */
export function markQuantities(sheet: Sheet): Sheet {
  const patterns = [
    ...large,
    ...each,
    ...steps,
    ...ranges,
    aloneRange,
    ...indefinite,
    ...plain,
    afterComma,
    described,
    wordBehind,
    justBefore,
    turnedFrom,
    wished,
    alone,
  ]
  const starts = numberStarts(sheet.masked)
  const read = patterns.reduce((rest, pattern) => apply(rest, pattern, starts), sheet)
  return marksOf(read, 'quantity').length > 0 ? read : apply(read, stray, starts)
}

/** `the wrong one`, `this one`: no number. */
function isPointing({ 0: found, index = 0, input = '' }: RegExpMatchArray): boolean {
  if (!/^\s*one(?![a-z])/.test(found)) return false
  if (
    /piece\s*$/.test(found) &&
    /(?<![a-z])in\s*$/.test(input.slice(Math.max(0, index - 4), index))
  )
    return true
  return /(?<![a-z])(?:wrong|right|correct|this|that|which|last|same|other|another|next|old|new|first|second|third)\s*$/.test(
    input.slice(Math.max(0, index - 10), index),
  )
}

function apply(sheet: Sheet, pattern: Pattern, starts: readonly number[]): Sheet {
  const marks = matchesOf(sheet.masked, pattern.find, starts).flatMap((match): QuantityMark[] => {
    const read = isPointing(match) ? null : pattern.read(match)
    if (!read) return []
    const lead = match[0].length - match[0].trimStart().length
    const start = match.index + lead
    const end = match.index + match[0].trimEnd().length
    const typed = surface(sheet.text, start, end)
    const quantity =
      read.quantity.kind === 'exact' ? read.quantity : { ...read.quantity, text: typed }
    const unitAt = read.unit ? match[0].lastIndexOf(read.unit) : -1
    const from = match.index + unitAt
    const classifier =
      read.unit && unitAt >= 0 ? surface(sheet.text, from, from + read.unit.length) : null
    return [{ kind: 'quantity', start, end, quantity, unit: classifier, each: read.each ?? false }]
  })
  return claim(sheet, marks)
}
