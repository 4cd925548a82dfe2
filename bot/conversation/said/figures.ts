import { plainChange } from '../../../domain/desk/change.ts'
import type { SiteId } from '../../../domain/ids.ts'
import { isMetric, type Metric } from '../../../domain/kpi/metric.ts'
import { passedOf, periodBefore, periodNamed } from '../../../domain/kpi/period.ts'
import {
  type Reach,
  reachOf,
  type Scope,
  scopeOf,
  withStations,
} from '../../../domain/kpi/reach.ts'
import type { Network } from '../../../domain/network/network.ts'
import type { Card, Message } from '../card.ts'
import { carrierName, carriers } from '../cards/carrier.ts'
import { type Reader, readerOf } from '../cards/reader.ts'
import type { Ask } from '../figures/comparison.ts'
import { type Narrowing, narrowingOf } from '../figures/narrowing.ts'
import { backorders, carrierScores, faultRanking } from '../figures/rankings.ts'
import { cycleTime, deliveryRate, demandRate } from '../figures/rates.ts'
import { stockTurns, stockValue } from '../figures/stock.ts'
import { list } from '../format.ts'
import { placeName } from '../place-name.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'

/** A figure, or the report of a period when none is named; for HQ, and for managers of their own region. */
export async function figuresSaid(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome> {
  const { words, desk, locale } = talk
  const reach = reachOf(talk.person)
  if (!reach) return say(words.figures.notYours)
  const unknown = understood.places.filter(
    ({ kind, sites }) => sites.length === 0 && kind !== 'everywhere' && kind !== 'own',
  )
  if (unknown.length > 0)
    return say(
      words.answer.placeUnknown(
        list(
          unknown.map((place) => place.text),
          locale,
        ),
      ),
    )
  const named = sitesNamed(desk.network, understood)
  const scope = scopeOf(desk.network, reach, named)
  const reader = readerOf(desk, locale)
  if (!scope) return say(words.figures.outside(placeName(centresOf(reach), desk.network, reader)))
  const { top } = understood.facets
  const metric = metricOf(understood)
  const covered = coveredBy(talk, understood, scope, reader)
  const narrowing = narrowingOf(source, metric, understood)
  const notes = notesOf(narrowing, covered, reader)
  if (metric === null) return withNotes(reported(talk, understood, named), notes)
  const { carriers: chosen, strange } = narrowing
  const carrierNames = chosen.map((carrier) => carrierName(carrier, words))
  if (strange.length > 0 && chosen.length === 0) return withNotes({}, notes)
  const period = periodOf(metric, understood, talk.incoming.at)
  const ask: Ask = {
    metric,
    scope,
    place:
      chosen.length === 0 ? covered : words.figures.ofCarriers(list(carrierNames, locale), covered),
    period: passedOf(period, talk.incoming.at),
    before: periodBefore(period),
    isTimed: understood.facets.period !== null,
    top,
    carriers: chosen,
  }
  return withNotes({ posts: [{ card: await answerTo(talk, ask, reader) }] }, notes)
}

const metricOf = ({ facets: { metric } }: Understood): Metric | null =>
  metric !== null && isMetric(metric) ? metric : null

/** The places that were named, as they were typed; else what this person may see, in words. */
function coveredBy(
  { desk, locale }: Talk,
  { places }: Understood,
  scope: Scope,
  reader: Reader,
): string {
  const named = places.filter((place) => place.sites.length > 0).map((place) => place.text)
  return named.length > 0 ? list(named, locale) : placeName(scope.places, desk.network, reader)
}

/** What was said and cannot be answered for, and what the answer covers instead. */
function notesOf(
  { strange, unused }: Narrowing,
  covered: string,
  { words, locale }: Reader,
): readonly Message[] {
  const { figures } = words
  const ours = carriers.map((carrier) => carrierName(carrier, words))
  const cut = unused.map((piece) => piece.slice(0, 40))
  return [
    ...(strange.length > 0
      ? [figures.carrierStrange(list(strange, locale), list(ours, locale))]
      : []),
    ...(cut.length > 0 ? [figures.notNarrowed(list(cut, locale), covered)] : []),
  ].map((text) => ({ text }))
}

/** What is not known stands before the figures, so that nobody takes them for something else. */
const withNotes = (outcome: Outcome, notes: readonly Message[]): Outcome =>
  notes.length === 0 ? outcome : { ...outcome, posts: [...notes, ...(outcome.posts ?? [])] }

function answerTo(talk: Talk, ask: Ask, reader: Reader): Promise<Card> {
  const { figures } = talk.desk.database
  switch (ask.metric) {
    case 'fill_rate':
    case 'shortage_rate':
      return demandRate(figures, ask, reader)
    case 'cycle_time':
      return cycleTime(figures, ask, reader)
    case 'on_time_rate':
    case 'damage_rate':
      return deliveryRate(figures, ask, reader)
    case 'fault_ranking':
      return faultRanking(figures, ask, reader)
    case 'carrier_score':
      return carrierScores(figures, ask, reader)
    case 'backorders':
      return backorders(figures, ask, reader, talk.incoming.at)
    case 'stock_value':
      return stockValue(figures, ask, reader)
    case 'turns':
      return stockTurns(figures, ask, reader)
  }
}

/** A stock turns over slowly: without a period its figure is that of the year, all others those of the month. */
function periodOf(metric: Metric, { facets }: Understood, at: number) {
  const usual = metric === 'turns' ? 'this_year' : 'this_month'
  const period = periodNamed(facets.period ?? usual, at) ?? periodNamed(usual, at)
  if (!period) throw new Error(`${usual} is a period`)
  return period
}

/** The sites that were named, a centre with its stations; null when none was. */
function sitesNamed(network: Network, { places }: Understood): readonly SiteId[] | null {
  const named = places.filter((place) => place.sites.length > 0)
  if (named.length === 0) return null
  const sites = named.flatMap((place) =>
    place.kind === 'site' ? withStations(network, place.sites) : place.sites,
  )
  return [...new Set(sites)]
}

const centresOf = (reach: Reach) => (reach.kind === 'network' ? null : reach.centres)

/** A report takes long to read: it becomes a task, whose bar the reader watches. */
function reported(talk: Talk, understood: Understood, sites: readonly SiteId[] | null): Outcome {
  const { key, at, address } = talk.incoming
  const period = periodNamed(understood.facets.period ?? 'last_month', at)
  if (!period) throw new Error('last_month is a period')
  const { unit, from } = period
  const { id } = talk.person
  const payload = { person: id, address, unit, from, sites: sites && [...sites], isAwaited: true }
  return {
    change: plainChange({
      key,
      at,
      tasks: [
        { key: `show-report:${key}`, kind: 'show-report', payload, dueAt: at, lane: address },
      ],
    }),
  }
}
