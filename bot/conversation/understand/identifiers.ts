import { atNumber, matchesOf, numberStarts } from './counts.ts'
import { matchesIn } from './matches.ts'
import { numeralSigns } from './numerals.ts'
import { claim, type PlainMark, type RefMark, type Sheet } from './sheet.ts'

const classifier = '个只台套根条块片颗件张支把副组枚粒箱盒包桶瓶卷米对双打样'

const orderWords =
  '工单|维修单|报修单|派工单|叫修单|服务单|检修单|service\\s*order|work\\s*order|job|ticket|(?<![a-z])[ws]\\/?o(?![a-z])'
const between = '(?:\\s*(?:号码?|单号|编号|no\\.?|number|num|id|is|为|是|[#:.]))*\\s*'

const serviceOrders = [
  new RegExp(`(?:${orderWords})${between}((?!req)[a-z]{0,4}-?\\d[a-z0-9-]{2,24})`, 'g'),
  /(?<![a-z0-9])((?:wo|so|sr|gd|bx)-?\d{3,20}(?:-\d{1,6})?)(?![a-z0-9])/g,
]

/** Number shapes of carriers: hints, never proof. */
const trackingNumbers = [
  /(?<![a-z0-9])(sf[a-z0-9]?\d{12,13}|jd[a-z0-9]{0,2}\d{9,13}|ke\d{9,12}|yt\d{13}|jt\d{13}|dpk\d{12}|zto?\d{12}|1z[a-z0-9]{16}|[a-z]{2}\d{9}[a-z]{2}|e[a-z]\d{9}cn)(?![a-z0-9])/g,
  /(?<![a-z0-9])(\d{12,15})(?![a-z0-9])/g,
  /(?:顺丰|圆通|中通|申通|韵达|京东|德邦|极兔|邮政|黑猫|新竹货运|嘉里|(?<![a-z])(?:dhl|fedex|ups|ems|tnt|sf|jd|kerry))[^\d\n]{0,24}(\d{9,15})(?![a-z0-9])/g,
  /(?<![a-z0-9])((?:sf|jd|yt|jt|zto?|dpk|ems)\d{3,})(?![a-z0-9])(?=\s?(?:现在)?(?:到哪|在哪|到了?没|走到|的?物流|的?快递|寄到))/g,
  /(?:where(?:'s|\sis)|track|顺丰|圆通|中通|京东|德邦|邮政)\s?((?:sf|jd|yt|jt|zto?|dpk|ems)\d{3,})(?![a-z0-9])/g,
  /(?:运单|快递|物流单|物流|托运单|tracking|track|waybill|awb|parcel)(?:\s*(?:号码?|单号|no\.?|number|num|[#:]))*\s*([a-z]{0,4}\d[a-z0-9-]{7,28})(?![a-z0-9])/g,
]

/** Service orders, request ids and tracking numbers, with the words that announce them left for the sentence. */
export function markIdentifiers(sheet: Sheet): Sheet {
  const ordered = claim(sheet, groups(sheet.masked, serviceOrders, 'service-order'))
  const referred = claim(ordered, refs(ordered.masked))
  const more = claim(referred, furtherRefs(referred.masked))
  return claim(more, groups(more.masked, trackingNumbers, 'tracking'))
}

function groups(
  text: string,
  patterns: readonly RegExp[],
  kind: PlainMark['kind'],
): readonly PlainMark[] {
  return patterns.flatMap((pattern) =>
    matchesIn(text, pattern).map((match): PlainMark => {
      const value = match[1] ?? ''
      const end = match.index + match[0].length
      return { kind, start: end - value.length, end }
    }),
  )
}

const requestIds = [
  /(?<![a-z])req(?:uest|uisition)?(?:\s*(?:no\.?|number|id))?[\s\-#:._]*(\d{3,9})(?:-[sac]\d{1,3})?(?![\da-z])/g,
  new RegExp(
    `(?:申请单|请购单|领料单|申请|单号|订单|单子|这单|那单)(?:号|编号|no\\.?)?\\s*[:#]?\\s*(\\d{4,6})(?![\\d.a-z${classifier}])`,
    'g',
  ),
  /#\s?(\d{4,6})(?![\da-z])/g,
  /(?<![\da-z.-])(\d{4,6})(?=号?(?:申请|单(?!价)|那单|这单))/g,
]

function refs(text: string): readonly RefMark[] {
  return requestIds.flatMap((pattern) =>
    matchesIn(text, pattern).map(
      (match): RefMark => ({
        kind: 'ref',
        ref: `REQ-${match[1]}`,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  )
}

const further = new RegExp(
  `(?<=\\ue004(?:\\s?(?:和|、|,|，|&|and|跟|与|及|以及|还有|/|\\+)\\s?|\\s))(\\d{3,9})(?![\\d.a-z${classifier}])`,
  'g',
)
const mostFurther = 50

/** `REQ-1023和1024`: a number right after a request id is one too; again for the number after that. */
function furtherRefs(text: string): readonly RefMark[] {
  const found: RefMark[] = []
  let rest = text
  for (let round = 0; round < mostFurther; round += 1) {
    const hits = matchesIn(rest, further)
    if (hits.length === 0) return found
    for (const { index, 0: digits } of hits) {
      found.push({ kind: 'ref', ref: `REQ-${digits}`, start: index, end: index + digits.length })
      rest = `${rest.slice(0, index)}${'\ue004'.repeat(digits.length)}${rest.slice(index + digits.length)}`
    }
  }
  return found
}

const number = `(?:(?<!\\d)\\d{1,9}(?:\\.\\d{1,4})?|(?<![${numeralSigns}几半])[${numeralSigns}几半]{1,9})`

const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may(?!\\sbe)|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** Numbers that are no quantities: power, size, voltage, money, dates, times, phones, fault codes, refrigerants. */
const asides = [
  /(?<![\d+])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)/g,
  /(?<!\d)\d{3,4}-\d{7,8}(?!\d)/y,
  /(?:电话|手机|tel|phone|call)\s?[:：]?\s?\d{7,12}/g,
  // `call me on 07700900123`, `customer's number is 91234567`.
  /(?=[+\d])(?<=(?:电话|手机|(?<![a-z])(?:(?:tel|phone|mobile|cell|whatsapp)(?:\s(?:no|number))?|(?:call|ring|text|reach|contact|phone)(?:\s(?:me|us|him|her|them))?(?:\s(?:back\s)?(?:on|at))?|(?:customer|client|owner|user|his|her|their|my)(?:'?s)?\snumber)|(?:客户|客人|用户|顾客)的?号码)\s?(?:is|是)?\s?[:：]?\s?)\+?\d[\d -]{5,13}\d(?![a-z0-9])/g,
  /(?<![a-z\d])09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/y,
  /(?<!\d)(?:19|20)\d{2}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?!\d)/y,
  /(?<!\d)\d{1,2}月(?:份|底|初|中旬)?(?:\d{1,2}[号日]?)?/y,
  /(?<![\d月])\d{1,2}[号日](?![线机码])/y,
  /(?<!\d)\d{1,2}[:点]\d{2}(?!\d)/y,
  new RegExp(`(?<![\\d.])\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?(?:${monthNames})(?![a-z])`, 'y'),
  new RegExp(`(?<![a-z])(?:${monthNames})\\s\\d{1,2}(?:st|nd|rd|th)?(?![\\da-z])`, 'g'),
  /(?=\d)(?<=(?<![a-z])(?:batch|lot)\s(?:no\.?\s)?)\d{2,8}(?![\da-z])/g,
  /(?<![a-z])thanks\sa\s(?:million|ton|bunch)(?![a-z])/g,
  /(?<![a-z0-9.])\d(?:\.\d)?\s?(?:h?p(?![a-z0-9])|匹)/y,
  /(?<![a-z0-9.])\d{1,4}(?:\.\d+)?\s?(?:公斤|千克|kgs?|斤|公升|升|litres?|liters?|吨|l|v|伏|w|瓦|hz|赫兹|uf|μf|mf|寸|英寸|inch|mm|cm|毫米|厘米|度|℃|°c?|%|pa|mpa|kw|kpa|rpm)(?![a-z0-9])/y,
  /(?<![a-z0-9.]|[a-z0-9]-)\d{1,2}a(?![a-z0-9])/y,
  atNumber(
    `(?<![a-z0-9.第])${number}\\s?(?:元|块钱|万元|rmb|cny|usd|分钟|小时|个小时|天(?!线)|日|周|星期|个月|个星期|年|岁|点钟?|号楼|楼|室|栋|单元|折|倍|成(?!套))`,
  ),
  /(?<![a-z0-9.])\d+\s?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|am|pm|yuan)(?![a-z])/y,
  /(?<![a-z])(?:two|three|four|five|six|seven|few)\s(?:days?|weeks?|hours?|months?)(?![a-z])/g,
  /(?<![a-z0-9])r\d{2,3}[a-z]?(?![a-z0-9])/g,
  /(?<![a-z0-9]|[a-z0-9]-)[efhpu]-?\d{1,2}(?![a-z0-9-])(?!\s*(?:个|pcs?))/g,
  /(?<!\d)\d{1,3}(?:号楼|弄|栋|单元)\d{0,4}/y,
  /(?<![a-z\d])\d{2,5}\s?[*x]\s?\d{2,5}(?:\s?[*x]\s?\d{1,5})?(?:mm|cm)?(?![a-z0-9])/y,
  /https?:\/\/[^\s<>]{1,500}/g,
]

/** Covers numbers that are no quantities. */
export function markAsides(sheet: Sheet): Sheet {
  const starts = numberStarts(sheet.masked)
  return asides.reduce(
    (rest, pattern) =>
      claim(
        rest,
        matchesOf(rest.masked, pattern, starts).map((match) => ({
          kind: 'aside',
          start: match.index,
          end: match.index + match[0].length,
        })),
      ),
    sheet,
  )
}
