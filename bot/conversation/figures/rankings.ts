import type { Figures } from '../../../db/store.ts'
import { partCode } from '../../../domain/ids.ts'
import type { CarrierTally } from '../../../domain/kpi/delivery.ts'
import type { Wanted } from '../../../domain/kpi/demand.ts'
import { byAge, carrierScore, quantile } from '../../../domain/kpi/formulas.ts'
import { days, type Instant } from '../../../domain/time.ts'
import type { Block, Card } from '../card.ts'
import { carrierName } from '../cards/carrier.ts'
import type { Reader } from '../cards/reader.ts'
import { decimal, percent, whole } from '../format.ts'
import { type Ask, figureCard, heading, usualTop } from './comparison.ts'
import { ofCarriers } from './rates.ts'

/** Models and parts asked for most. */
export async function faultRanking(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const { period, before, scope, top } = ask
  const ranking = { span: period, before, stations: scope.stations, limit: top ?? usualTop }
  const models = await figures.wanted({ ...ranking, by: 'model' })
  const parts = await figures.wanted({ ...ranking, by: 'part' })
  return figureCard(ask, wantedBlocks(models, parts, reader), reader)
}

/** Two tables: models and parts, with their counts and those of the period before. */
export function wantedBlocks(
  models: readonly Wanted[],
  parts: readonly Wanted[],
  { words, partName }: Reader,
): readonly Block[] {
  const { figures, answer } = words
  const counts = ({ requests, pieces, before }: Wanted) => [requests, pieces, before].map(whole)
  const columns = [figures.colRequests, figures.colPieces, figures.colBefore]
  const table = (title: string, names: readonly string[], rows: readonly string[][]) =>
    rows.length === 0
      ? []
      : [heading(title), { kind: 'table', columns: [...names, ...columns], rows } as const]
  const blocks = [
    ...table(
      figures.models,
      [figures.colModel],
      models.map((each) => [each.code, ...counts(each)]),
    ),
    ...table(
      figures.parts,
      [answer.colPart, answer.colCode],
      parts.map((each) => [partName(partCode(each.code)), each.code, ...counts(each)]),
    ),
  ]
  return blocks.length === 0 ? [{ kind: 'text', text: figures.none }] : blocks
}

/** Every carrier with its score, best first; one without a score comes last. */
export async function carrierScores(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const { words } = reader
  const tallies = ofCarriers(await figures.carriers(ask.period, ask.scope.stations), ask)
  const rows = tallies
    .map((tally) => ({ tally, score: scoreOf(tally) }))
    .toSorted((one, other) => (other.score ?? -1) - (one.score ?? -1))
    .slice(0, ask.top ?? usualTop)
    .map(({ tally: { carrier, due, onTime, received, damaged, short }, score }) => [
      carrierName(carrier, words),
      decimal(score),
      percent(due === 0 ? null : onTime / due),
      percent(received === 0 ? null : 1 - damaged / received),
      percent(received === 0 ? null : 1 - short / received),
      whole(Math.max(due, received)),
    ])
  if (rows.length === 0)
    return figureCard(ask, [{ kind: 'text', text: words.figures.none }], reader)
  const columns = [
    words.card.carrier,
    words.figures.colScore,
    words.figures.metric.on_time_rate,
    words.figures.colUndamaged,
    words.figures.colComplete,
    words.figures.colParcels,
  ]
  return figureCard(ask, [{ kind: 'table', columns, rows }], reader)
}

const scoreOf = ({ due, onTime, received, damaged, short }: CarrierTally) =>
  carrierScore({
    onTime: { good: onTime, all: due },
    undamaged: { good: received - damaged, all: received },
    complete: { good: received - short, all: received },
  })

/** More are not read for one answer. */
const mostBackorders = 5_000

/** What waits for stock, how long it has waited, and the oldest of it. */
export async function backorders(
  figures: Figures,
  ask: Ask,
  reader: Reader,
  now: Instant,
): Promise<Card> {
  const { words, partName, siteName } = reader
  const span = ask.isTimed ? ask.period : null
  const found = await figures.backorders(span, ask.scope.stations, mostBackorders)
  if (found.length === 0)
    return figureCard(ask, [{ kind: 'text', text: words.answer.waitingNone }], reader, 'now')
  const ages = found.map((each) => Math.max(0, Math.floor((now - each.askedAt) / days(1))))
  const shown = found.slice(0, ask.top ?? usualTop)
  const pieces = found.reduce((sum, each) => sum + each.pieces, 0)
  const counts = byAge(ages).map((count, index) => [words.figures.ages[index] ?? '', whole(count)])
  return figureCard(
    ask,
    [
      {
        kind: 'table',
        columns: [words.figures.age, words.figures.colLines],
        rows: [...counts, [words.figures.total, whole(found.length)]],
      },
      {
        kind: 'text',
        text: words.figures.halfWait(quantile(ages, 0.5) ?? 0, quantile(ages, 0.9) ?? 0),
      },
      {
        kind: 'table',
        columns: [
          words.answer.colPart,
          words.answer.colRequest,
          words.answer.colStation,
          words.figures.colPieces,
          words.figures.colDays,
        ],
        rows: shown.map((each, index) => [
          partName(each.part),
          each.requisition,
          siteName(each.station),
          String(each.pieces),
          String(ages[index] ?? 0),
        ]),
        ...(shown.length < found.length
          ? { more: words.card.more(found.length - shown.length) }
          : {}),
      },
      { kind: 'facts', facts: [{ label: words.figures.colPieces, value: whole(pieces) }] },
    ],
    reader,
    ask.isTimed ? 'period' : 'now',
  )
}
