import { atNumber, count, measured, type Pattern, unit, words } from './counts.ts'

const number = `(?:${count}|(?:${words})(?![a-z]))`
const own = '(?<![a-z0-9.第-])'
const rest = '(?![a-z0-9.])'
const turn = '(?:改|变|减|加|升|降|调|砍)(?:成|为|到|至|作|做)?'
const but = '(?:not|instead\\sof|rather\\sthan)'

const finds: readonly string[] = [
  // `from 2 to 6`
  `(?<=(?<![a-z])from\\s)(${number})(?=\\s?(?:${unit})?\\s?(?:down\\s|up\\s)?to\\s${number})`,
  `(?<=(?<![a-z])from\\s\\ue003+\\s?(?:down\\s|up\\s)?to\\s)(${number})${rest}`,
  // `由3个改为5个`, `五改三`
  `(?<=[由从])(${count})\\s?(${unit})?(?=${turn})`,
  `${own}(${count})\\s?(${unit})?(?=${turn}\\s?${count})`,
  `(?<=\\ue003${turn}\\s?)(${count})\\s?(${unit})?(?!月|号|日|点|天)`,
  // `6 not 9`, `five instead of two`
  `${own}(${number})(?=\\s?,?\\s${but}\\s${number}(?!\\s[a-z]))`,
  `(?<=\\ue003\\s?,?\\s${but}\\s)(${number})${rest}`,
  // `是5不是3`, `不是3是5`, `10应该是1`
  `(?<=[是要])(${count})\\s?(${unit})?(?=[,，]?\\s?(?:而?不是|不系)要?\\s?${count})`,
  `(?<=不[是系]要?\\s?)(${count})\\s?(${unit})?(?=[,，.。!！\\s]*(?:$|而?是|系|要))`,
  `${own}(${count})\\s?(${unit})?(?=应该?[是为]\\s?${count})`,
  `(?<=\\ue003应该?[是为]\\s?)(${count})\\s?(${unit})?`,
  // `应到12，实收9，欠3`
  `(?<=(?:到货|[未没]到|实[收到]|应[收到]|欠|尚欠|还差|短少)[:：]?\\s?)(${count})\\s?(${unit})?(?=[,，/／.;；\\s]|$)`,
  // `you sent 10, I counted 9`
  `(?<=(?<![a-z])(?:(?:you|they|u)\\s(?:sent|shipped)|counted(?:\\sin)?|promised|arrive[ds]?|supply|requesting)\\s)(${number})${rest}`,
  `${own}(${number})(?=\\s(?:have|has)\\s(?:come|arrived)(?![a-z]))`,
  // `3 in hand, 2 to follow`
  `${own}(${number})(?=\\s(?:in\\shand|in(?=,)|to\\s(?:go|come|follow)|received|are\\sto\\sfollow)(?![a-z]))`,
]

/** Numbers without a part beside them, told by what they turn into or by what became of the goods. */
export const steps: readonly Pattern[] = finds.map((find) => ({
  find: atNumber(find),
  read: (match) => measured(match[1] ?? '', match[2], match[0]),
}))
