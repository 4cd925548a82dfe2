import type { Figures } from '../../../db/store.ts'
import type { CarrierTally } from '../../../domain/kpi/delivery.ts'
import { share } from '../../../domain/kpi/formulas.ts'
import type { Period } from '../../../domain/kpi/period.ts'
import { allCarriers } from '../../../domain/kpi/report.ts'
import type { Block, Card } from '../card.ts'
import { carrierName } from '../cards/carrier.ts'
import type { Reader } from '../cards/reader.ts'
import { percent, whole } from '../format.ts'
import { type Ask, comparison, figureCard, heading, mean, type Row, rate } from './comparison.ts'

/** Fill rate and shortage rate: how often what was asked for was there. */
export async function demandRate(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const { stations } = ask.scope
  const [now, before] = await both(ask, (period) => figures.demand(period, stations))
  const { words } = reader
  const of = ask.metric === 'fill_rate' ? 'filled' : 'unstocked'
  const row: Row = [
    words.figures.metric[ask.metric],
    rate(now[of], now.lines, reader),
    rate(before[of], before.lines, reader),
  ]
  return figureCard(ask, [comparison([row], ask, reader)], reader)
}

/** From request to receipt, in days, and where the time goes. */
export async function cycleTime(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const { stations } = ask.scope
  const [now, before] = await both(ask, (period) => figures.cycle(period, stations))
  const words = reader.words.figures
  const days = (of: (each: typeof now) => number): readonly [string, string] => [
    mean(of(now), now.lines, reader),
    mean(of(before), before.lines, reader),
  ]
  const rows: readonly Row[] = [
    [words.metric.cycle_time, ...days((each) => each.total)],
    [words.untilShipped, ...days((each) => each.untilShipped)],
    [words.onTheRoad, ...days((each) => each.total - each.untilShipped)],
    [words.linesReceived, whole(now.lines), whole(before.lines)],
  ]
  return figureCard(ask, [comparison(rows, ask, reader)], reader)
}

/** On time and damaged on arrival, in all and by carrier. */
export async function deliveryRate(figures: Figures, ask: Ask, reader: Reader): Promise<Card> {
  const { stations } = ask.scope
  const [now, before] = await both(ask, async (period) =>
    ofCarriers(await figures.carriers(period, stations), ask),
  )
  const isDamage = ask.metric === 'damage_rate'
  const row: Row = [
    reader.words.figures.metric[ask.metric],
    ratio(allCarriers(now), isDamage, reader),
    ratio(allCarriers(before), isDamage, reader),
  ]
  return figureCard(
    ask,
    [comparison([row], ask, reader), ...carrierBlocks(now, before, isDamage, reader)],
    reader,
  )
}

/** Those of the carriers that were asked for. */
export const ofCarriers = (tallies: readonly CarrierTally[], { carriers }: Ask) =>
  tallies.filter(({ carrier }) => carriers.length === 0 || carriers.includes(carrier))

const ratio = (
  { damagedLines, lines, onTime, due }: Omit<CarrierTally, 'carrier'>,
  isDamage: boolean,
  reader: Reader,
) => (isDamage ? rate(damagedLines, lines, reader) : rate(onTime, due, reader))

/** Every carrier with its rate of damage or punctuality, and that of the period before. */
export function carrierBlocks(
  now: readonly CarrierTally[],
  before: readonly CarrierTally[],
  isDamage: boolean,
  reader: Reader,
): readonly Block[] {
  if (now.length === 0) return []
  const { figures, card } = reader.words
  const value = ({ damagedLines, lines, onTime, due }: CarrierTally) =>
    isDamage ? share(damagedLines, lines) : share(onTime, due)
  const metric = isDamage ? figures.metric.damage_rate : figures.metric.on_time_rate
  const rows = now.map((each) => {
    const then = before.find(({ carrier }) => carrier === each.carrier)
    const name = carrierName(each.carrier, reader.words)
    return [name, ratio(each, isDamage, reader), percent(then ? value(then) : null)]
  })
  const columns = [card.carrier, metric, figures.colBefore]
  return [heading(figures.byCarrier), { kind: 'table', columns, rows }]
}

async function both<Answer>(
  { period, before }: Ask,
  read: (period: Period) => Promise<Answer>,
): Promise<readonly [now: Answer, before: Answer]> {
  return [await read(period), await read(before)]
}
