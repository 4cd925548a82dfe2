import { type Cleaned, spanOf, surface } from './clean.ts'
import type { CodeMark, ModelMark, NameMark, QuantityMark, Sheet } from './sheet.ts'
import type { Item } from './understood.ts'

type Piece = CodeMark | ModelMark | NameMark | QuantityMark

/** An item while it is put together. `row`: which line of the message it stands in. */
type Draft = {
  code: CodeMark | null
  name: NameMark | null
  model: ModelMark | null
  quantity: QuantityMark | null
  row: number
}

/** Signs and words that end one item and begin the next. A space or a tab does not. */
const separator =
  /[,，、;；.!?\n/&+]|和|跟|与|以及|还有|另外|再加|加上|(?<![a-z])(?:and|plus|also|with)(?![a-z])/

/** The things spoken of, in order. Nothing is looked up here: a model that stands alone goes to the items without one. */
export function itemsOf(sheet: Sheet): readonly Item[] {
  const pieces = sheet.marks.filter(isPiece)
  const shared = pieces.filter((piece) => piece.kind === 'quantity' && piece.each)
  const own = pieces.filter((piece) => !shared.includes(piece))
  const drafts = gathered(own, sheet)
  const [each] = shared
  if (each?.kind === 'quantity') for (const draft of drafts) draft.quantity ??= each
  const items = drafts.filter((draft) => draft.code ?? draft.name ?? draft.model ?? draft.quantity)
  if (items.length === 0 && each?.kind === 'quantity') {
    return [itemOf({ ...empty(0), quantity: each }, sheet.text)]
  }
  return items.map((draft) => itemOf(draft, sheet.text))
}

function isPiece(mark: Sheet['marks'][number]): mark is Piece {
  return (
    mark.kind === 'code' ||
    mark.kind === 'model' ||
    mark.kind === 'name' ||
    mark.kind === 'quantity'
  )
}

const empty = (row: number): Draft => ({ code: null, name: null, model: null, quantity: null, row })
const hasHead = (draft: Draft) => draft.code !== null || draft.name !== null
function gathered(pieces: readonly Piece[], sheet: Sheet): readonly Draft[] {
  const drafts: Draft[] = []
  let current = empty(0)
  let end = 0
  const breaks = isTable(sheet.text.folded) ? /\n/ : separator
  for (const [index, piece] of pieces.entries()) {
    const between = sheet.masked.slice(end, piece.start)
    const row = current.row + countOf(between, '\n')
    const apart = breaks.test(between) || belongsAhead(piece, pieces[index + 1], between, sheet)
    if (end > 0 && apart && !isEmpty(current)) {
      drafts.push(current)
      current = empty(row)
    } else if (startsNext(current, piece, pieces[index + 1])) {
      drafts.push(current)
      current = empty(row)
    }
    current.row = row
    put(current, piece)
    end = piece.end
  }
  return settled([...drafts, current], sheet)
}

/** `my shelf broke so 1 glass shelf`: the number right before a part, apart from the one before it. */
function belongsAhead(
  piece: Piece,
  next: Piece | undefined,
  between: string,
  { masked }: Sheet,
): boolean {
  if (piece.kind !== 'quantity' || (next?.kind !== 'name' && next?.kind !== 'code')) return false
  if (!/^\s?(?:of\s)?的?$/.test(masked.slice(piece.end, next.start))) return false
  return (
    /\p{L}{2}/u.test(between) &&
    !/要|需|申|领|来|共|订|补|拿|各|数量|need|want|order|q'?ty|quant/.test(between)
  )
}

/** Rows of the same number of cells, as they are pasted out of a table: a cell does not end an item. */
function isTable(text: string): boolean {
  const rows = text.trim().split('\n')
  const cells = rows.map((row) => row.split(/[,，|\t]/).length)
  const [first = 0] = cells
  return (
    rows.length > 1 && rows.length <= 60 && first > 1 && cells.every((count) => count === first)
  )
}

/** Nothing has been put into it yet. */
function isEmpty(draft: Draft): boolean {
  return !hasHead(draft) && draft.quantity === null && draft.model === null
}

/**
 * A second code, name, model or quantity begins another item. A name behind a code names it, unless the code has had its
 * quantity already and another quantity follows: then the name is a line of its own.
 */
function startsNext(current: Draft, piece: Piece, next: Piece | undefined): boolean {
  const own = next?.kind === 'quantity' && !next.each
  switch (piece.kind) {
    case 'code':
      return current.code !== null || (current.name !== null && complete(current) && own)
    case 'name':
      return current.name !== null || (current.code !== null && complete(current) && own)
    case 'quantity':
      return current.quantity !== null
    case 'model':
      return current.model !== null
  }
}

