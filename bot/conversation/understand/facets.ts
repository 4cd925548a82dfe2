import { surface } from './clean.ts'
import { about, approval, goods } from './cues.ts'
import type { FacetReader } from './facet-guess.ts'
import { amountOf, metricOf, topOf } from './figures.ts'
import { harmOf } from './harm.ts'
import { periodOf } from './periods.ts'
import { commentOf } from './reasons.ts'
import { countsOf } from './receipts.ts'
import { headquartersWords } from './regions.ts'
import { marksOf, type PlainMark, type Sheet } from './sheet.ts'
import { isCalm, isUrgent } from './tone.ts'
import type { Facets, Intent, TypedModel } from './understood.ts'

const timed: readonly Intent[] = ['kpi', 'quota', 'my_requests', 'waiting', 'low_stock']
const carried: readonly Intent[] = [
  'track_shipment',
  'report_damage',
  'receive',
  'request_part',
  'kpi',
]

/** What is said beside the parts, each only where it can be meant. `folded` keeps the numbers that are covered in `masked`. */
export function facetsOf(sheet: Sheet, intent: Intent, read: FacetReader): Facets {
  const { folded } = sheet.text
  const { masked } = sheet
  const want = among(wants, read('want', wantOf(intent, masked)))
  return {
    calm: paceOf(sheet, read) === 'calm',
    period: timed.includes(intent) ? periodOf(folded) : null,
    metric: intent === 'kpi' ? figureOf(folded, read) : null,
    top: intent === 'kpi' ? topOf(folded) : null,
    amount: want === 'raise' ? amountOf(folded) : null,
    carrier: carried.includes(intent) ? carrierOf(sheet) : null,
    want,
    filter: among(filters, read('filter', filterOf(intent, masked, want))),
    giveBack: intent === 'return_part' ? giveBackOf(folded, read) : null,
    harm: intent === 'report_damage' ? read('damage', harmOf(masked)) : null,
    intact: intent === 'receive' && read('condition', isIntact(masked) ? 'ok' : null) === 'ok',
    beyond: intent === 'request_part' ? beyondOf(masked) : null,
    comment: intent === 'approve' ? commentOf(sheet) : null,
    ...countsOf(sheet, intent),
    station: stationOf(sheet, intent),
    fitModel: fitModelOf(sheet, intent, want),
    written: writtenOf(sheet),
  }
}

/** How soon: `urgent` when speed was asked for, `calm` when it was said not to matter; null when nothing was said. */
export function paceOf(sheet: Sheet, read: FacetReader): 'urgent' | 'calm' | null {
  if (isCalm(sheet.masked)) return 'calm'
  const told = read('urgent', isUrgent(sheet) ? 'true' : null)
  if (told === null) return null
  return told === 'true' ? 'urgent' : 'calm'
}

/** Which figure; none where the whole report is asked for. */
function figureOf(folded: string, read: FacetReader): string | null {
  const ruled = metricOf(folded)
  const whole =
    /报[告表]|[周月季年]报|(?<![a-z])(?:reports?|figures|kpis?|numbers|dashboard)(?![a-z])/
  return ruled === null && whole.test(folded) ? null : read('metric', ruled)
}

/** A label as one of the values that a facet can have. */
function among<Value extends string>(values: readonly Value[], label: string | null): Value | null {
  return values.find((value) => value === label) ?? null
}

const wants = ['eta', 'compatibility', 'approval_status', 'raise', 'substitute', 'price'] as const
const filters = ['pending_approval', 'open'] as const

function beyondOf(masked: string): Facets['beyond'] {
  if (
    /昨[天日][^,，.]{0,3}(?:就|要|到|送|发|寄)|(?<![a-z])(?:(?:deliver|send|ship|need|want)(?:ed)?\s.{0,40}yesterday|time\smachine)(?![a-z])/.test(
      masked,
    )
  )
    return 'past'
  const all =
    /(?:所有|全部|全系列|全都|全部的?)(?:型号)?的?(?:配件|零件|备件|货|东西|料)?[^,，.]{0,4}(?:给|发|来|要|寄|送|各)|(?<![a-z])(?:everything|all\sthe\sparts|all\sparts)(?![a-z])/
  return all.test(masked) ? 'everything' : null
}

