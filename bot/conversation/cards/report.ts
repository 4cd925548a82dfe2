import type { Report, ReportFigures } from '../../../domain/kpi/report.ts'
import { allCarriers } from '../../../domain/kpi/report.ts'
import type { Block, Card } from '../card.ts'
import { comparison, heading, mean, type Row, rate } from '../figures/comparison.ts'
import { wantedBlocks } from '../figures/rankings.ts'
import { carrierBlocks } from '../figures/rates.ts'
import { periodName, whole } from '../format.ts'
import type { Reader } from './reader.ts'

/** How a period went: the main figures beside those before, damage by carrier and part, and what was asked for most. */
export function reportCard(report: Report, place: string, reader: Reader): Card {
  const { words, locale } = reader
  const { now, before, models, parts } = report
  const title = words.figures.title(words.figures.report, place, periodName(now.period, locale))
  const periods = { period: now.period, before: before.period }
  return {
    title,
    blocks: [
      comparison(mainRows(now, before, reader), periods, reader),
      ...carrierBlocks(now.carriers, before.carriers, true, reader),
      ...brokenBlocks(report, reader),
      ...(now.demand.requests === 0 ? [] : wantedBlocks(models, parts, reader)),
    ],
    actions: [],
    fallback: title,
  }
}

function mainRows(now: ReportFigures, before: ReportFigures, reader: Reader): readonly Row[] {
  const { figures } = reader.words
  const row = (label: string, of: (each: ReportFigures) => string): Row => [
    label,
    of(now),
    of(before),
  ]
  return [
    row(figures.requests, ({ demand }) => whole(demand.requests)),
    row(figures.partsAsked, ({ demand }) => whole(demand.lines)),
    row(figures.metric.fill_rate, ({ demand }) => rate(demand.filled, demand.lines, reader)),
    row(figures.metric.shortage_rate, ({ demand }) => rate(demand.unstocked, demand.lines, reader)),
    row(figures.metric.cycle_time, ({ cycle }) => mean(cycle.total, cycle.lines, reader)),
    row(figures.metric.on_time_rate, ({ carriers }) => {
      const { onTime, due } = allCarriers(carriers)
      return rate(onTime, due, reader)
    }),
    row(figures.metric.damage_rate, ({ carriers }) => {
      const { damagedLines, lines } = allCarriers(carriers)
      return rate(damagedLines, lines, reader)
    }),
  ]
}

function brokenBlocks({ broken }: Report, reader: Reader): readonly Block[] {
  if (broken.length === 0) return []
  const { figures, answer } = reader.words
  const rows = broken.map(({ part, damagedLines, lines, before }) => [
    reader.partName(part),
    part,
    rate(damagedLines, lines, reader),
    String(before),
  ])
  const columns = [answer.colPart, answer.colCode, figures.colDamaged, figures.colBefore]
  return [heading(figures.broken), { kind: 'table', columns, rows }]
}
