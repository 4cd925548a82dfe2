import type { TextRange } from './best-span.ts'
import { changeCue } from './changes.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { surface } from './clean.ts'
import { about, approval, wish } from './cues.ts'
import { matchesIn } from './matches.ts'
import type { Sheet } from './sheet.ts'
import { polite } from './social.ts'
import { isPressing, withoutUrgency } from './tone.ts'

/** The words of the wish itself, by intent. */
const decisions = [approval.refused, approval.granted, approval.wait]
const structures: Readonly<Record<string, readonly RegExp[]>> = {
  approve: [...decisions, wish.cancel, wish.hold],
  reject: decisions,
  cancel: [wish.cancel, approval.refused],
  hold: [...decisions, wish.hold, wish.cancel],
  return_part: [wish.giveBack],
}
const because =
  /(?:因为|由于|原因是?|理由是?)\s?|(?<![a-z])(?:because(?:\sof)?|be?cos|be?coz|bcoz|coz|cos|due\sto|(?<!\ue009\s?)since(?!\s(?:\ue009|mon|tue|wed|thu|fri|sat|sun|last|yesterday|then|when|this|morning|noon|yesterday|early|he\scalled))|as(?!\swe\sspeak)(?=\s(?:the|my|our|we|i|it|they|he|she|this|that|there|old|quantity|customer)(?![a-z])))\s/g
const small =
  /[\ue000-\ue009]+|这个?|那个?|刚才|刚刚|请购单|领料单|申请单?|单子?|[的了吧掉啦呗喇和]|一下|申请人|重填|重写|重报|不行|先|把|给|我|都|也|就|去|回|不用发|(?<![a-z])(?:it|this|that|one|ones|the|request|order|for|my|on|a|an|so|yet|just|back|part|parts|i|we|want|would|like|to|need|is|be|both|unfortunately|please|delete|remove|anymore|now|from|at)(?![a-z])/gu