/** More of it, said of a quota. */
const raise =
  /(?:提|加|涨|升|拉高|调高|增加?|给)[^,，.]{0,3}(?:\d|[一二两三四五六七八九十][千万])|往上[提加调]|(?<![a-z])(?:lift(?:ed)?|enhance|bigger|add\sme|unlimited|apply\s(?:for\s)?more|extra|top\sup)(?![a-z])/

function wantOf(intent: Intent, masked: string): Facets['want'] {
  if (intent === 'quota') return about.moreQuota.test(masked) || raise.test(masked) ? 'raise' : null
  if (intent === 'my_requests') {
    if (approval.pending.test(masked) && about.many.test(masked)) return null
    return approval.asked.test(masked) || about.decision.test(masked) ? 'approval_status' : null
  }
  if (intent === 'track_shipment') return about.arrival.test(masked) ? 'eta' : null
  if (intent !== 'check_stock') return null
  if (about.substitute.test(masked)) return 'substitute'
  if (about.fit.test(masked)) return 'compatibility'
  if (about.arrival.test(masked)) return 'eta'
  return about.price.test(masked) ? 'price' : null
}

function filterOf(intent: Intent, masked: string, want: Facets['want']): Facets['filter'] {
  if (intent === 'waiting') return 'pending_approval'
  if (intent !== 'my_requests') return null
  if (want === null && approval.pending.test(masked)) return 'pending_approval'
  return about.open.test(masked) ? 'open' : null
}

