import { numeralSigns, numeralValue } from './numerals.ts'

const english = (words: string) => `(?<![a-z])(?:${words})(?![a-z])`

/** What headquarters counts, by the words people use for it; the more special ones first. */
const metrics: readonly (readonly [string, RegExp])[] = [
  [
    'carrier_score',
    new RegExp(
      `(?:物流商?|运输商|快递(?:公司)?|货运行?|承运商?)[^,，.;]{0,8}(?:评分|得分|打分|排名|排行|表现|成绩|记分|评比|考核|服务质量)|(?:哪|边)(?:家|间|个|几家)?(?:快递|物流|货运)[^,，.;]{0,6}(?:最|好|差|坑|靠谱|烂|慢|快)(?![^,，.]{0,4}率)|${english('carrier\\s(?:score(?:card)?s?|ranking|performance|rating)|(?:best|worst)\\s(?:carrier|courier)|(?:which|what|whose)\\s(?:carrier|courier)|rank\\s.{0,10}(?:carriers|couriers)')}`,
    ),
  ],
  [
    'shortage_rate',
    new RegExp(
      `缺货率|短缺率|缺料率|欠品率|断货率|缺件率|${english('(?:shortage|stock-?out|out\\sof\\sstock)\\s?(?:rate|ratio|percentage|%|pct)')}`,
    ),
  ],
  [
    'fill_rate',
    new RegExp(
      `满足率|供应率|供货率|达交率|齐套率|${english('fill[\\s-]?rates?|service\\slevel|first[\\s-]pass\\sfill')}`,
    ),
  ],
  [
    'damage_rate',
    new RegExp(
      `破损率|损坏率|[坏烂损破][^,，.]{0,2}比率|货损率?|毁损率|坏损率|运损|${english('damage[sd]?\\s(?:rate|ratio|percentage|%)|breakage(?:\\srate)?')}`,
    ),
  ],
  [
    'on_time_rate',
    new RegExp(
      `准时|准点|及时率|准交|按时[^,，.]{0,4}率|时效达成|${english('on[\\s-]?time|punctuality|otif')}`,
    ),
  ],
  [
    'cycle_time',
    new RegExp(
      `(?:交付|交货|供货|配件|申领|平均)?周期|交期|平均[^,，.;]{0,10}(?:天|时间|多久|时效|时长)|(?:全程|从申请到|从下单到|从报修到)[^,，.;]{0,12}(?:天|时间|多久)|${english('cycle[\\s-]?times?|lead[\\s-]?times?|turnaround(?:\\stime)?|average\\s.{0,24}(?:time|days)|how\\slong\\s.{0,20}on\\saverage')}`,
    ),
  ],
  [
    'turns',
    new RegExp(
      `周转|回转率|(?:库存|存货)转|${english('turns|turn(?:over)(?:\\srate|\\sratio)?|inventory\\sturn\\w*')}`,
    ),
  ],
  [
    'stock_value',
    new RegExp(
      `(?:仓库?|库存|存货|料)[^,，.]{0,8}值多少|库存(?:总|占用)?(?:金额|价值|总额|资金|值|市值|成本)|(?:压|占)了?(?:多少|几多)?(?:资金|钱)|存货(?:总|占用)?(?:金额|价值|总额|值)|${english('(?:stock|inventory)\\s(?:total\\s)?(?:value|worth|valuation|cost)|value\\sof\\s(?:the\\s|our\\s)?(?:stock|inventory)|(?:money|cash|capital)\\stied\\sup')}`,
    ),
  ],
  [
    'backorders',
    new RegExp(
      `欠料|欠货|欠件|欠着|缺件(?!率)|欠单|欠品|缺料(?!率)|积压未发|未交|${english('back[\\s-]?orders?|back[\\s-]?logs?')}`,
    ),
  ],
  [
    'fault_ranking',
    new RegExp(
      `故障|坏得最?多|坏得最|最(?:容易|爱|常|多)坏|毛病最多|维修最多|返修|报修(?:最多|率)|${english('fault(?:s|y)?|fail(?:ing|ures?|ed|s)?|break(?:ing|s)?\\sdown(?:s)?|breakdowns?|most\\s(?:repairs|returned|repaired|unreliable)')}`,
    ),
  ],
]

/** `not the shortage rate, the fill rate`. */
const notThisOne =
  /(?<![a-z])(?:not|n'?t\swant)\sthe\s[^,.;]{1,24}(?=[,.;])|不[是要看查][^,，.;；]{1,10}(?=[,，.;；])/

/** Which figure is asked for; null when none is named. Reads folded text. */
export function metricOf(folded: string): string | null {
  const wanted = folded.replace(notThisOne, ' ')
  return metrics.find(([, words]) => words.test(wanted))?.[0] ?? null
}

const spelled: Readonly<Record<string, number>> = {
  three: 3,
  five: 5,
  ten: 10,
  twenty: 20,
  twelve: 12,
}

/** `前十`, `top 5`, `最多的3个`: how many of a ranking. */
export function topOf(folded: string): number | null {
  const found =
    new RegExp(
      `(?:前|头|排名前|top\\s?|(?:worst|best|slowest)\\s)(\\d{1,3}|[${numeralSigns}]{1,3}|three|five|ten|twelve|twenty)(?!\\s?(?:天|周|个?月|年|季|次|回|几))`,
    ).exec(folded) ??
    /(?<![a-z])(\d{1,2}|three|five|ten|twelve|twenty)\s(?:worst|best|most|slowest|models)(?![a-z])|列出?([一二三四五六七八九十]{1,3}|\d{1,2})个/.exec(
      folded,
    ) ??
    /最[^,，.;]{1,6}的(?:前)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:个|款|种|家|台)/.exec(folded)
  const word = found?.[1] ?? found?.[2]
  if (!word) return null
  const value = spelled[word] ?? numeralValue(word)
  return value !== null && value > 0 && value <= 100 ? value : null
}

/** An amount of money in yuan, as it stands for a raise of a quota: `5000`, `两万`, `1.5w`, `30k`. */
export function amountOf(folded: string): number | null {
  const found = [
    ...folded.matchAll(
      new RegExp(
        `(?<![a-z0-9-])(\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,2})?|[${numeralSigns}]{1,8})\\s?(万|w|k|千)?(?=元|块|rmb|cny|yuan|额度|的|[^a-z0-9]|$)(?!月|号|日|周|天|个|台|单|点|次|张|年|星期|季)`,
        'g',
      ),
    ),
  ]
  const amounts = found.flatMap(({ 1: digits = '', 2: scale }) => {
    const value = numeralValue(digits.replaceAll(',', '')) ?? Number(digits.replaceAll(',', ''))
    const times =
      scale === '万' || scale === 'w' ? 10_000 : scale === 'k' || scale === '千' ? 1000 : 1
    const amount = value * times
    return Number.isFinite(amount) && amount >= 100 ? [amount] : []
  })
  return amounts.at(-1) ?? null
}