/** Until when a hold lasts, and what one will do meanwhile, is no reason for it. */
const lasts =
  /^\s*(?:等[^,，.]{0,14}(?:通知|电话|消息|指示|再|信)|直到|(?:until|till|til|before)(?![a-z])|(?:hang|whoa|wait|hold|hej)\s?(?:on|wait|there|first)?\s*$)|再说\s*$|(?<![a-z])(?:wait\s(?:for\s)?(?:my|me|him|her|them|their)|i(?:'ll|\swill)\s(?:confirm|tell|text|call|let|check))(?![a-z])|(?:我|先)[^,，.]{0,5}(?:确认|核实|问清楚|查清|核对)/
/** Words to people, about oneself, or once more about the wish: they explain nothing. */
const idle =
  /请注意|同志|同事们?|不好意思|对不[住起]|抱歉|添乱|谢谢|配合|忽略|(?:你现在是)|(?<![a-z])(?:you\s(?:lot|guys)|hopeless|ignore|second\stime|third\stime|said\sit|enough\swaiting|hej|whoa\sthere|no\sways|i\srefuse|so\sshall)(?![a-z])|^\s*(?:不是|并非|(?:it'?s\s)?not|just|only)[^,，.]{0,4}(?:取消|cancel\w*|paused?|parked|先别发|reject\w*)|^\s*(?:别|不要|唔好|don'?t|do\snot)[^,，.]{0,6}(?:发|寄|急|忙|动|出|send|ship|post|deliver)[^,，.]{0,4}$|电话|手机|地址[是:：]|(?<![a-z])(?:phone|mobile|tel|caller)(?![a-z])|\ue009{7,}|^\s*(?:都|在|还)?保[固修][内外](?:案件|件|的)?\s*$/
const steps =
  /怎么|如何|流程|收件|打包|未?拆|包装|安排|未用|没用过|全新|新的|良品|拉走|\?|(?<![a-z])(?:how|unopened|unused|never\sinstalled|collect|please|brand\snew)(?![a-z])/

/** Why goods go back, beside what is wrong with them. */
const causes =
  /用户|客|多[了领叫订]|[领叫订报]多|错|因为|(?<![a-z])(?:customer|client|changed|mistake|ordered|because|wrong)(?![a-z])/

/** Why something is refused, cancelled, given back, held or asked for, by rule: the clauses that say nothing else. */
export function ruledReason(sheet: Sheet, intent: string): TextRange | null {
  if (intent === 'request_part') return needOf(sheet)
  const says = spoken[intent]
  if (!says || (intent === 'quota' && !about.moreQuota.test(sheet.masked))) return null
  return joinedFrom(
    intent,
    clausesOf(sheet).filter(({ text }) => says(text)),
  )
}

/** Which clauses can tell a reason, by intent. */
const spoken: Readonly<Record<string, (clause: string) => boolean>> = {
  reject: (clause) => !idle.test(clause),
  cancel: (clause) => !idle.test(clause),
  hold: (clause) => !lasts.test(clause) && !idle.test(clause),
  change: (clause) => needs.test(clause) && !notNeeds.test(clause) && !changeCue.test(clause),
  return_part: (clause) =>
    !/[\ue000-\ue003\ue008]/.test(clause) && causes.test(clause) && !steps.test(clause),
  quota: (clause) =>
    clause.search(because) >= 0 ||
    (!about.quota.test(clause) && !/\d|[一二三四五六七八九]千|万|加/.test(clause)),
}

/** `Comment: keep the old one`, `备注：先发`, `with the note 'last time'`. */
const writtenComment =
  /(?:(?:备注|批注|附言|附注)\s?[:：]|(?<![a-z]|system\s)(?:comments?|notes?|remarks?)(?:\s(?:to|for)\s(?:the\s)?[a-z]+)?\s?:|(?<![a-z])with\sthe\s(?:note|comment|remark)\s?'?)\s*([^\n]{2,200}?)(?=['.!\s]*$)/

/** What an approver adds to an approval: what somebody should do. As typed. */
export function commentOf(sheet: Sheet): string | null {
  // Courtesies at the end are blank in the masked text.
  const said = sheet.text.folded.slice(0, sheet.masked.trimEnd().length)
  const written = writtenComment.exec(said)
  if (written?.[1]) {
    const end = written.index + written[0].length
    return surface(sheet.text, end - written[1].length, end)
  }
  const added = clausesOf(sheet).find(
    ({ text }) =>
      /^\s?(?:但是?|不过)?\s?(?:下不为例|回头(?:补|再)|请(?!假)|让(?!我)|叫|下次|记得|注意|尽快|务必|麻烦(?=\p{Script=Han}{2})|优先|走|用)|^\s?(?:but\s)?(?:please|pls|next\stime|make\ssure|remember|use\s|quota\sto|ship\s(?:by|via|it\sby))/u.test(
        text,
      ) &&
      !/出货|发货|走货|办理|抓紧|安排|(?<![a-z])arrange/.test(text) &&
      !(structures['approve'] ?? []).some((cue) => cue.test(text)),
  )
  if (!added) return null
  const lead = /^\s*(?:但是?|不过|but\s)?/.exec(added.text)?.[0].length ?? 0
  return surface(sheet.text, added.start + lead, added.start + added.text.trimEnd().length).trim()
}

function joinedFrom(intent: string, clauses: readonly Clause[]): TextRange | null {
  const free = clauses.flatMap((clause) => freePart(clause, intent))
  const first = free[0]
  if (!first) return null
  let last = first
  for (const next of free.slice(1)) {
    if (next.start - last.end > 3) break
    last = next
  }
  return { start: first.start, end: last.end }
}

/** A clause that is free of the wish itself; of one that is not, only what stands behind `because`. */
function freePart({ start, end, text }: Clause, intent: string): readonly Clause[] {
  const [cause] = matchesIn(text, because)
  const at = cause ? cause.index + cause[0].length : 0
  const rest = text.slice(at)
  if (at === 0 && (structures[intent] ?? []).some((cue) => cue.test(text)))
    return behindRef({ start, end, text })
  if (at === 0 && /\ue004/.test(text) && /[a-z]{2}/.test(text)) return []
  const bare = rest.replace(polite, ' ').replace(wish.lastOne, ' ').replace(small, '')
  const letters = bare.replace(/[^\p{L}\p{N}]+/gu, '')
  if (letters.length < 2) return []
  const lead =
    /^[\s>-]*(?:\ue004+\s?(?:[张这那呢]?[单个张]|的)?)?\s?(?:但是?|不过|可是?(?!以))?/.exec(
      rest,
    )?.[0].length ?? 0
  return [
    { start: start + at + lead, end: end - (rest.length - rest.trimEnd().length), text: rest },
  ]
}

/** `reject REQ-1129 wrong model`: what stands behind the number and is a fault. */
function behindRef({ start, end, text }: Clause): readonly Clause[] {
  const found =
    /\ue004+\s(?=(?:wrong|dup|duplicate|no\s(?!can|approval|longer|go)|not\s(?!ok|approved|needed|required)|over|out\sof|too|missing|warranty|quota|already|same|expired|cust|he\s|she\s|we\s|i\s|found|fixed|repaired)(?![a-z]*ed\sby))/.exec(
      text,
    )
  if (!found) return []
  const from = start + found.index + found[0].length
  return [{ start: from, end, text: text.slice(from - start) }]
}

const needs =
  /用户|客户|顾客|客人|业主|客[^,，.\s]{0,6}(?:急|催|投诉|骂|等|火|闹)|个客|客诉|投诉|养老院|医院|酒店|饭店|学校|旺季|淡季|开新站|新站|备料|备用|预防|停机|停了|等料|等着|赶着|入伙|婚宴|断货|用光|用完|补库[用存]|备货|囤|盘点|预防|要装机|到府|结帐|开档|消保|(?<![a-z])(?:customers?|cust|clients?|end\suser|hospital|hotel|ward|kitchen|flooded|furious|angry|lads|engineer\sis|technician\sis|tech\sis|kids)(?![a-z])/
const notNeeds =
  /申请|申领|请领|电话|地址|转发|转来|来电|传来|截图|买的|装的|报(?=\ue009|\s*$)|(?<![a-z])(?:says?|said|reports?|reported|fwd?|forwarded|we\sneed)(?![a-z])|"|[要订领](?=[^,，.]{0,3}[\ue000-\ue003])/

/** What is wrong with the appliance, or that there is none left: why a part is needed, in newer messages. */
const faults =
  /[坏烧断裂破漏碎臭化](?:了|掉|咗)|不(?:亮|转|动|热|冷|制冷|制热|启动|工作|通电|排水|进水|脱水|加热|吸|灵|停)|[关甩洗](?:唔|不)(?:严|干|紧|上|动)|[跳报显现]示?\s?\ue009|跳闸|滴水|趴窝|又坏|不够用|断顿|没货了|断货|见底|卡(?:死|缸|住)|松了|老化|快到期|(?<![a-z])(?:broke(?:n)?|died|is\sdead|burn(?:ed|t)|seized|leaking|leaks|knocking|cracked|spoil(?:ing|ed)?|melting|going\soff|mould[yd]\w*|shows?|showing|has\sno|have\sno|no\shave|cannot\s\w+|won'?t|running\s(?:low|out)|ran\sout|out\sof|used\s.{0,10}\sup|finished|is\sempty|stopped|stocking\sup|losing|scolding|ringing|calling|call\sme|complain\w*)(?![a-z])/

const soOn =
  /^(.{6,}?)\s(?:and\s)?so\s(?:please|pls|plz|send|order|need|i\s(?:need|want)|we\s(?:need|want)|can|could|give|get|1|one|two|\ue003)/

/** What a part is needed for, when a clause of its own says it; urgency behind it is left out. */
function needOf(sheet: Sheet): TextRange | null {
  const clauses = clausesOf(sheet)
  const told = clauses.flatMap((clause) => needIn(clause))
  const [first] = told
  if (!first) return null
  let { end } = first
  for (const next of told.slice(1)) {
    if (next.start - end > 2) break
    end = next.end
  }
  const typed = surface(sheet.text, first.start, end).trim()
  return typed.length >= 3 ? { start: first.start, end } : null
}

/** The piece of a clause that says why: behind `because`, before `so`, or all of it. */
function needIn({ start, text }: Clause): readonly Pick<Clause, 'start' | 'end'>[] {
  if (idle.test(text)) return []
  const [cause] = matchesIn(text, because)
  const so = soOn.exec(text)
  const from = cause ? cause.index + cause[0].length : 0
  const rest = so && !cause ? (so[1] ?? '') : text.slice(from)
  const told = cause !== undefined || so !== null || isNeed(rest)
  if (!told) return []
  const kept = withoutUrgency(rest)
  const pressed = kept.length < rest.trimEnd().length
  const bare = (pressed ? kept.replace(/了\s*$/, '') : kept)
    .replace(/\s(?:pls|please|thanks|as\swe\sspeak)\s*$/, '')
    .replace(/[喇啦㗎呀啊囉咯呢吧哦呗紧]+\s*$/, '')
    .trimEnd()
  const lead = leading.exec(bare)?.[0].length ?? 0
  const letters = bare.slice(lead).replace(/[^\p{L}\ue000-\ue009]/gu, '')
  if (letters.length < 3 || (isPressing(bare) && letters.length < 3)) return []
  return [{ start: start + from + lead, end: start + from + bare.length }]
}

/** What leads to the reason and is none of it. */
const leading =
  /^\s*(?:.*(?<![a-z])but\s|因为|由于|但是?|而且|可是?(?!以)|这个|(?:and|but|because|as|since|so|ok|hi|hello)\s)?(?:\ue001+\s?)?的?\s?/

function isNeed(text: string): boolean {
  if (notNeeds.test(text)) return false
  if (!/[\ue000-\ue008]/.test(text)) return needs.test(text) || faults.test(text)
  return faults.test(text) && !/[\ue000\ue003-\ue008]/.test(text) && !wanting.test(text)
}

const wanting =
  /申|领|要|换(?!了)|订|给|发|来一|补|(?<![a-z])(?:need|want|send|order|give|get|request\w*|please|pls|fwd)(?![a-z])/

/** What tells of a reason, or of none, wherever it stands. */
export const reasonCues: Readonly<Record<string, RegExp>> = {
  needs,
  notNeeds,
  faults,
  because,
  idle,
  lasts,
  causes,
  steps,
  soOn,
}
