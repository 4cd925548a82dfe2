import { type Cleaned, surface } from './clean.ts'
import { type DayWish, daysWished, withoutDays } from './day-words.ts'

/** Somebody's name without title: folded, to be compared, and as it was typed. */
export type Named = { readonly folded: string; readonly typed: string }

/**
 * A wish about who decides for whom: `away`: somebody is to decide for me (`who` is null when it was
 * not said), `back`: no longer, `who`: who does now? Days are relative to the day of the message.
 */
export type DelegationWish =
  | { readonly kind: 'away'; readonly who: Named | null; readonly days: DayWish | null }
  | { readonly kind: 'back' }
  | { readonly kind: 'who' }

/** What an approver does; `签收` is done with parcels. */
const decides = '(?:审批|审核|核准|签核|代签|代批|批|审|签(?!收)|决定)'
const forMe = '(?:代我|替我|帮我|为我|代为|帮忙|代理|代|替|帮)'

const asksWho = new RegExp(
  `(?:谁|哪位)[^,，。?？]{0,8}(?:${forMe})[^,，。?？]{0,4}${decides}|${forMe}[^,，。?？]{0,4}${decides}的?是(?:谁|哪位)|(?<![a-z])who(?:\\sis|'s|\\swill)?\\s(?:\\w+\\s){0,2}?(?:decid(?:es?|ing)|approv(?:es?|ing)|sign(?:s|ing)?(?:\\soff)?|stand(?:s|ing)?\\sin|cover(?:s|ing)?)\\s(?:requests\\s)?for\\sme`,
)

const isBack = new RegExp(
  `我?(?:已经?)?(?:回来了|回岗|返岗|销假|休完假|复工了)|(?:取消|结束|停止|终止|撤销|收回|不用|不要|不必|不再)[^,，。]{0,8}(?:代批|代签|代审|委托|代理|授权|(?:代|替|帮)我[^,，。]{0,2}${decides})|(?<![a-z])(?:i'?m|i\\sam)\\sback(?!\\s(?:on|in|at)?\\s?(?:mon|tue|wed|thu|fri|sat|sun|\\d))|(?<![a-z])(?:end|stop|cancel|revoke|withdraw)\\s(?:the\\s|my\\s)?(?:delegation|delegating|stand-?in|deputy|absence)|(?<![a-z])no\\slonger\\saway`,
)

const leave =
  /休假|请假|年假|病假|婚假|产假|放假|度假|出差|外出|不在(?:公司|办公室|岗|班|(?=[,，。\s]|$))|(?<![a-z])(?:away|on\s(?:leave|vacation|holiday|a\s(?:business\s)?trip)|out\sof\s(?:the\s)?office|ooo|off\s(?:work|sick)|(?:taking|take)\s\w+\s(?:days?|weeks?)\soff)(?![a-z])/
const myself = /我|本人|(?<![a-z])(?:i|i'm|i'll|im|my|me)(?![a-z])/

/** Read where days have been blanked out; the first that finds a name tells who. */
const named: readonly RegExp[] = [
  new RegExp(
    `(?:让|由|请|叫|找|派|交给|转给|委托给?|授权给?|麻烦|换)\\s?([\\p{Script=Han}a-z.'\\s]{1,24}?)\\s?(?:来|先|暂时|临时|全权)?(?:${forMe}|负责|代表我)?我?(?:来|做|处理)?${decides}`,
    'u',
  ),
  new RegExp(
    `(?:^|[,，。;；:\\s])(?:期间|这期间|都|由|先)?((?![请让叫找派])\\p{Script=Han}{1,5}|[a-z.']{2,}(?:\\s[a-z.']{2,})?)\\s?(?:来|先|暂时|临时)?(?:代我|替我|帮我|代)${decides}`,
    'u',
  ),
  /(?<![a-z])(?:let|have|ask|get)\s([a-z.'\p{Script=Han}][a-z.'\s\p{Script=Han}]{0,30}?)\s(?:to\s)?(?:decide|approve|cover|sign|stand\sin|fill\sin|take\sover|handle)/u,
  /(?<![a-z])(?:delegat(?:e|ing)|hand(?:ing)?(?:\sover)?|pass(?:ing)?(?:\son)?)\s(?:all\s)?(?:my\s|the\s)?(?:approvals?|decisions?|requests?|everything)?\s?(?:over\s)?to\s([a-z.'\p{Script=Han}]+(?:\s[a-z.']+)?)/u,
  /(?:^|[,.;，。]\s?|\s{2,}|(?<![a-z])(?:and|so|then)\s)([a-z.'\p{Script=Han}]+(?:\s[a-z.']+)?)\s(?:will\s|can\s|shall\s|should\s)?(?:decides?|approves?|covers?|signs?|stands?\sin|fills?\sin)\s(?:requests\s)?for\sme/u,
  /(?<![a-z])([a-z.'\p{Script=Han}]+(?:\s[a-z.']+)?)\sis\smy\s(?:deputy|delegate|stand-?in|back-?up)/u,
]

const title = /(?:总?经理|主管|总监|部长|主任|科长|工程师|老师|师傅|先生|女士|小姐|总|工|哥|姐)$/
const courtesy = /^(?:the\s|mr\.?\s|ms\.?\s|mrs\.?\s|manager\s|我们的?|老|小(?=\p{Script=Han}$))/u
const nobody = /^(?:我|你|您|他|她|人|别人|谁|me|you|him|her|someone|somebody|it|them)?$/

/** Reads such a wish out of a message that speaks of no request and no part; null when it is none. */
export function delegationOf(text: Cleaned): DelegationWish | null {
  const { folded } = text
  if (folded.length > 200) return null
  if (asksWho.test(folded)) return { kind: 'who' }
  if (isBack.test(folded)) return { kind: 'back' }
  const who = whoIn(text)
  const away = leave.test(folded)
  if (who === null && !(away && myself.test(folded))) return null
  const lent =
    away ||
    new RegExp(
      `(?:代|替|帮|为)我?[^,，。]{0,4}${decides}|交给|委托|授权|for\\sme|delegat|my\\s(?:approval|decision)|deputy|stand`,
    ).test(folded)
  return lent ? { kind: 'away', who, days: daysWished(folded) } : null
}

function whoIn(text: Cleaned): Named | null {
  const bare = withoutDays(text.folded)
  for (const pattern of named) {
    const found = new RegExp(pattern.source, 'du').exec(bare)
    const [start, end] = found?.indices?.[1] ?? [0, 0]
    const folded = bare.slice(start, end).trim().replace(courtesy, '').replace(title, '').trim()
    if (nobody.test(folded)) continue
    const from = bare.indexOf(folded, start)
    return { folded, typed: surface(text, from, from + folded.length) }
  }
  return null
}
