import type { Cleaned } from './clean.ts'
import type { Place, Quantity } from './understood.ts'

/** Something found in the text, at a place of the folded text; `end` is exclusive. */
type At = { readonly start: number; readonly end: number }

export type CodeMark = At & { readonly kind: 'code' }
export type ModelMark = At & { readonly kind: 'model'; readonly partial: boolean }
export type NameMark = At & { readonly kind: 'name'; readonly categories: readonly string[] }
export type QuantityMark = At & {
  readonly kind: 'quantity'
  readonly quantity: Quantity
  readonly unit: string | null
  /** `各2个`: that many of each. */
  readonly each: boolean
}
export type RefMark = At & { readonly kind: 'ref'; readonly ref: string }
export type PlaceMark = At & { readonly kind: 'place'; readonly place: Place }
export type LineMark = At & { readonly kind: 'line'; readonly no: number | 'last' }
export type PlainMark = At & { readonly kind: 'tracking' | 'service-order' | 'serial' | 'aside' }

export type Mark =
  | CodeMark
  | ModelMark
  | NameMark
  | QuantityMark
  | RefMark
  | PlaceMark
  | LineMark
  | PlainMark

/**
 * A message while it is read. What has been understood is covered in `masked` by a sign of its kind, as often as it was
 * long, so that later stages see the sentence and never the inside of a code. Positions are those of `text.folded`.
 */
export type Sheet = {
  readonly text: Cleaned
  readonly masked: string
  readonly marks: readonly Mark[]
}

/** The cover signs (private use area; clean text has none), as patterns for one covered piece. */
export const sign = {
  code: '\ue000',
  model: '\ue001',
  name: '\ue002',
  quantity: '\ue003',
  ref: '\ue004',
  place: '\ue005',
  line: '\ue006',
  tracking: '\ue007',
  'service-order': '\ue008',
  serial: '\ue009',
  aside: '\ue009',
} as const satisfies Record<Mark['kind'], string>

export const blankSheet = (text: Cleaned): Sheet => ({ text, masked: text.folded, marks: [] })

/** Covers what was found. Pieces that overlap something covered before are left out. */
export function claim(sheet: Sheet, found: readonly Mark[]): Sheet {
  if (found.length === 0) return sheet
  const ordered = found.toSorted((one, other) => one.start - other.start || other.end - one.end)
  const pieces: string[] = []
  const taken: Mark[] = []
  let at = 0
  for (const mark of ordered) {
    if (mark.start < at || mark.end <= mark.start) continue
    if (isCovered(sheet.masked, mark)) continue
    pieces.push(sheet.masked.slice(at, mark.start), sign[mark.kind].repeat(mark.end - mark.start))
    taken.push(mark)
    at = mark.end
  }
  if (taken.length === 0) return sheet
  pieces.push(sheet.masked.slice(at))
  return { ...sheet, masked: pieces.join(''), marks: inOrder(sheet.marks, taken) }
}

function isCovered(masked: string, { start, end }: At): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = masked.charCodeAt(at)
    if (unit >= 0xe000 && unit <= 0xe009) return true
  }
  return false
}

/** Two rows in order as one; where they begin alike, the first one's comes first. */
function inOrder(one: readonly Mark[], other: readonly Mark[]): readonly Mark[] {
  const both: Mark[] = []
  let at = 0
  for (const mark of other) {
    for (let next = one[at]; next && next.start <= mark.start; next = one[at]) {
      both.push(next)
      at += 1
    }
    both.push(mark)
  }
  return at < one.length ? both.concat(one.slice(at)) : both
}

/** Marks of one kind, in order of the text. */
export function marksOf<Kind extends Mark['kind']>(
  sheet: Sheet,
  kind: Kind,
): readonly Extract<Mark, { kind: Kind }>[] {
  return sheet.marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind)
}
