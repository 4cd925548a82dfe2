import type { ChangeWish, Item, LineRef, Quantity, Understood } from '../understand/understood.ts'
import { type Draft, type DraftLine, withLine, withoutLine } from './draft.ts'
import { withSerial } from './serial.ts'

/** The draft after what was said, or which line number was meant that does not exist. */
export type Merged =
  | { readonly kind: 'merged'; readonly draft: Draft }
  | { readonly kind: 'no-line'; readonly no: number }

/**
 * Adds what was asked for to a draft: new parts become new lines; a bare model or quantity answers the question that is
 * open; corrections change the line they name. A serial number joins the lines it can be for.
 */
export function merge(draft: Draft, understood: Understood, source: string): Merged {
  const merged = mergeLines(draft, understood, source)
  if (merged.kind === 'no-line' || understood.serial === null) return merged
  return { kind: 'merged', draft: withSerial(draft, merged.draft, understood.serial) }
}

function mergeLines(draft: Draft, understood: Understood, source: string): Merged {
  const base: Draft = {
    ...draft,
    revision: draft.revision + 1,
    urgent: understood.urgent || (draft.urgent && !understood.facets.calm),
    serviceOrder: understood.serviceOrder ?? draft.serviceOrder,
  }
  if (understood.changes.length > 0) return applyChanges(base, understood.changes, source)
  if (understood.sameAgain && draft.lines.length > 0) {
    const [item] = understood.items
    if (item?.model && item.name === null) return { kind: 'merged', draft: likeLast(base, item) }
  }
  const unplaced = understood.items.some(
    (item) => item.code === null && item.name === null && item.model === null,
  )
  if (unplaced && understood.items.length === 1 && base.lines.length > 1 && !openLine(base))
    return { kind: 'no-line', no: 0 }
  const alone = understood.items.every((item) => item.model === null)
  const merged = once(understood.items).reduce(
    (so, item) => addItem(so, alone ? inheritModel(base, item) : item, source),
    base,
  )
  return { kind: 'merged', draft: merged }
}

/**
 * The same part for the same model twice in one message is one line. Two different numbers are both kept as they were
 * said: which one is meant, or whether they add up, is asked.
 */
function once(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = []
  for (const item of items) {
    const at = kept.findIndex((other) => isSame(other, item))
    const other = kept[at]
    if (!other) kept.push(item)
    else kept[at] = { ...other, quantity: bothOf(other.quantity, item.quantity) }
  }
  return kept
}

function isSame(one: Item, other: Item): boolean {
  if (one.code === null && one.name === null) return false
  const model = (item: Item) => item.model?.text.toUpperCase().replace(/[^A-Z0-9]/g, '') ?? null
  return (
    one.code === other.code &&
    one.name?.toLowerCase() === other.name?.toLowerCase() &&
    model(one) === model(other)
  )
}

function bothOf(one: Quantity | null, other: Quantity | null): Quantity | null {
  if (one === null || other === null) return one ?? other
  if (one.kind === 'exact' && other.kind === 'exact' && one.count === other.count) return one
  const said = (quantity: Quantity) =>
    quantity.kind === 'exact' ? String(quantity.count) : quantity.text
  return { kind: 'vague', text: `${said(one)} + ${said(other)}` }
}

function addItem(draft: Draft, item: Item, source: string): Draft {
  if (item.code !== null || item.name !== null) {
    const blank = draft.lines.find((line) => isForModelOf(line, item))
    return blank ? filled(draft, blank, item) : addLine(draft, item, source)
  }
  const open = draft.lines.filter((line) => line.part === null || line.quantity === null)
  const target = open[0] ?? (draft.lines.length === 1 ? draft.lines[0] : undefined)
  if (!target) return item.model === null ? draft : addLine(draft, item, source)
  if (item.model === null) return withLine(draft, target.no, quantityOf(item.quantity))
  const modelless = open.filter((line) => line.model === null)
  const targets = modelless.length > 0 ? modelless : [target]
  return targets.reduce(
    (so, line) => withLine(so, line.no, { ...modelOf(item, line), ...quantityOf(item.quantity) }),
    draft,
  )
}

/** A line that has nothing but a model is for the part that is named next, unless that is for another model. */
function isForModelOf(line: DraftLine, item: Item): boolean {
  if (line.code !== null || line.name !== null || line.categories.length > 0) return false
  return item.model === null || isModel(line, item.model.text)
}

function filled(draft: Draft, line: DraftLine, item: Item): Draft {
  return withLine(draft, line.no, {
    code: item.code,
    name: item.name,
    categories: [...item.categories],
    part: null,
    ...quantityOf(item.quantity),
  })
}

/** `另外 215KB 也要一样的两个`: the last line once more, for another model. */
function likeLast(draft: Draft, item: Item): Draft {
  const last = draft.lines.at(-1)
  if (!last) return draft
  const no = Math.max(...draft.lines.map((line) => line.no)) + 1
  const again = { ...last, no, code: null, ...modelOf(item, last), ...quantityOf(item.quantity) }
  return { ...draft, lines: [...draft.lines, again] }
}

