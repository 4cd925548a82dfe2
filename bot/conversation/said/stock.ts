import type { Part } from '../../../domain/catalogue/part.ts'
import type { PartResolution } from '../../../domain/catalogue/resolution.ts'
import { resolveNamed, resolvePart } from '../../../domain/catalogue/resolve.ts'
import { resolveModel } from '../../../domain/catalogue/resolve-model.ts'
import type { ModelCode, SiteId } from '../../../domain/ids.ts'
import type { Action, Message } from '../card.ts'
import { questionSentence } from '../cards/question.ts'
import { readerOf } from '../cards/reader.ts'
import { list } from '../format.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'
import type { Item, Understood } from '../understand/understood.ts'
import { sitesMeant, tableCard } from './network.ts'

/** Stock of a part everywhere or somewhere, or of all parts of a model in a place. Lists, and never settles a code. */
export async function stockSaid(talk: Talk, understood: Understood): Promise<Outcome> {
  const items = understood.items.slice(0, 5)
  if (items.length === 0) return say(talk.words.answer.stockWhat)
  const places = sitesMeant(understood)
  const unknown = [
    ...understood.places
      .filter(({ kind, sites }) => sites.length === 0 && kind !== 'everywhere' && kind !== 'own')
      .map((place) => place.text),
    ...understood.placesNotOurs,
  ]
  if (places === null && unknown.length > 0)
    return say(talk.words.answer.placeUnknown(list(unknown, talk.locale)))
  const placeName = understood.places.map((place) => place.text).join(', ')
  const posts: Message[] = []
  for (const item of items)
    posts.push(...(await stockOf(talk, { item, serial: understood.serial }, places, placeName)))
  return { posts }
}

type Wanted = { readonly item: Item; readonly serial: string | null }

async function stockOf(
  talk: Talk,
  { item, serial }: Wanted,
  places: ReadonlySet<SiteId> | null,
  placeName: string,
): Promise<readonly Message[]> {
  const { answer } = talk.words
  const model = modelOf(talk, item)
  if (model.kind === 'ask') return [{ text: model.sentence }]
  if (item.code === null && item.name === null) {
    if (model.code === null) return [{ text: answer.stockWhat }]
    return [await modelStock(talk, model.code, places, placeName)]
  }
  const resolution = resolutionOf(talk, { item, serial }, model.code)
  if (resolution === null) return [{ text: answer.askModel(item.name ?? '') }]
  const { parts, sentence } = partsIn(talk, resolution, item, model.code)
  const notes: readonly Message[] = sentence === null ? [] : [{ text: sentence }]
  const cards = await Promise.all(
    parts.map((part) => partStock(talk, part, model.code, places, placeName)),
  )
  return [...notes, ...cards]
}

/** By code, else by name within a model; null when a name came without a model. */
function resolutionOf(
  talk: Talk,
  { item, serial }: Wanted,
  model: ModelCode | null,
): PartResolution | null {
  const { catalogue } = talk.desk
  const { at } = talk.incoming
  const { categories } = item
  if (item.code !== null) {
    const evidence = model === null ? { categories } : { model, categories, serial }
    return resolvePart(item.code, evidence, catalogue, at)
  }
  if (model === null) return null
  return resolveNamed({ text: item.name ?? '', categories }, model, catalogue, at, serial)
}

type ModelMeant = { kind: 'known'; code: ModelCode | null } | { kind: 'ask'; sentence: string }

function modelOf(talk: Talk, item: Item): ModelMeant {
  if (item.model === null) return { kind: 'known', code: null }
  const { answer } = talk.words
  const resolution = resolveModel(item.model.text, talk.desk.catalogue)
  if (resolution.kind === 'exact') return { kind: 'known', code: resolution.model.code }
  if (resolution.kind === 'unknown')
    return { kind: 'ask', sentence: answer.modelUnknown(item.model.text) }
  const codes = list(
    resolution.candidates.map((candidate) => candidate.model.code),
    talk.locale,
  )
  const sentence =
    resolution.reason === 'partial'
      ? answer.modelPartial(resolution.typed)
      : answer.modelNear(resolution.typed)
  return { kind: 'ask', sentence: `${sentence} ${codes}` }
}

