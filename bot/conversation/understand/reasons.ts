import { surface } from './clean.ts'
import { about, approval, wish } from './cues.ts'
import type { Sheet } from './sheet.ts'
import { polite } from './social.ts'
import { isPressing, withoutUrgency } from './tone.ts'
import type { Intent } from './understood.ts'

type Clause = { readonly start: number; readonly end: number; readonly text: string }

const ends =
  /[^,，.;；!！?？\n:：/]+?(?=\s-+>?\s|(?<=[\p{Script=Han}\ue000-\ue009])\s(?=[\p{Script=Han}\ue000-\ue009])|[,，.;；!！?？\n:：/]|$)/gu

function clausesOf({ masked }: Sheet): readonly Clause[] {
  return [...masked.matchAll(ends)].map(({ index: start, 0: text }) => ({
    start,
    end: start + text.length,
    text,
  }))
}

/** The words of the wish itself, by intent. */
const decisions = [approval.refused, approval.granted, approval.wait]
const structures: Partial<Record<Intent, readonly RegExp[]>> = {
  approve: [...decisions, wish.cancel, wish.hold],
  reject: decisions,
  cancel: [wish.cancel, approval.refused],
  hold: [...decisions, wish.hold, wish.cancel],
  return_part: [wish.giveBack],
}
const because =
  /(?:因为|由于|原因是?|理由是?)\s?|(?<![a-z])(?:because(?:\sof)?|since|due\sto|as\sthe)\s/g
const small =
  /[\ue000-\ue009]+|这个?|那个?|刚才|刚刚|请购单|领料单|申请单?|单子?|[的了吧掉啦呗喇和]|一下|申请人|重填|重写|重报|不行|先|把|给|我|都|也|就|去|回|不用发|(?<![a-z])(?:it|this|that|one|ones|the|request|order|for|my|on|a|an|so|yet|just|back|part|parts|i|we|want|would|like|to|need|is|be|both|unfortunately|please|delete|remove|anymore|now|from|at)(?![a-z])/gu
/** Until when a hold lasts is no reason for it. */
const lasts =
  /^\s*(?:等[^,，.]{0,14}(?:通知|电话|消息|指示|再)|直到|(?:until|till|til|before)(?![a-z])|(?:hang|whoa|wait|hold)\s?(?:on|wait)?\s*$)/
const steps =
  /怎么|如何|流程|收件|打包|未?拆|包装|安排|未用|没用过|全新|新的|良品|拉走|\?|(?<![a-z])(?:how|unopened|unused|never\sinstalled|collect|please|brand\snew)(?![a-z])/

/** Why goods go back, beside what is wrong with them. */
const causes =
  /用户|客|多[了领叫订]|[领叫订报]多|错|因为|(?<![a-z])(?:customer|client|changed|mistake|ordered|because|wrong)(?![a-z])/

/** Why something is refused, cancelled, given back, held or asked for: the clauses that say nothing else. As typed. */
export function reasonOf(sheet: Sheet, intent: Intent): string | null {
  if (intent === 'request_part') return needOf(sheet)
  const says = spoken[intent]
  if (!says || (intent === 'quota' && !about.moreQuota.test(sheet.masked))) return null
  return joinedFrom(
    sheet,
    intent,
    clausesOf(sheet).filter(({ text }) => says(text)),
  )
}

/** Which clauses can tell a reason, by intent. */
const spoken: Partial<Record<Intent, (clause: string) => boolean>> = {
  reject: () => true,
  cancel: () => true,
  hold: (clause) => !lasts.test(clause),
  return_part: (clause) =>
    !/[\ue000-\ue003\ue008]/.test(clause) && causes.test(clause) && !steps.test(clause),
  quota: (clause) => !about.quota.test(clause),
}

