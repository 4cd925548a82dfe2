import type { SiteId } from '../ids.ts'
import type { Broken, CarrierTally, Cycle } from './delivery.ts'
import type { Demand, Wanted } from './demand.ts'
import type { Period } from './period.ts'

/** What is counted of one period. */
export type ReportFigures = {
  readonly period: Period
  readonly demand: Demand
  readonly cycle: Cycle
  readonly carriers: readonly CarrierTally[]
}

/** How a period went beside the one before, for the sites that were named or everything its reader may see (null). */
export type Report = {
  readonly sites: readonly SiteId[] | null
  readonly now: ReportFigures
  readonly before: ReportFigures
  /** Asked for most, and damaged most; each with its count of the period before. */
  readonly models: readonly Wanted[]
  readonly parts: readonly Wanted[]
  readonly broken: readonly Broken[]
}

/** Nothing was asked for, was due or arrived: there is nothing to report. */
export function isEmptyReport({ now }: Report): boolean {
  return now.demand.requests === 0 && now.carriers.length === 0
}

/** All carriers together. */
export function allCarriers(tallies: readonly CarrierTally[]): Omit<CarrierTally, 'carrier'> {
  const sum = (of: (each: CarrierTally) => number) =>
    tallies.reduce((total, each) => total + of(each), 0)
  return {
    due: sum((each) => each.due),
    onTime: sum((each) => each.onTime),
    received: sum((each) => each.received),
    damaged: sum((each) => each.damaged),
    short: sum((each) => each.short),
    lines: sum((each) => each.lines),
    damagedLines: sum((each) => each.damagedLines),
  }
}