const kinds: readonly (readonly [NonNullable<Facets['giveBack']>, RegExp])[] = [
  ['recall', /召回|(?<![a-z])recall/],
  [
    'wrong_item',
    /[发送寄出]错|错件|错料|错货|型号不[对符]|装不上|不适用|不匹配|不合|对不上|(?<![a-z])(?:wrong|incorrect|doesn'?t\sfit|does\snot\sfit|not\swhat|mis-?shipped)(?![a-z])/,
  ],
  [
    'unused',
    /良品|没用[上到过着]|未用|没有用|用不[上着到]|没拆|未拆|未开封|没开封|全新|新件|新品|多[领叫要申订拿报]|[领叫要申订拿]多|多余|多出来|剩下|剩余|用剩|包装完整|好件|没装|未装|未使用|没使用|冇用|冇拆|唔使用|(?<![a-z])(?:unused|un-?opened|not\sused|never\sused|un-?installed|never\s\w+ed|sealed|surplus|spare\sones|extra|excess|leftover|over-?ordered|ordered\stoo\smany|didn'?t\s(?:use|need)|don'?t\sneed|dont\sneed|not\sneeded|no\slonger\sneed(?:ed)?|new\sin\sbox|brand\snew|good\sstock)(?![a-z])/,
  ],
  [
    'defective_core',
    /旧|坏|返旧|交旧|缴回|换下|拆下|拆机|残件|废件|故障件|(?<![a-z])(?:defective|faulty|cores?|old|dead|failed|broken|bad|burnt|replaced|removed)(?![a-z])/,
  ],
]

function giveBackOf(folded: string, read: FacetReader): Facets['giveBack'] {
  const ruled = kinds.find(([, words]) => words.test(folded))?.[0] ?? null
  return among(
    kinds.map(([kind]) => kind),
    read('kind', ruled),
  )
}

function isIntact(masked: string): boolean {
  return masked.search(goods.fine) >= 0 || about.intact.test(masked)
}

/** Carriers as people call them; Latin ones stand alone. */
const carriers =
  /顺丰|顺风|圆通|中通|申通|韵达|京东(?:物流|快递)?|德邦|极兔|邮政|百世|跨越|安能|天天快递|宅急送|黑猫|宅急便|新竹货运|新竹物流|大荣(?:货运)?|嘉里(?:大荣)?|宅配通|便利带|顺丰速运|(?<![a-z0-9-])(?:sf(?:\sexpress)?|jd(?:\slogistics)?|yto|zto|sto|ems|ups|fedex|dhl|tnt|yunda|deppon|j&t|kerry|ninja\svan)(?![a-z0-9])/

function carrierOf({ text }: Sheet): string | null {
  const found = carriers.exec(text.folded)
  return found ? surface(text, found.index, found.index + found[0].length) : null
}

const stationed: readonly Intent[] = [
  'request_part',
  'quota',
  'report_damage',
  'change',
  'receive',
  'return_part',
]

/** Where goods are to go to, and where they are to come from. */
const goal = /(?:给|帮|替|往|发到|(?<!收)到|站点\s?[:：]?|for|to|at|the)\s?$/
const source = /(?:从|由|自|调|向|跟|问|from|out\sof|via)(?:\sthe|\sour)?\s?$/

/** The station the goods are for: after 给, or who speaks in `舟山站申请`; never a place where stock is looked for. */
function stationOf(sheet: Sheet, intent: Intent): string | null {
  if (!stationed.includes(intent)) return null
  for (const mark of marksOf(sheet, 'place')) {
    const ahead = sheet.masked.slice(Math.max(0, mark.start - 6), mark.start)
    const behind = sheet.masked.slice(mark.end, mark.end + 4)
    const typed = surface(sheet.text, mark.start, mark.end)
    if (mark.place.kind === 'own' || mark.place.kind === 'everywhere') continue
    if (headquartersWords.includes(sheet.text.folded.slice(mark.start, mark.end))) continue
    if (intent === 'quota') return mark.place.kind === 'site' ? typed : null
    if (
      (intent === 'change' || intent === 'receive' || intent === 'return_part') &&
      /站|station|centre|center|点$/i.test(typed.normalize('NFKC')) &&
      !/(?:退回?到?|给|(?<![a-z])to(?:\sthe)?)\s?$/.test(ahead)
    )
      return typed
    if (
      /^\s(?:needs?|wants?|requires?|requests?|asks?|reports?)(?![a-z])/.test(
        sheet.masked.slice(mark.end),
      )
    )
      return typed
    const isGoal = goal.test(ahead) || (mark.place.kind === 'site' && !source.test(ahead))
    if (intent === 'request_part' && isGoal) return typed
    if (/^\s?(?:申请|申领|叫|补|要|领|报|需|请领|反馈|缺)/.test(behind)) return typed
  }
  return null
}

/** `KB的能用在KA上吗`: of two models the last one is the one to fit. */
function fitModelOf(sheet: Sheet, intent: Intent, want: Facets['want']): TypedModel | null {
  if (intent !== 'check_stock' || want !== 'compatibility') return null
  const models = marksOf(sheet, 'model')
  const last = models.at(-1)
  if (!last) return null
  const into =
    /(?:[用装配换]在?|[用装]到|适用|适合|配得上|(?<![a-z])(?:fits?|in(?:to)?|on(?:to)?|with|for)(?:\sthe|\sa)?)\s?$/
  const coded = marksOf(sheet, 'code').length > 0
  const pointed = into.test(sheet.masked.slice(Math.max(0, last.start - 10), last.start))
  if (models.length < 2 && !coded && !pointed) return null
  return { text: surface(sheet.text, last.start, last.end), partial: last.partial }
}

function writtenOf(sheet: Sheet): Facets['written'] {
  const typed = (kind: PlainMark['kind']) => {
    const mark = marksOf(sheet, kind).at(0)
    return mark ? surface(sheet.text, mark.start, mark.end).normalize('NFKC') : null
  }
  const raw = marksOf(sheet, 'ref').map((mark) =>
    surface(sheet.text, mark.start, mark.end).normalize('NFKC').trim(),
  )
  const prefix = raw.some((each) => /^req/i.test(each))
  const refs = raw.map((each) => {
    if (/^req/i.test(each)) return each
    const digits = /\d+/.exec(each)?.[0] ?? each
    return prefix ? `REQ-${digits}` : digits
  })
  return {
    refs: [...new Set(refs)],
    serviceOrder: typed('service-order'),
    tracking: typed('tracking'),
  }
}
