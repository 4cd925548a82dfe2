import { spanOf } from './clean.ts'
import { wish } from './cues.ts'
import type { Sheet } from './sheet.ts'
import { unwantedPart } from './taken-back.ts'
import type { Item } from './understood.ts'

/** A list of so many lines is taken as it stands. */
const mostSorted = 40

/**
 * What is asked for, of all that is spoken of: a part that is mentioned and then asked for counts once, one that is not
 * wanted not at all, and neither do a count or a variant that belong to no part when others do.
 */
export function wantedOf(items: readonly Item[], sheet: Sheet): readonly Item[] {
  const named = items.filter(isNamed)
  if (named.length === 0 || items.length > mostSorted) return items
  const counted = named.filter((item) => item.quantity !== null)
  return items.filter((item) => {
    if (!isNamed(item)) return item.model !== null && !isVariant(item)
    if (isUnwanted(item, sheet)) return false
    if (item.quantity !== null || item.code !== null) return true
    if (counted.length > 0 && (isDescribed(item, sheet) || isToldApart(item, sheet))) return false
    return !counted.some((other) => isAlike(item, other))
  })
}

/** What a part is made of or comes in; told beside the part it says where that one is hurt. */
const piece =
  /^(?:(?:the\s)?(?:\S+\s)?(?:bracket|casing|housing|case|cover|shell|blade|shaft|seals?|pipe|plug|screws?|lights?|leg|foot|corner|connector|terminal)|外[壳殼]|[壳殼][体體]?|[叶葉]片|[轴軸]|支架|底?[脚腳]|[插接][头頭]|端子|螺[丝絲]|[灯燈]|管子?|接口)$/i

/**
 * The things that came or go back, without variants that belong to no part when there is one, and without the pieces that
 * tell where a part is hurt.
 */
export function withoutVariants(items: readonly Item[]): readonly Item[] {
  const whole = items.filter((item) => item.name !== null && !piece.test(item.name))
  return items.filter((item) => {
    if (!isNamed(item)) return !isVariant(item)
    const hurt = item.name !== null && item.code === null && item.quantity === null
    return !(hurt && whole.length > 0 && piece.test(item.name ?? ''))
  })
}

const isNamed = (item: Item) => item.name !== null || item.code !== null
const isVariant = ({ model }: Item) => model !== null && /^[A-Za-z]{1,3}$/.test(model.text)

function isAlike(item: Item, other: Item): boolean {
  if (item.name !== null && other.name?.endsWith(item.name)) return true
  return item.categories.some((category) => other.categories.includes(category))
}

/** What is told of a part after its name: how it is, and not how many are wanted. */
const state =
  /^(?:[了都也又还就是一给已经好像全]{0,4}(?:坏|不[转亮动通灵热冷行]|没[电事问毛反]|冇|正常|好的|还有|还剩|歪|脏|烧|断|卡|裂|漏|松|老化|报|显示|修过|换过|查过|清)|\s(?:and\s\S+\s)?(?:is|was|are|were|looks?|reads?|shows?|keeps?|has|had|won'?t|doesn'?t|isn'?t|broke|died|snapped|went|gone|seized|works?|tests?|thing)(?![a-z]))/

function isDescribed(item: Item, { text, masked, marks }: Sheet): boolean {
  const mark = marks.find(
    (each) => each.kind === 'name' && spanOf(text, each.start, each.end).start >= item.span.start,
  )
  return mark !== undefined && state.test(masked.slice(mark.end, mark.end + 16))
}

/** A part in a clause that tells a story of it: words, no wish, no number. */
function isToldApart(item: Item, { text, masked, marks }: Sheet): boolean {
  const mark = marks.find(
    (each) => each.kind === 'name' && spanOf(text, each.start, each.end).start >= item.span.start,
  )
  if (!mark) return false
  const start = masked.slice(0, mark.start).search(/[^,，.;；!！?？\n:：]*$/)
  const clause = /^[^,，.;；!！?？\n:：]*/.exec(masked.slice(start))?.[0] ?? ''
  if (/[\ue000\ue001\ue003]/.test(clause) || wish.ask.test(clause)) return false
  return (clause.match(/\p{Script=Han}|[a-z']+(?:\s|$)/gu) ?? []).length >= 3
}

/** `冷媒不用，只要电容`: said not to be wanted. */
function isUnwanted(item: Item, { text, masked, marks }: Sheet): boolean {
  const mark = marks.find(
    (each) => each.kind === 'name' && spanOf(text, each.start, each.end).start >= item.span.start,
  )
  if (!mark) return false
  if (/^\s?(?:就|都)?不(?:用|要|需要)/.test(masked.slice(mark.end, mark.end + 6))) return true
  const before = unwantedPart.exec(masked.slice(Math.max(0, mark.start - 30), mark.end))
  return (
    before !== null && before.index + before[0].length === mark.end - Math.max(0, mark.start - 30)
  )
}
