import { marksOf, type QuantityMark, type Sheet } from './sheet.ts'
import type { Facets, Intent } from './understood.ts'

type Counts = Pick<Facets, 'shipped' | 'received' | 'missing'>
type Counted = QuantityMark & { readonly count: number }
type Role = keyof Counts

/** Words before and behind a count that tell whether it was sent, came, or is still to come; the first that fits. */
const roles: readonly (readonly [Role, RegExp, RegExp])[] = [
  [
    'missing',
    /(?:差|少(?!了?发)|缺|欠|漏|剩下?|短|争|余|另外?|其余|未到|没到|待)了?[^,，.;；到来收]{0,3}$|还有\s?$|(?<![a-z])(?:short|missing|remaining|outstanding|waiting\s(?:on|for)|still\sowed|owes?|owed)[\s:]\s?(?:by\s|the\s|for\s|another\s|other\s)*$/,
    /^\s?(?:of\sthem\s|is\s|are\s|more\s|pieces?\s|one\s|the\s)*(?:still\s)?(?:missing|short|to\s(?:go|come|follow)|yet\sto\s(?:come|follow|arrive)|not\s(?:yet|here)|outstanding|pending|on\sback|balance|remaining)|^(?!\s?都)[^,，.;；\ue003]{0,3}(?:没(?!有?[坏烂碎裂少缺破损问])|未|冇(?![坏烂碎裂少缺破损])|还没|后补|在路上|再等)/,
  ],
  [
    'shipped',
    /(?:共|应到|应收|单上|单[据子]?[写说]|订了?|该有|应有|说发|收到一半,?|出货|发货|(?<![补少多漏错没未])[发寄](?:来|出)?了?)\s?$|(?<![a-z])(?:of|out\sof|promised|ordered|sent|shipped|invoiced|says|said|slip|list)[\s:]\s?(?:the\s|for\s)?$/,
    /^\s?(?:只(?!有)|就|里面?|当中|之中|中(?!心)|裡|来了?\s?\ue003|到了?\s?\ue003|[得实][收到]?\s?\ue003)|^\s(?:\ue002+\s)?(?:were\s)?(?:promised|ordered|sent|shipped|invoiced)(?![a-z])/,
  ],
  [
    'received',
    /(?:到货?|收到?|来|实[到收]|见到?|看到|找到|拿到|就|得|只有?)(?:了|咗|妥|着)?\s?$|(?<![a-z])(?:got|received|recd|came|arrived|delivered|count(?:ed)?|holds?|only|just)[\s:]\s?$/,
    /^\s?(?:到手|到了|来了|到咗)|^\s(?:only|pieces?\s)?(?:(?:have|has|are)\s)?(?:already\s)?(?:came|come|arrived|delivered|received|reached|in(?:\s(?:hand|for))?(?![a-z])|here|got\shere|made\sit|turned\sup|show(?:ed|n)\sup|landed)(?![a-z])/,
  ],
]

function roleOf({ start, end }: Counted, masked: string): Role | null {
  const ahead = masked.slice(Math.max(0, start - 20), start)
  const behind = masked.slice(end, end + 24)
  const found = roles.find(([, before, after]) => before.test(ahead) || after.test(behind))
  return found?.[0] ?? null
}

/** `一件不少`, `一个没坏`: not one of them. */
const notOne = /^\s?(?:都|也)?[不没](?:有)?(?:少|缺|坏|漏|碎|差)/

const pair = /\ue003+\s(?:out\s)?of\s(?:the\s)?(?=\ue003)/

/** The counts of a receipt or a complaint, by the words beside them. */
export function countsOf(sheet: Sheet, intent: Intent): Counts {
  if (intent !== 'receive' && intent !== 'report_damage') return none
  const { masked } = sheet
  const counted = marksOf(sheet, 'quantity').flatMap((mark) =>
    mark.quantity.kind === 'exact' && !notOne.test(masked.slice(mark.end, mark.end + 8))
      ? [{ ...mark, count: mark.quantity.count }]
      : [],
  )
  const told = new Map<Role, Counted>()
  for (const mark of counted) {
    const role = roleOf(mark, masked)
    if (role !== null && !told.has(role)) told.set(role, mark)
  }
  return intent === 'receive' ? receiptOf(sheet, counted, told) : complaintOf(masked, counted, told)
}

const none: Counts = { shipped: null, received: null, missing: null }

function receiptOf(
  sheet: Sheet,
  counted: readonly Counted[],
  told: ReadonlyMap<Role, Counted>,
): Counts {
  const missing = told.get('missing')?.count ?? otherOne(sheet.masked)
  const rest = counted.filter((mark) => mark !== told.get('missing'))
  const of = pair.exec(sheet.masked)
  const whole = of && rest.find((mark) => mark.start === of.index + of[0].length)
  const [first, second] = rest
  if (whole) return { shipped: whole.count, received: first?.count ?? null, missing }
  const shipped = told.get('shipped')
  if (shipped) {
    const received = told.get('received') ?? (first === shipped ? second : first)
    return { shipped: shipped.count, received: received?.count ?? null, missing }
  }
  const named = sheet.marks.some((mark) => mark.kind === 'name' || mark.kind === 'code')
  const received = told.get('received') ?? first
  return {
    ...none,
    received: named && missing === null ? null : (received?.count ?? null),
    missing,
  }
}

/** `the other one`, `另一支还没`: one is still to come, though no number says so. */
function otherOne(masked: string): number | null {
  return /(?<![a-z])(?:waiting|missing)\s(?:on|for)?\s?the\sother(?!s)|另[^,，.]{0,4}(?:没|未)/.test(
    masked,
  )
    ? 1
    : null
}

function complaintOf(
  masked: string,
  counted: readonly Counted[],
  told: ReadonlyMap<Role, Counted>,
): Counts {
  const missing = told.get('missing')
  const rest = counted.filter((mark) => mark !== missing)
  const [first] = rest
  const part = rest.length > 1 || (missing !== undefined && rest.length > 0)
  if (
    /多[发寄送了出]|(?<![a-z])(?:asked\sfor|ordered|over-?shipped|too\smany)(?![a-z])/.test(masked)
  )
    return none
  const of = pair.exec(masked)
  const whole = of && counted.find((mark) => mark.start === of.index + of[0].length)
  return { ...none, shipped: whole ? whole.count : part ? (first?.count ?? null) : null }
}