function addLine(draft: Draft, item: Item, source: string): Draft {
  const no = Math.max(0, ...draft.lines.map((line) => line.no)) + 1
  const typed = source.slice(item.span.start, item.span.end).trim().slice(0, 200)
  const line: DraftLine = {
    no,
    typed: typed === '' ? (item.code ?? item.name ?? '') : typed,
    code: item.code,
    name: item.name,
    categories: [...item.categories],
    modelTyped: item.model?.text ?? null,
    model: null,
    part: null,
    quantity: null,
    quantityText: null,
    serial: null,
    rangeChosen: false,
    ...quantityOf(item.quantity),
  }
  return { ...draft, lines: [...draft.lines, line] }
}

function quantityOf(quantity: Quantity | null): Partial<DraftLine> {
  if (quantity === null) return {}
  if (quantity.kind === 'exact' && quantity.count >= 1 && quantity.count <= 999)
    return { quantity: quantity.count, quantityText: null }
  const said = quantity.kind === 'exact' ? String(quantity.count) : quantity.text
  return { quantity: null, quantityText: said.slice(0, 40) }
}

/** A new model takes the settled part away: it was right for another one. */
function modelOf(item: Item, line: DraftLine): Partial<DraftLine> {
  if (item.model === null) return {}
  const modelTyped = variantOf(item.model.text, line)
  return { modelTyped, model: null, part: null, serial: null, rangeChosen: false }
}

/** `KB` said of a line for BCD-215KA is BCD-215KB; anything else stays as it was typed. */
function variantOf(typed: string, line: DraftLine): string {
  const known = line.model ?? line.modelTyped
  const stem = /^(.*\d)[A-Z]{1,3}$/i.exec(known ?? '')?.[1]
  return stem !== undefined && /^[A-Z]{1,3}$/i.test(typed) ? `${stem}${typed}` : typed
}

function applyChanges(draft: Draft, changes: readonly ChangeWish[], source: string): Merged {
  let so = draft
  for (const wish of changes) {
    if (wish.kind === 'undo') continue
    if (wish.kind === 'add') {
      so = addLine(so, inheritModel(so, wish.item), source)
      continue
    }
    if (wish.kind !== 'by' && wish.line.kind === 'all') {
      so = so.lines.reduce((rest, each) => changeLine(rest, each, wish), so)
      continue
    }
    const line = lineMeant(so, wish.line)
    if (!line && wish.kind === 'by' && wish.count > 0 && wish.line.kind === 'item') {
      const quantity = { kind: 'exact', count: wish.count } as const
      so = addLine(so, inheritModel(so, { ...wish.line.item, quantity }), source)
      continue
    }
    if (!line) return { kind: 'no-line', no: wish.line.kind === 'number' ? wish.line.no : 0 }
    so = changeLine(so, line, wish)
  }
  return { kind: 'merged', draft: so }
}

function changeLine(
  draft: Draft,
  line: DraftLine,
  wish: Exclude<ChangeWish, { kind: 'add' | 'undo' }>,
): Draft {
  if (wish.kind === 'remove') return withoutLine(draft, line.no)
  if (wish.kind === 'by') {
    const quantity = (line.quantity ?? 0) + wish.count
    return quantity < 1 ? withoutLine(draft, line.no) : withLine(draft, line.no, { quantity })
  }
  const { to } = wish
  const renamed =
    to.code !== null || to.name !== null
      ? {
          code: to.code,
          name: to.name,
          categories: [...to.categories],
          part: null,
          rangeChosen: false,
        }
      : {}
  return withLine(draft, line.no, { ...renamed, ...modelOf(to, line), ...quantityOf(to.quantity) })
}

/** "Two more door gaskets" are for the model the draft is about, when it is about one. */
function inheritModel(draft: Draft, item: Item): Item {
  if (item.model !== null || item.code !== null || item.name === null) return item
  const models = new Set(draft.lines.map((line) => line.model ?? line.modelTyped))
  const [only] = models
  return models.size === 1 && only ? { ...item, model: { text: only, partial: false } } : item
}

function lineMeant(draft: Draft, ref: LineRef): DraftLine | undefined {
  switch (ref.kind) {
    case 'number':
      return draft.lines.find((line) => line.no === ref.no)
    case 'last':
      return draft.lines.at(-1)
    case 'item':
      return lineOfItem(draft, ref.item)
    case 'all':
    case 'unsaid':
      return draft.lines.length === 1 ? draft.lines[0] : openLine(draft)
  }
}

/** The line of this code or kind of part; of several kinds alike, the one of this model. A model alone means its line. */
function lineOfItem(draft: Draft, item: Item): DraftLine | undefined {
  const alike = draft.lines.filter(
    (line) =>
      (item.code !== null && line.code === item.code) ||
      line.categories.some((category) => item.categories.includes(category)) ||
      isShortFor(item.name, line.name),
  )
  const { model } = item
  if (model === null) return alike[0]
  const unnamed = item.name === null && item.code === null
  const among = alike.length > 0 ? alike : unnamed ? draft.lines : []
  const modelled = among.filter((line) => isModel(line, model.text))
  return (
    modelled[0] ?? alike[0] ?? (unnamed && draft.lines.length === 1 ? draft.lines[0] : undefined)
  )
}

/** `面板` of a line for a `显示面板`. */
const isShortFor = (said: string | null, name: string | null) =>
  said !== null && said.length > 1 && name?.toLowerCase().endsWith(said.toLowerCase()) === true

function isModel(line: DraftLine, typed: string): boolean {
  const plain = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return plain(line.model ?? line.modelTyped ?? '').endsWith(plain(typed))
}

const openLine = (draft: Draft) =>
  draft.lines.find((line) => line.part === null || line.quantity === null)
