import type { ChangeWish, Intent, Item, LineRef, Understood } from './understood.ts'

/** A message in the shape of labelled data: `intent` and `slots`, surface text for names and numbers for quantities. */
export type Labelled = {
  readonly intent: string
  readonly slots: Readonly<Record<string, unknown>>
  /** The wish was to wait; sets of labels without an intent for it call it a change. */
  readonly hold?: true
}

type Slot = readonly [name: string, value: unknown]

/** Intents that label sets know under another name. */
const names: Partial<Record<Intent, string>> = {
  in_transit: 'track_shipment',
  waiting: 'my_requests',
  low_stock: 'check_stock',
  greeting: 'smalltalk',
  acknowledge: 'smalltalk',
  unknown: 'smalltalk',
}

/** The name under which label sets know an intent. */
export const labelOf = (intent: Intent): string => names[intent] ?? intent

const withoutItems: readonly Intent[] = [
  'approve',
  'reject',
  'change',
  'my_requests',
  'waiting',
  'quota',
  'kpi',
  'help',
  'greeting',
  'acknowledge',
  'unknown',
]

/**
 * What was understood as labelled data. `holds`: the label set has an intent `hold`; without one a hold is told as a
 * `change`, the nearest wish that neither decides nor cancels, and `hold` says what it was.
 */
export function labelled(understood: Understood, { holds }: { readonly holds: boolean }): Labelled {
  const { intent } = understood
  const slots = Object.fromEntries(slotsOf(understood).filter(([, value]) => isSaid(value)))
  if (intent === 'hold') return holds ? { intent, slots } : { intent: 'change', slots, hold: true }
  return { intent: labelOf(intent), slots }
}

function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== null && value !== undefined
}

function slotsOf(understood: Understood): readonly Slot[] {
  const { intent, facets } = understood
  return [
    ['items', withoutItems.includes(intent) ? [] : itemsLabelled(understood)],
    ['urgent', urgencyOf(understood)],
    ['reason', understood.reason],
    ['comment', facets.comment],
    ['ref', refOf(understood)],
    ['req', oneOrAll(facets.written.refs)],
    ['so', facets.written.serviceOrder],
    ['tracking_no', facets.written.tracking],
    ['carrier', facets.carrier],
    ['place', placeOf(understood)],
    ['station', facets.station],
    ['period', facets.period],
    ['metric', facets.metric],
    ['top', facets.top],
    ['amount', facets.amount],
    ['want', facets.want],
    ['filter', facets.filter],
    ['fit_model', modelText(facets.fitModel?.text)],
    ['kind', facets.giveBack],
    ['damage', facets.harm],
    ['condition', facets.intact ? 'ok' : null],
    ['shipped_qty', facets.shipped],
    ['received_qty', facets.received],
    ['short_qty', facets.missing],
    ...changesLabelled(understood.changes),
  ]
}

const oneOrAll = (values: readonly unknown[]) => (values.length > 1 ? values : values[0])

/** Of a request; of a change only where speed is all that it changes. */
function urgencyOf({ intent, urgent, facets, changes }: Understood): boolean | null {
  if (intent === 'change') return urgent && changes.length === 0 ? true : null
  if (intent !== 'request_part') return null
  if (urgent) return true
  return facets.calm ? false : null
}

/** A request is meant without its number: the last one, or the same as that again. */
function refOf({ intent, lastOne, sameAgain, refs, serviceOrder }: Understood): string | null {
  if (sameAgain) return 'last_request'
  const asks = intent === 'request_part' || intent === 'check_stock'
  return lastOne && !asks && refs.length === 0 && serviceOrder === null ? 'last_request' : null
}

const placed: readonly Intent[] = ['check_stock', 'low_stock', 'in_transit', 'kpi']

function placeOf({ intent, places, placesNotOurs, facets }: Understood): unknown {
  if (!placed.includes(intent)) return null
  if (places.some((place) => place.kind === 'everywhere')) return intent === 'kpi' ? null : 'any'
  const named = places.filter((place) => place.kind !== 'own' && place.text !== facets.station)
  const texts = named.filter((place) => place.kind !== 'everywhere').map((place) => place.text)
  if (texts.length > 0) return oneOrAll(texts)
  if (placesNotOurs.length > 0) return oneOrAll(placesNotOurs)
  return named.length > 0 && intent !== 'kpi' ? 'any' : null
}

/** Codes and models in the width and case of catalogues; all else as typed. */
const modelText = (text: string | undefined) => text?.normalize('NFKC').toUpperCase()

type Labels = Record<string, string | number | boolean>

