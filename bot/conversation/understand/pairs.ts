import { itemIn, lineIn, withoutQuantity } from './line-refs.ts'
import type { Mark, Sheet } from './sheet.ts'
import type { ChangeWish, Item, LineRef } from './understood.ts'

/** What stands between an old value and the new one: `BCD-215K 应该是 BCD-215KA`, `I wrote 4, correct is 2`. */
const forward =
  /其实|是说|我说的是|应(?:该|当)?(?:是|为|填|改)|[改换更变补调减加升降凑换][成为到]?(?!.*(?:写|打|填|输)成)|太[多少]|不对|(?<![a-z])(?:should\s(?:have\sbeen|read|be)|is\s(?:really|actually)|but\s[^,.]{1,20}\ssays|where\si\smeant|meant|correct(?:\sone)?\sis|one\sis|it'?s|it\sis|i\smeant|to|now|make\sit|becomes?)(?![a-z])|->|=>|→/
/** And between the new value and the old one: `5根不是3根`, `应填2，填成4了`. */
const backward =
  /不是|唔系|而非|(?:写|打|填|输|报|选)成|(?<![a-z])(?:not|instead\sof|rather\sthan|i\s(?:wrote|typed|put|said|had))(?![a-z])/
/** Before the first value it says that this one is the old one. */
const denied = /(?:不是|唔系|不要|(?<![a-z])not)\s?(?:要|the|a)?\s?$/

/** A new model for all that was asked for. */
export const everyLine =
  /(?:两|几|三|每)[样个项条种]?都|都是|全部?都?[是改换]|通通|统统|(?<![a-z])(?:both|all|every)(?![a-z])/

const kinds = ['code', 'model', 'quantity'] as const

/** A correction that names exactly one old and one new value of a kind; null when it has no such form. */
export function paired(sheet: Sheet): ChangeWish | null {
  const { masked, marks } = sheet
  for (const kind of kinds) {
    const [first, second, more] = marks.filter((mark) => mark.kind === kind)
    if (!first || !second || more) continue
    const between = masked.slice(first.end, second.start)
    if (between.length > 40 || (kind === 'quantity' && /[\ue000\ue002]/.test(between))) continue
    const before = masked.slice(Math.max(0, first.start - 8), first.start)
    if (denied.test(before)) return changed(sheet, first, second)
    if (backward.test(between)) return changed(sheet, second, first)
    if (forward.test(between)) return changed(sheet, first, second)
  }
  return null
}

function changed(sheet: Sheet, old: Mark, fresh: Mark): ChangeWish | null {
  const to = itemIn(sheet, [fresh.start, fresh.end])
  const was = itemIn(sheet, [old.start, old.end])
  if (!to || !was) return null
  const named: LineRef =
    to.model !== null && everyLine.test(sheet.masked) ? { kind: 'all' } : lineOf(sheet)
  const line = named.kind === 'unsaid' ? withoutQuantity({ kind: 'item', item: was }) : named
  return { kind: 'set', line, to: bare(to), was: bare(was) }
}

const bare = (item: Item): Item => ({ ...item, unit: null })

/** The line that is numbered, else the one part that is named. */
function lineOf(sheet: Sheet): LineRef {
  const whole = [0, sheet.masked.length] as const
  const numbered = lineIn(sheet, whole, 'number')
  if (numbered.kind !== 'unsaid') return numbered
  const [name, more] = sheet.marks.filter((mark) => mark.kind === 'name')
  const item = name && !more ? itemIn(sheet, [name.start, name.end]) : null
  return item ? withoutQuantity({ kind: 'item', item }) : { kind: 'unsaid' }
}
