import type { Figures } from '../db/store.ts'
import type { SiteId } from '../domain/ids.ts'
import { type Period, passedOf, periodBefore } from '../domain/kpi/period.ts'
import type { Scope } from '../domain/kpi/reach.ts'
import type { Report } from '../domain/kpi/report.ts'
import type { Instant } from '../domain/time.ts'

/** How many figures a report reads. */
export const reportSteps = 9

/** So many of what is asked for or damaged most. */
const listed = 10

export type ReportWish = {
  readonly period: Period
  readonly now: Instant
  readonly scope: Scope
  readonly sites: readonly SiteId[] | null
  /** Told after every figure how many have been read. */
  readonly reached: (steps: number) => Promise<void>
}

/** Reads all figures of a report, one after the other: there are people waiting for the database meanwhile. */
export async function readReport(figures: Figures, wish: ReportWish): Promise<Report> {
  const { scope, sites } = wish
  const period = passedOf(wish.period, wish.now)
  const earlier = periodBefore(wish.period)
  let steps = 0
  const step = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const found = await answer
    steps += 1
    await wish.reached(steps)
    return found
  }
  const of = async (span: Period) => ({
    period: span,
    demand: await step(figures.demand(span, scope.stations)),
    cycle: await step(figures.cycle(span, scope.stations)),
    carriers: await step(figures.carriers(span, scope.stations)),
  })
  const ranking = { span: period, before: earlier, stations: scope.stations, limit: listed }
  return {
    sites,
    now: await of(period),
    before: await of(earlier),
    models: await step(figures.wanted({ ...ranking, by: 'model' })),
    parts: await step(figures.wanted({ ...ranking, by: 'part' })),
    broken: await step(figures.broken(ranking)),
  }
}
