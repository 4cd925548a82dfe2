import { changeCue } from './changes.ts'
import { type Cleaned, spanOf } from './clean.ts'
import { about, approval } from './cues.ts'
import { without } from './facts.ts'
import type { Sheet } from './sheet.ts'
import { nods, polite } from './social.ts'

/** Other requests than the one that is named: `REQ-1024 的下一单`, `all but REQ-1024`. */
const others =
  /[上下前后]一?[单张个笔份条]|其[他它余]|另外|别的|剩下|除了|以外|之外|先前|(?<![a-z])(?:next|previous|other|others|another|rest|except|besides|all\sbut|apart|instead|following|after|before|unless|until|if|once|when)(?![a-z])/

const small =
  /因为|由于|原因是?|理由是?|但是?|不过|[这那一该][张单个笔]?|申请单?|单子?|请求|[号的了吧啦喇咯嘛呀啊哦呢咗佢]|可以|[发出](?:货|库|放)?|一下|[我也都已就给]|经|看过|没?问题|冇|(?<![a-z])(?:but|because|the|this|that|it|its|is|are|request|order|number|no|now|i|we|am|m|s|and|both|on|to|for|of|my|side|be|has|have|been|so|just|hereby|from|me|by|with|ship)(?![a-z])/gu

/**
 * Is a decision all that a message says? Nothing may be left over beside the word of the decision, the number of one
 * request, a reason or a comment, and politeness: no part, model, code, number or place, no change and no other
 * request. A decision that is not alone is not taken by words; its card is shown instead.
 */
export function isOnlyVerdict(sheet: Sheet, free: readonly (string | null)[]): boolean {
  const { masked, marks, text } = sheet
  if (marks.some(({ kind }) => kind !== 'ref')) return false
  if (others.test(masked) || about.many.test(masked)) return false
  const bare = without(masked, approval.refused, approval.granted)
  if (changeCue.test(bare)) return false
  const typed = free.flatMap((said) => (said === null || said === '' ? [] : [said]))
  const rest = typed.reduce((so, said) => withoutTyped(so, said, text), bare)
  const left = rest
    .replace(/\ue004+/g, ' ')
    .replace(polite, ' ')
    .replace(nods, ' ')
    .replace(small, ' ')
  return !/[\p{L}\p{N}\ue000-\ue009]/u.test(left)
}

/** Blanks a piece that is known as it was typed. */
function withoutTyped(masked: string, said: string, text: Cleaned): string {
  const from = text.original.indexOf(said)
  if (from < 0) return masked
  const to = from + said.length
  return Array.from({ length: masked.length }, (_, at) => {
    const { start } = spanOf(text, at, at + 1)
    return start >= from && start < to ? ' ' : masked.charAt(at)
  }).join('')
}