/** Has it got its quantity, behind its part? */
function complete({ code, name, quantity }: Draft): boolean {
  const head = code ?? name
  return head !== null && quantity !== null && quantity.start > head.start
}

function put(draft: Draft, piece: Piece): void {
  switch (piece.kind) {
    case 'code':
      draft.code = piece
      return
    case 'name':
      draft.name = piece
      return
    case 'quantity':
      draft.quantity = piece
      return
    case 'model':
      draft.model = piece
      return
  }
}

/** The last part that still wants a number, with nothing but a model behind it. */
function headOf(kept: readonly Draft[]): Draft | undefined {
  const at = kept.findLastIndex((draft) => draft.quantity || hasHead(draft))
  const head = kept[at]
  return head && !head.quantity ? head : undefined
}

/** `要个压缩机`: hardly a number, so one that is said later counts. */
const isArticle = ({ start, end }: QuantityMark) => end - start === 1

/** Gives lonely quantities and models to the items they belong to, and lets models hold for the items that follow. */
function settled(drafts: readonly Draft[], sheet: Sheet): readonly Draft[] {
  const kept: Draft[] = []
  for (const [index, draft] of drafts.entries()) {
    const last = headOf(kept) ?? kept.at(-1)
    const next = drafts[index + 1]
    if (hasHead(draft)) kept.push(draft)
    else if (draft.quantity && last && hasHead(last) && !last.quantity) {
      last.quantity = draft.quantity
      last.model ??= draft.model
    } else if (draft.quantity && next && hasHead(next) && !next.quantity) {
      next.quantity = draft.quantity
      next.model ??= draft.model
    } else if (draft.quantity && !draft.model && last?.quantity && isArticle(last.quantity)) {
      last.quantity = draft.quantity
    } else if (draft.quantity && !draft.model && last && !hasHead(last) && !last.quantity) {
      last.quantity = draft.quantity
    } else if (draft.quantity || draft.model) kept.push(draft)
  }
  return withModels(kept, sheet)
}

const sharing = /都是|都要|全是|全部|均为|均是|都装|通通|统统|(?<![a-z])(?:all|both)(?![a-z])/

/**
 * A model without a part holds for the parts without a model: those before it when it is said to be shared or closes the
 * message, those after it otherwise. A model beside a part holds for the named parts that follow, the only model of a message for all of them.
 */
function withModels(drafts: readonly Draft[], sheet: Sheet): readonly Draft[] {
  const heads = drafts.filter(hasHead)
  if (heads.length === 0) return drafts
  const lonely = drafts.filter((draft) => !hasHead(draft) && draft.model && !draft.quantity)
  const all = sharing.test(sheet.masked)
  const adopted = new Set<Draft>()
  for (const draft of lonely) {
    const at = drafts.indexOf(draft)
    const after = drafts.slice(at + 1).filter((one) => hasHead(one) && one.model === null)
    const before = drafts.slice(0, at).filter((one) => hasHead(one) && one.model === null)
    const takers = after.length > 0 && !all ? after : [...before, ...after]
    for (const one of takers) one.model = draft.model
    if (takers.length > 0) adopted.add(draft)
  }
  inherit(heads, all)
  return drafts.filter((draft) => !adopted.has(draft))
}

function inherit(heads: readonly Draft[], all: boolean): void {
  let last: ModelMark | null = null
  for (const draft of heads) {
    if (draft.model) last = draft.model
    else if (last && (draft.name || all)) draft.model = last
  }
  const models = new Set(heads.flatMap((draft) => draft.model ?? []))
  const [only] = models
  if (!only || models.size > 1) return
  for (const draft of heads) draft.model ??= only
}

function itemOf(draft: Draft, text: Cleaned): Item {
  const parts = [draft.code, draft.name, draft.model, draft.quantity].flatMap((part) => part ?? [])
  const typed = (mark: Piece | null) =>
    mark ? surface(text, mark.start, mark.end).normalize('NFKC') : null
  const model = typed(draft.model)
  return {
    code: typed(draft.code),
    name: typed(draft.name),
    categories: draft.name?.categories ?? [],
    model: model === null ? null : { text: model, partial: draft.model?.partial ?? false },
    quantity: draft.quantity?.quantity ?? null,
    unit: draft.quantity?.unit ?? null,
    span: spanOf(
      text,
      Math.min(...parts.map((part) => part.start)),
      Math.max(...parts.map((part) => part.end)),
    ),
  }
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1
}
