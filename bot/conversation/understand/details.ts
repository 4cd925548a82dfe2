import { goods } from './cues.ts'
import { marksOf, type QuantityMark, type Sheet } from './sheet.ts'
import type { Damage } from './understood.ts'

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
  const pair = /(?<!\ue003)\ue003+(?=\s(?:out\s)?of\s(?:the\s)?\ue003)/.exec(text)
  if (pair) return marksOf(sheet, 'quantity').find((mark) => mark.start === pair.index) ?? null
  for (const pattern of [goods.wrong, goods.damaged, goods.dead, goods.short]) {
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

function blank(found: string): string {
  return ' '.repeat(found.length)
}
