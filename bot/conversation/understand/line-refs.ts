import { type Cleaned, spanOf, surface } from './clean.ts'
import type { Mark, Sheet } from './sheet.ts'
import type { Item, LineRef } from './understood.ts'

/** A piece of the folded text; the end is exclusive. */
export type Range = readonly [start: number, end: number]

/** The line of that part, whatever number was said beside it. */
export function withoutQuantity(line: LineRef): LineRef {
  if (line.kind !== 'item') return line
  const { item } = line
  if (item.code === null && item.name === null && item.model === null) return { kind: 'unsaid' }
  return { kind: 'item', item: { ...item, quantity: null, unit: null } }
}

/** Which line a piece of the text means; with `number`, only where it says the number of one. */
export function lineIn(sheet: Sheet, range: Range, only?: 'number'): LineRef {
  if (inside(sheet, range).some((mark) => mark.kind === 'quantity' && mark.each))
    return { kind: 'all' }
  const mark = inside(sheet, range).find((one) => one.kind === 'line')
  if (mark?.kind === 'line')
    return mark.no === 'last' ? { kind: 'last' } : { kind: 'number', no: mark.no }
  if (only) return { kind: 'unsaid' }
  const item = itemIn(sheet, range)
  return item ? withoutQuantity({ kind: 'item', item }) : { kind: 'unsaid' }
}

/** The marks in a piece of the text that a change can speak of. */
export function inside(sheet: Sheet, [start, end]: Range): readonly Mark[] {
  return sheet.marks.filter((mark) => mark.start >= start && mark.end <= end && wanted(mark))
}

function wanted(mark: Mark): boolean {
  return ['code', 'name', 'model', 'quantity', 'line'].includes(mark.kind)
}

/** One item from the first code, name, model and quantity in a piece of the text. */
export function itemIn(sheet: Sheet, range: Range): Item | null {
  const marks = inside(sheet, range)
  const code = marks.find((mark) => mark.kind === 'code')
  const name = marks.find((mark) => mark.kind === 'name')
  const model = marks.find((mark) => mark.kind === 'model')
  const quantity = marks.find((mark) => mark.kind === 'quantity')
  const used = [code, name, model, quantity].flatMap((mark) => mark ?? [])
  if (used.length === 0) return null
  return {
    code: typed(sheet.text, code),
    name: typed(sheet.text, name),
    categories: name?.kind === 'name' ? name.categories : [],
    model:
      model?.kind === 'model'
        ? { text: typed(sheet.text, model) ?? '', partial: model.partial }
        : null,
    quantity: quantity?.kind === 'quantity' ? quantity.quantity : null,
    unit: quantity?.kind === 'quantity' ? quantity.unit : null,
    span: spanOf(
      sheet.text,
      Math.min(...used.map((mark) => mark.start)),
      Math.max(...used.map((mark) => mark.end)),
    ),
  }
}

function typed(text: Cleaned, mark: Mark | undefined): string | null {
  return mark ? surface(text, mark.start, mark.end) : null
}
