import type { Metric } from '../../../domain/kpi/metric.ts'
import type { Period } from '../../../domain/kpi/period.ts'
import type { Scope } from '../../../domain/kpi/reach.ts'
import type { Block, Card } from '../card.ts'
import type { Reader } from '../cards/reader.ts'
import { meanDays, percent, periodName } from '../format.ts'

/** What somebody wants to know, with the place in words. `top`: how many rows a ranking may have. */
export type Ask = {
  readonly metric: Metric
  readonly scope: Scope
  readonly place: string
  /** As much of it as has passed, and the one before. */
  readonly period: Period
  readonly before: Period
  /** False when no period was named. */
  readonly isTimed: boolean
  readonly top: number | null
  /** Of these carriers only; empty: of all. */
  readonly carriers: readonly string[]
}

/** A figure of the period beside that of the one before. */
export type Row = readonly [label: string, now: string, before: string]

/** A list is no longer than this, unless more were asked for. */
export const usualTop = 10

/** A table of figures, each beside that of the period before. */
export function comparison(
  rows: readonly Row[],
  { period, before }: Pick<Ask, 'period' | 'before'>,
  { words, locale }: Reader,
): Block {
  const columns = [
    words.figures.colFigure,
    periodName(period, locale),
    periodName(before, locale),
  ] as const
  return { kind: 'table', columns, rows }
}

/** The answer to one question: what was counted, where and when; then how. */
export function figureCard(
  ask: Ask,
  blocks: readonly Block[],
  { words, locale }: Reader,
  when: 'period' | 'now' = 'period',
): Card {
  const { figures } = words
  const name = figures.metric[ask.metric]
  const title =
    when === 'now'
      ? figures.titleNow(name, ask.place)
      : figures.title(name, ask.place, periodName(ask.period, locale))
  return {
    title,
    blocks: [...blocks, { kind: 'text', text: figures.how[ask.metric], style: 'subtle' }],
    actions: [],
    fallback: title,
  }
}

export const heading = (text: string): Block => ({ kind: 'text', text, style: 'strong' })

/** `92.5% (37 of 40)`; a dash when there was nothing. */
export function rate(part: number, whole: number, { words }: Reader): string {
  if (whole === 0) return percent(null)
  return words.figures.counted(percent(part / whole), part, whole)
}

/** `2.4 days` of milliseconds that so many took together; a dash when nothing was measured. */
export function mean(total: number, count: number, { words }: Reader): string {
  const days = meanDays(total, count)
  return days === null ? percent(null) : words.figures.days(days)
}