function itemLabelled({ code, name, model, quantity, unit }: Item): Labels {
  const labels: Labels = {}
  if (name !== null) labels['name'] = name
  if (code !== null) labels['code'] = code
  if (model !== null) labels['model'] = modelText(model.text) ?? ''
  if (model?.partial) labels['model_partial'] = true
  const count = countOf(quantity)
  if (count !== null) labels['qty'] = count
  if (quantity !== null && count === null) labels['qty_vague'] = true
  if (unit !== null && count !== null) labels['unit'] = unit
  return labels
}

/** `够10个吗`: so many are asked about; `一个多少钱` is a price, and `哪一个` no number. */
const asksFor = ({ quantity }: Item, { facets }: Understood) =>
  quantity?.kind === 'exact' && quantity.count > 1 && facets.want !== 'price'

function countOf(quantity: Item['quantity']): number | null {
  if (quantity?.kind === 'exact') return quantity.count
  return quantity?.kind === 'impossible' ? (quantity.count ?? null) : null
}

const isBare = ({ code, name, model }: Item) => code === null && name === null && model === null

/** For goods that came, a count without a part is `received_qty` or `short_qty` and no item. */
function itemsLabelled(understood: Understood): readonly Labels[] {
  const { intent, items, sameAgain } = understood
  if (intent === 'request_part') return items.map(itemLabelled)
  const named = items.filter((item) => !isBare(item))
  if (intent === 'report_damage') return damagedLabelled(understood, named)
  if (intent === 'receive' && understood.facets.received !== null)
    return named.map((item) => itemLabelled({ ...item, quantity: null, unit: null }))
  if (intent === 'check_stock' && !sameAgain)
    return named.map((item) =>
      itemLabelled(asksFor(item, understood) ? item : { ...item, quantity: null, unit: null }),
    )
  return named.map(itemLabelled)
}

/** Where the damaged pieces are told from those sent, they are the count of the item. */
function damagedLabelled(
  { affected, facets, items }: Understood,
  named: readonly Item[],
): readonly Labels[] {
  // `ordered 3, got 5`: neither is the count of what is too many.
  const counted = items.filter(({ quantity }) => quantity !== null).length
  const compared = facets.harm === 'over_shipped' && affected === null && counted > 1
  return named.map((item, index) => {
    if (index === 0 && affected?.kind === 'exact' && facets.shipped !== null)
      return itemLabelled({ ...item, quantity: affected, unit: item.unit })
    return itemLabelled(compared ? { ...item, quantity: null, unit: null } : item)
  })
}

function changesLabelled(changes: readonly ChangeWish[]): readonly Slot[] {
  const add = changes.flatMap((wish) => (wish.kind === 'add' ? [itemLabelled(wish.item)] : []))
  const more = changes.flatMap((wish) => (wish.kind === 'by' && wish.count > 0 ? [wish] : []))
  const remove = changes.flatMap((wish) =>
    wish.kind === 'remove' ? [lineLabelled(wish.line)] : [],
  )
  const fewer = changes.flatMap((wish) =>
    wish.kind === 'by' && wish.count < 0 && wish.line.kind === 'item' ? [wish] : [],
  )
  const sets = changes.flatMap((wish) => (wish.kind === 'set' ? [wish] : []))
  return [
    ['old', oneOrAll(sets.map(oldLabelled).filter(hasLabels))],
    ['new', oneOrAll(sets.map((wish) => valuesLabelled(wish.to)))],
    ['add', [...add, ...more.map((wish) => ({ ...lineLabelled(wish.line), qty: wish.count }))]],
    [
      'remove',
      [...remove, ...fewer.map((wish) => ({ ...lineLabelled(wish.line), qty: -wish.count }))],
    ],
  ]
}

function oldLabelled({ line, was }: Extract<ChangeWish, { kind: 'set' }>): Labels {
  const { model_partial: _, ...named } = lineLabelled(line)
  return was === null ? named : { ...named, ...valuesLabelled(was) }
}

/** What becomes of a line: its unit and how much of a model was typed do not matter. */
function valuesLabelled(item: Item): Labels {
  const { unit: _unit, model_partial: _partial, ...values } = itemLabelled(item)
  return values
}

const hasLabels = (labels: Labels) => Object.keys(labels).length > 0

function lineLabelled(line: LineRef): Labels {
  switch (line.kind) {
    case 'number':
      return { line: line.no }
    case 'last':
      return { line: 'last' }
    case 'item':
      return itemLabelled(line.item)
    case 'all':
    case 'unsaid':
      return {}
  }
}
