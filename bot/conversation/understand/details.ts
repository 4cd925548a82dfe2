import { surface } from './clean.ts'
import { approval, goods, wish } from './cues.ts'
import { marksOf, type QuantityMark, type Sheet } from './sheet.ts'
import { polite } from './social.ts'
import type { Damage, Intent } from './understood.ts'

/** The sentence without what is said to be fine. */
export function withoutFine(masked: string): string {
  return masked.replace(goods.fine, blank)
}

/** What is wrong with goods, worst first; null when nothing is, or it was denied. */
export function damageOf(masked: string): Damage | null {
  const text = withoutFine(masked)
  if (goods.wrong.test(text)) return 'wrong-part'
  if (goods.dead.test(text)) return 'dead-on-arrival'
  if (goods.damaged.test(text)) return 'damaged'
  if (goods.short.test(text)) return 'short'
  return null
}

/** The quantity beside the word for the damage: `3块碎了1块` is one, `有1个坏的` too. */
export function affectedMark(sheet: Sheet): QuantityMark | null {
  const text = withoutFine(sheet.masked)
  for (const pattern of [goods.wrong, goods.damaged, goods.short]) {
    const found = pattern.exec(text)
    if (!found) continue
    const end = found.index + found[0].length
    const quantities = marksOf(sheet, 'quantity')
    const behind = quantities.find((mark) => mark.start >= found.index && mark.start <= end + 3)
    const ahead = quantities.findLast(
      (mark) => mark.end <= found.index && mark.end >= found.index - 4,
    )
    const near = behind ?? ahead
    if (near) return near
  }
  return null
}

const structure = new RegExp(
  [
    approval.refused,
    approval.granted,
    approval.wait,
    wish.cancel,
    wish.giveBack,
    wish.hold,
    wish.lastOne,
  ]
    .map((cue) => cue.source)
    .join('|'),
  'gu',
)
const small =
  /[\ue000-\ue009]+|这个?|那个?|刚才|刚刚|申请单?|单子?|[的了吧掉啦呗喇]|一下|先|把|给|我|都|也|就|去|回|因为|由于|原因[是:：]?|理由[是:：]?|(?<![a-z])(?:it|this|that|one|ones|the|request|order|for|my|on|a|an|because|since|as|due\sto|reason|so|yet|back|part|parts|i|we|want|would|like|to|need|is)(?![a-z])/gu

/** Why something is refused, cancelled, given back or held: the clauses that say nothing else. As typed. */
export function reasonOf(sheet: Sheet, intent: Intent): string | null {
  if (intent === 'request_part') return customerReason(sheet)
  if (!['reject', 'cancel', 'return_part', 'hold'].includes(intent)) return null
  const said = [...sheet.masked.matchAll(/[^,，.;；!\n:：]+?(?=\s-\s|[,，.;；!\n:：]|$)/g)].flatMap(
    ({ index, 0: clause }) => {
      const kept = clause.replace(structure, blank)
      const bare = kept.replace(polite, blank)
      if (
        bare.replace(small, '').replace(/[^\p{L}\p{N}]+/gu, '').length < (intent === 'hold' ? 4 : 2)
      )
        return []
      if (intent === 'return_part' && /[\ue000-\ue003]/.test(clause)) return []
      const words = /[\p{L}\p{N}].*[\p{L}\p{N}\ue000-\ue009]/u.exec(kept)
      return words ? [[index + words.index, index + words.index + words[0].length] as const] : []
    },
  )
  const first = said[0]
  const last = said.at(-1)
  if (!first || !last) return null
  const text = surface(sheet.text, first[0], last[1]).trim()
  return text.replace(/^(?:because|since|due to|因为|由于)\s*/i, '') || null
}

function customerReason(sheet: Sheet): string | null {
  const found =
    /(?:用户|客户|顾客|客人|业主|(?<![a-z])customer(?![a-z]))(?:(?!加急|特急|很急|急件|\s急)[^,，.!;；?？\n\ue000-\ue009]){1,60}/u.exec(
      sheet.masked,
    )
  if (!found) return null
  const text = surface(sheet.text, found.index, found.index + found[0].length).trim()
  const reason = text.replace(/[了啦呢]+$/u, '')
  return /^(?:用户|客户|顾客|客人|业主|customer)[的家那边]*$|[订要领]|申请/iu.test(reason)
    ? null
    : reason
}

function blank(found: string): string {
  return ' '.repeat(found.length)
}
