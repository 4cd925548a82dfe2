import { plainChange } from '../../../domain/desk/change.ts'
import type { SiteId } from '../../../domain/ids.ts'
import { isMetric, type Metric } from '../../../domain/kpi/metric.ts'
import { passedOf, periodBefore, periodNamed } from '../../../domain/kpi/period.ts'
import { type Reach, reachOf, scopeOf, withStations } from '../../../domain/kpi/reach.ts'
import type { Network } from '../../../domain/network/network.ts'
import type { Card } from '../card.ts'
import { type Reader, readerOf } from '../cards/reader.ts'
import type { Ask } from '../figures/comparison.ts'
import { backorders, carrierScores, faultRanking } from '../figures/rankings.ts'
import { cycleTime, deliveryRate, demandRate } from '../figures/rates.ts'
import { stockTurns, stockValue } from '../figures/stock.ts'
import { list } from '../format.ts'
import { placeName } from '../place-name.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'

/** A figure, or the report of a period when none is named; for HQ, and for managers of their own region. */
export async function figuresSaid(talk: Talk, understood: Understood): Promise<Outcome> {
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
  const { metric, top } = understood.facets
  if (metric === null || !isMetric(metric)) return reported(talk, understood, named)
  const period = periodOf(metric, understood, talk.incoming.at)
  const places = understood.places.filter((place) => place.sites.length > 0)
  const ask: Ask = {
    metric,
    scope,
    place:
      places.length > 0
        ? list(
            places.map((place) => place.text),
            locale,
          )
        : placeName(scope.places, desk.network, reader),
    period: passedOf(period, talk.incoming.at),
    before: periodBefore(period),
    isTimed: understood.facets.period !== null,
    top,
  }
  return { posts: [{ card: await answerTo(talk, ask, reader) }] }
}

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
