import type { Figures } from '../../../db/store.ts'
import { turnsPerYear } from '../../../domain/kpi/formulas.ts'
import type { Period } from '../../../domain/kpi/period.ts'
import type { Card } from '../card.ts'
import type { Reader } from '../cards/reader.ts'
import { decimal, money, whole } from '../format.ts'
import { type Ask, comparison, figureCard, type Row, usualTop } from './comparison.ts'

/** What lies on the shelves, in all and by site, the dearest first. */
export async function stockValue(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const { words } = reader
  const shelves = await figures.shelves(ask.scope.places)
  const sorted = shelves.toSorted((one, other) => other.valueFen - one.valueFen)
  const shown = sorted.slice(0, ask.top ?? usualTop)
  const sum = (of: (each: (typeof shelves)[number]) => number) =>
    shelves.reduce((total, each) => total + of(each), 0)
  const rows = [
    [words.figures.total, whole(sum((each) => each.pieces)), money(sum((each) => each.valueFen))],
    ...shown.map(({ place, pieces, valueFen }) => [
      reader.siteName(place),
      whole(pieces),
      money(valueFen),
    ]),
  ]
  const columns = [words.answer.colSite, words.figures.colPieces, words.figures.colValue]
  const hidden = shelves.length - shown.length
  return figureCard(
    ask,
    [{ kind: 'table', columns, rows, ...(hidden > 0 ? { more: words.card.more(hidden) } : {}) }],
    reader,
    'now',
  )
}

/** How often the stock is used up in a year, with what that is worked out from. */
export async function stockTurns(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const of = async (period: Period) => {
    const found = await figures.turnover(period, ask.scope.places)
    return { ...found, until: period.until }
  }
  const now = await of(ask.period)
  const before = await of(ask.before)
  const { figures: words } = reader.words
  const average = ({ openingFen, closingFen }: typeof now) => (openingFen + closingFen) / 2
  const rows: readonly Row[] = [
    [words.metric.turns, decimal(turnsPerYear(now)), decimal(turnsPerYear(before))],
    [words.used, money(now.usedFen), money(before.usedFen)],
    [words.averageStock, money(average(now)), money(average(before))],
  ]
  return figureCard(ask, [comparison(rows, ask, reader)], reader)
}