/** The parts to show stock of; when none was meant exactly, the near ones, with a word about it. */
function partsIn(
  talk: Talk,
  resolution: PartResolution,
  item: Item,
  model: ModelCode | null,
): { parts: readonly Part[]; sentence: string | null } {
  if (resolution.kind === 'exact') return { parts: [resolution.part], sentence: null }
  const line = {
    no: 1,
    typed: item.code ?? item.name ?? '',
    code: item.code,
    name: item.name,
    categories: [...item.categories],
    modelTyped: item.model?.text ?? null,
    model,
    part: null,
    quantity: null,
    quantityText: null,
    serial: null,
    rangeChosen: false,
  }
  const sentence = questionSentence(
    { kind: 'part-doubt', line, model, doubt: resolution },
    readerOf(talk.desk, talk.locale),
  )
  if (resolution.kind === 'unknown') return { parts: [], sentence }
  const candidates = resolution.kind === 'confirm' ? [resolution.candidate] : resolution.candidates
  const named = candidates.every((candidate) => candidate.via === 'name')
  return { parts: candidates.map((candidate) => candidate.part), sentence: named ? null : sentence }
}

/** Whoever may ask for the part can do so with one press: the sentence that would ask for it. */
function nextSteps(talk: Talk, part: Part, model: ModelCode | null): readonly Action[] {
  if (stationOf(talk) === null) return []
  const text = [part.code, model ?? '', talk.words.card.pieces(1)].filter(Boolean).join(' ')
  return [{ kind: 'say', label: talk.words.answer.askForOne, text }]
}

async function partStock(
  talk: Talk,
  part: Part,
  model: ModelCode | null,
  places: ReadonlySet<SiteId> | null,
  placeName: string,
): Promise<Message> {
  const { answer } = talk.words
  const { network } = talk.desk
  const label = `${part.name[talk.locale]} (${part.code})`
  const stock = await talk.desk.database.reads.stock(
    [part.code],
    places === null ? undefined : [...places],
  )
  if (stock.length === 0)
    return {
      text: places === null ? answer.stockNone(label) : answer.stockNoneAt(label, placeName),
    }
  const rank = (site: string) => (site === 'HQ' ? 0 : site.startsWith('C-') ? 1 : 2)
  const rows = stock
    .toSorted((one, other) => rank(one.place) - rank(other.place) || other.balance - one.balance)
    .map((each) => [
      network.find(each.place)?.name[talk.locale] ?? each.place,
      String(each.balance),
    ])
  const card = tableCard(
    talk,
    answer.stockTitle(label),
    [answer.colSite, answer.colAvailable],
    rows,
  )
  return { card: { ...card, actions: nextSteps(talk, part, model) } }
}

async function modelStock(
  talk: Talk,
  model: ModelCode,
  places: ReadonlySet<SiteId> | null,
  placeName: string,
): Promise<Message> {
  const { answer } = talk.words
  const { catalogue } = talk.desk
  const codes = [...new Set(catalogue.partsOf(model).map((fit) => fit.part))]
  const stock = await talk.desk.database.reads.stock(
    codes,
    places === null ? undefined : [...places],
  )
  const totals = new Map<string, number>()
  for (const { unit, balance } of stock) totals.set(unit, (totals.get(unit) ?? 0) + balance)
  const rows = codes
    .map((code) => ({ code, count: totals.get(code) ?? 0 }))
    .toSorted((one, other) => other.count - one.count)
    .map(({ code, count }) => [
      catalogue.part(code)?.name[talk.locale] ?? code,
      code,
      String(count),
    ])
  const title = answer.modelStockTitle(model, places === null ? answer.everywhere : placeName)
  const columns = [answer.colPart, answer.colCode, answer.colAvailable]
  return { card: tableCard(talk, title, columns, rows) }
}
