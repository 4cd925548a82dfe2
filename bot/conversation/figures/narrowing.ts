import type { Metric } from '../../../domain/kpi/metric.ts'
import { carriers as ours } from '../cards/carrier.ts'
import type { Item, Understood } from '../understand/understood.ts'

/** To what somebody wants a figure narrowed, beside places and times. */
export type Narrowing = {
  /** Carriers of ours, as shipments keep them; empty: all. */
  readonly carriers: readonly string[]
  /** Carriers that nothing is sent with, as typed. */
  readonly strange: readonly string[]
  /** Everything else that may have been meant to narrow it and cannot, as typed. */
  readonly unused: readonly string[]
}

/** Figures that are counted by carrier. */
const byCarrier: readonly (Metric | null)[] = ['on_time_rate', 'damage_rate', 'carrier_score']

/** Carriers of ours as people call them. */
const called: Readonly<Record<(typeof ours)[number], RegExp>> = {
  SF: /[顺順][丰豐风風](?:速[运運])?|(?<![a-z0-9-])sf(?:\sexpress)?(?![a-z0-9])/i,
  JD: /京[东東](?:物流|快[递遞])?|(?<![a-z0-9-])jd(?:\slogistics)?(?![a-z0-9])/i,
  EMS: /(?<![a-z0-9-])ems(?![a-z0-9])/i,
  Deppon: /德邦|(?<![a-z0-9-])deppon(?![a-z0-9])/i,
  YTO: /[圆圓]通|(?<![a-z0-9-])yto(?:\sexpress)?(?![a-z0-9])/i,
}

/** Reads what a question for a figure is narrowed to. Nothing that was said is left aside without a word about it. */
export function narrowingOf(
  source: string,
  metric: Metric | null,
  { facets, items, leftover }: Pick<Understood, 'facets' | 'items' | 'leftover'>,
): Narrowing {
  const named = ours.filter((carrier) => called[carrier].test(source))
  const typed = facets.carrier
  const isStrange = typed !== null && !Object.values(called).some((word) => word.test(typed))
  const strange = isStrange ? [typed] : []
  const counts = byCarrier.includes(metric)
  const asTyped = named.map((carrier) => called[carrier].exec(source)?.[0] ?? carrier)
  const unused = [
    ...(counts ? [] : [...asTyped, ...strange]),
    ...items.flatMap((item) => partsIn(item, source)),
    ...leftover.flatMap((piece) => meant(piece, [...asTyped, ...strange], source)),
  ]
  return {
    carriers: counts ? named : [],
    strange: counts ? strange : [],
    unused: [...new Set(unused)].slice(0, mostTold),
  }
}

const mostTold = 5

/** A model, or a part that the figure is asked of: `压缩机的破损率`, `for compressors`; not what is `on the shelf`. */
function partsIn({ name, model, span }: Item, source: string): readonly string[] {
  if (model !== null) return [name === null ? model.text : `${model.text} ${name}`]
  if (name === null) return []
  const before = source.slice(0, span.start)
  return /\p{Script=Han}/u.test(name) || /(?:for|of)\s(?:the\s)?$/i.test(before) ? [name] : []
}

/** Words of a question that stand where a place would and are none: verbs, periods, what a measure is of. */
const plainChinese =
  /本|[损損][毁毀坏壞耗]?率?|到[货貨]|星期|[礼禮]拜|[这這上下]?个?[個]?[月周週季年]度?(?:[份报報底初末])?|[今去前昨明][年天日]|[当當]前|目前|眼下|[现現]在|最近|[过過]去|至今|所有|全部|一共|[总總]共?|[运運][输輸送]|[准準][时時点點]|即[时時]|及[时時]|供[应應货貨]|交[付货貨期]|故障|毛病|缺[件料货貨]|存[货貨]|[库庫]存|[统統][计計]|[报報][表告送]|[导導]出|列[出示]|提供|拉[出一]|[查看][询詢看]?|截至|截止|敢[问問]|[请請][问問教]?|麻[烦煩]|[给給帮幫]我|[俺我你咱][们們]?|的|[总總][仓倉]|公司|各|全|[区區]域|地[区區]|[辖轄][区區]/gu
const plainEnglish =
  /^(?:the|this|last|next|past|previous|current|stock|store|days?|weeks?|months?|quarters?|years?|hours?|total|transit|full|time|general|particular|our|my|your|each|every|all|any|which|what|detail|numbers?|percent|percentage|present|least|most|once|hand|work|first|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|kpi|rmb|cny|yuan|fen|hq)$/i

/** Behind a place stands a period or a measure. */
const ahead =
  /^(?:的|之)?(?:本|[这這上今去前昨]|\d|[一二三四五六七八九十]+月|[满滿]足|[达達]交|缺|[准準]|及[时時]|破|[损損]|到[货貨]|[运運]|供|周[转轉]|週|[库庫]存|存[货貨]|[评評]|欠|平均|[月周週年]?[报報]|故障|kpi)/iu
const placeLike = /[站区區省市县縣州国國港仓倉]$|中心$|[维維]修部$|分公司$|[办辦]事[处處]$/u

/** A word that stands where a place would: it is of one that is not known here, or of nothing that is counted apart. */
function meant(piece: string, known: readonly string[], source: string): readonly string[] {
  const bare = known.reduce((rest, word) => rest.replaceAll(word, ' '), piece)
  const chinese = (bare.replace(plainChinese, ' ').match(/\p{Script=Han}+/gu) ?? [])
    .map((word) => whole(word, source))
    .filter((word) => word.length > 1 && isPlaced(word, source))
  const english = bare.match(/[\p{Script=Latin}'-]{3,}/gu) ?? []
  return [...chinese, ...english.filter((word) => isAfterPlaceWord(word, source))]
}

/** `台灣` is no counting word before a place. */
function whole(word: string, source: string): string {
  const before = source.charAt(source.indexOf(word) - 1)
  return /[台臺]/.test(before) ? `${before}${word}` : word
}

function isPlaced(word: string, source: string): boolean {
  const at = source.indexOf(word)
  const before = source.slice(0, at)
  if (placeLike.test(word)) return true
  if (word.length > 4 || !ahead.test(source.slice(at + word.length))) return false
  return (
    /[和与與跟及、在]$/u.test(before) || !/[\p{L}\p{N}]/u.test(before.replace(plainChinese, ' '))
  )
}

/** `in paris`, `for Atlantis`: a name is written with a capital, except behind `in` and `at`. */
function isAfterPlaceWord(word: string, source: string): boolean {
  if (plainEnglish.test(word)) return false
  const before = source.slice(0, source.indexOf(word))
  if (/(?<!\p{L})(?:in|at)\s(?:the\s)?$/iu.test(before)) return true
  const named = /^\p{Lu}/u.test(word)
  return named && /(?<!\p{L})(?:for|of|from|around|and)\s(?:the\s)?$/iu.test(before)
}