/** What an approver adds to an approval: what somebody should do. As typed. */
export function commentOf(sheet: Sheet): string | null {
  const added = clausesOf(sheet).find(
    ({ text }) =>
      /^\s?(?:但是?|不过)?\s?(?:请(?!假)|让(?!我)|叫|下次|记得|注意|尽快|务必|麻烦(?=\p{Script=Han}{2})|优先|走|用)|^\s?(?:but\s)?(?:please|pls|next\stime|make\ssure|remember|use\s|quota\sto|ship\s(?:by|via|it\sby))/u.test(
        text,
      ) && !(structures.approve ?? []).some((cue) => cue.test(text)),
  )
  if (!added) return null
  const lead = added.text.length - added.text.trimStart().length
  return surface(sheet.text, added.start + lead, added.start + added.text.trimEnd().length)
    .trim()
    .replace(/^(?:但是?|不過|不过|but )/i, '')
}

function joinedFrom(sheet: Sheet, intent: Intent, clauses: readonly Clause[]): string | null {
  const free = clauses.flatMap((clause) => freePart(clause, intent))
  const first = free[0]
  if (!first) return null
  let last = first
  for (const next of free.slice(1)) {
    if (next.start - last.end > 3) break
    last = next
  }
  return surface(sheet.text, first.start, last.end).trim() || null
}

/** A clause that is free of the wish itself; of one that is not, only what stands behind `because`. */
function freePart({ start, end, text }: Clause, intent: Intent): readonly Clause[] {
  const [cause] = [...text.matchAll(because)]
  const at = cause ? cause.index + cause[0].length : 0
  const rest = text.slice(at)
  if (at === 0 && (structures[intent] ?? []).some((cue) => cue.test(text))) return []
  const bare = rest.replace(polite, ' ').replace(wish.lastOne, ' ').replace(small, '')
  const letters = bare.replace(/[^\p{L}\p{N}]+/gu, '')
  if (letters.length < 2) return []
  const lead = /^[\s>-]*/.exec(rest)?.[0].length ?? 0
  return [
    { start: start + at + lead, end: end - (rest.length - rest.trimEnd().length), text: rest },
  ]
}

const needs =
  /用户|客户|顾客|客人|业主|客[^,，.\s]{0,6}(?:急|催|投诉|骂|等|火|闹)|个客|客诉|投诉|养老院|医院|酒店|饭店|学校|旺季|淡季|开新站|新站|备料|备用|预防|停机|停了|等料|等着|赶着|入伙|婚宴|补库[用存]|备货|囤|盘点|保[固修]内|预防|要装机|到府|结帐|开档|消保|(?<![a-z])(?:customers?|cust|clients?|end\suser|hospital|hotel|ward|kitchen|flooded|furious|angry|lads|engineer\sis|technician\sis|tech\sis|kids)(?![a-z])/
const notNeeds =
  /申请|申领|请领|电话|地址|转发|转来|来电|传来|截图|买的|装的|报(?=\ue009|\s*$)|(?<![a-z])(?:says?|said|reports?|reported|fwd?|forwarded|we\sneed)(?![a-z])|"|[要订领](?=[^,，.]{0,3}[\ue000-\ue003])/

/** What a part is needed for, when a clause of its own says it; urgency behind it is left out. */
function needOf(sheet: Sheet): string | null {
  for (const { start, end, text } of clausesOf(sheet)) {
    if (/[\ue000-\ue008]/.test(text) || !needs.test(text) || notNeeds.test(text)) continue
    const kept = withoutUrgency(text)
    const trimmed = kept.length < text.trimEnd().length ? kept.replace(/了\s*$/, '') : kept
    const from =
      /^\s*(?:.*(?<![a-z])but\s|因为|由于|但是?|而且|这个|(?:and|but|because|as|since)\s)?/.exec(
        trimmed,
      )?.[0] ?? ''
    if (isPressing(trimmed) && trimmed.replace(/[^\p{L}]/gu, '').length < 3) continue
    const typed = surface(sheet.text, start + from.length, start + trimmed.trimEnd().length)
    const typedAll = surface(sheet.text, start, end)
    if (typed.trim().length >= 3) return typed.trim()
    if (typedAll.trim().length >= 3) return typedAll.trim()
  }
  return null
}
