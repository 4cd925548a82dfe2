import type { Difference } from '../../../domain/catalogue/differences.ts'
import type {
  ModelCandidate,
  PartCandidate,
  PartResolution,
  Reason,
} from '../../../domain/catalogue/resolution.ts'
import type { Block, Run } from '../card.ts'
import { list, money } from '../format.ts'
import type { Reader } from './reader.ts'

/** A model as it is offered for what was typed, what differs marked. */
export const modelItem = ({ model, differences }: ModelCandidate, reader: Reader): Block => ({
  kind: 'item',
  title: model.name[reader.locale],
  code: marked(differences),
  details: model.status === 'discontinued' ? [reader.words.card.discontinued] : [],
})

/** The parts a question offers, with fit, price and what else is worth knowing; or what the model does have. */
export function partBlocks(
  doubt: Exclude<PartResolution, { kind: 'exact' }>,
  model: string | null,
  reader: Reader,
): readonly Block[] {
  if (doubt.kind === 'unknown') {
    if (doubt.has.length === 0 || model === null) return []
    const names = list([...new Set(doubt.has.slice(0, 20).map(reader.categoryName))], reader.locale)
    return [{ kind: 'text', text: reader.words.answer.modelHas(model, names) }]
  }
  const candidates = doubt.kind === 'confirm' ? [doubt.candidate] : doubt.candidates
  const items = partItems(candidates, model, reader)
  const more = doubt.kind === 'choose' ? doubt.more : 0
  if (more === 0) return items
  return [...items, { kind: 'text', text: reader.words.card.more(more), style: 'subtle' }]
}

/** Parts that are offered beside each other. */
export function partItems(
  candidates: readonly PartCandidate[],
  model: string | null,
  reader: Reader,
): readonly Block[] {
  const prices = candidates.map(({ part }) => part.priceFen)
  return candidates.map((candidate) => partItem(candidate, { model, prices }, reader))
}

export type Beside = {
  readonly model: string | null
  /** Prices of all candidates in fen. */
  readonly prices: readonly number[]
}

/** A part as it is offered: what differs in its code, whether it fits, its price and picture, and what to look out for. */
export function partItem(
  candidate: PartCandidate,
  { model, prices }: Beside,
  reader: Reader,
): Block {
  const { card } = reader.words
  const { part, fit, notes, differences } = candidate
  const ranged = notes.some((note) => note.kind === 'serial-range')
  const fitting =
    fit === 'no-model' || model === null || (fit === 'does-not-fit' && ranged)
      ? []
      : [fit === 'fits' ? card.fits(model) : card.doesNotFit(model)]
  const apart = isFarApart(part.priceFen, prices) ? [card.priceFarApart] : []
  const photo = reader.photoOf(part.code)
  return {
    kind: 'item',
    title: part.name[reader.locale],
    code: marked(differences),
    side: money(part.priceFen),
    ...(photo === null ? {} : { photo }),
    details: [...fitting, ...apart, ...remarks(notes, reader)],
    tone: fit === 'does-not-fit' ? 'warn' : 'plain',
  }
}

const farApart = 5

/** At least five times the price of every other candidate, or a fifth: hardly the part that was meant, or the only one. */
function isFarApart(price: number, prices: readonly number[]): boolean {
  const others = prices.toSpliced(prices.indexOf(price), 1)
  if (others.length === 0) return false
  return price >= farApart * Math.max(...others) || price * farApart <= Math.min(...others)
}

/** What a reader should see about a part before agreeing; siblings that take another part are named together. */
export function remarks(notes: readonly Reason[], reader: Reader): readonly string[] {
  const siblings = notes.filter((note) => note.kind === 'sibling-differs-in')
  const model = siblings[0]?.model
  const differing = [...new Set(siblings.map((note) => note.sibling))]
  const aboutSiblings =
    model === undefined
      ? []
      : [reader.words.card.siblingDiffers(model, list(differing.slice(0, 5), reader.locale))]
  return [...notes.flatMap((note) => remark(note, reader)), ...aboutSiblings]
}

function remark(note: Reason, reader: Reader): readonly string[] {
  const { card } = reader.words
  switch (note.kind) {
    case 'superseded':
      return [card.supersededBy(note.by)]
    case 'usual-twin':
      return [card.usualTwin(note.part)]
    case 'serial-range':
    case 'serial-outside':
      return [card.serialRange(note.from, note.to)]
    case 'substitute':
      return [
        note.condition === null
          ? card.substitute(note.by)
          : card.substituteIf(note.by, note.condition[reader.locale]),
      ]
    case 'discontinued':
      return [card.discontinued]
    case 'sibling-differs-in':
    case 'does-not-fit':
    case 'name-differs':
    case 'name-fits-better':
    case 'not-in-catalogue':
    case 'collides':
    case 'named':
    case 'model-has-none':
      return []
  }
}

const marked = (differences: readonly Difference[]): readonly Run[] =>
  differences.map((piece) => ({ text: piece.text, mark: piece.differs }))
