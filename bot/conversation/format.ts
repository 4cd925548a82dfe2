import { type Period, periodAt } from '../../domain/kpi/period.ts'
import type { Locale } from '../../domain/locale.ts'
import { days, type Instant } from '../../domain/time.ts'

const zone = 'Asia/Shanghai'

const languageTags: Readonly<Record<Locale, string>> = {
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  en: 'en-GB',
}

/** An amount in fen as people write it: `¥1,234.50`. */
export function money(fen: number): string {
  const yuan = (fen / 100).toLocaleString('en-US', {
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  })
  return `¥${yuan}`
}

/** A moment in company time, to the minute: `24 Nov, 15:05`, `11月24日 15:05`. */
export function moment(at: Instant, locale: Locale): string {
  return new Date(at).toLocaleString(languageTags[locale], {
    timeZone: zone,
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

/** A day in company time with its weekday: `Fri 27 Nov`, `11月27日周五`. */
export function dayName(at: Instant, locale: Locale): string {
  const written = new Date(at).toLocaleDateString(languageTags[locale], {
    timeZone: zone,
    weekday: 'short',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
  })
  return written.replace(',', '').replace(/\s?[(（](.+?)[)）]/, '$1')
}

/** The last day of what ends at this moment, which is no longer in it. */
export const lastDay = (endsAt: Instant, locale: Locale): string => dayName(endsAt - 1, locale)

/** Several things in one sentence: `A, B and C`, `A、B和C`. */
export function list(things: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(languageTags[locale], { type: 'conjunction' }).format(things)
}

/** A share as people read it, to a tenth of a percent: `92.5%`; a dash when there was nothing to share. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 1000) / 10}%`
}

/** A number to one place, or a dash for none. */
export function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(1)
}

/** A count as people read it: `917,359`. */
export function whole(count: number): string {
  return count.toLocaleString('en-US')
}

/** A mean of milliseconds in days, to one place; null when nothing was measured. */
export function meanDays(total: number, count: number): string | null {
  return count === 0 ? null : decimal(total / count / days(1))
}

/** A period by its name when it is whole (`October 2026`, `2026年10月`), else by its first and last day. */
export function periodName(period: Period, locale: Locale): string {
  const { unit, from, until } = period
  const isWhole = periodAt(unit, from).until === until
  const month = locale === 'en' && !(isWhole && unit === 'month') ? 'short' : 'long'
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric' }
  if (!isWhole || unit !== 'year') parts.month = month
  if (!isWhole || !['month', 'quarter', 'year'].includes(unit)) parts.day = 'numeric'
  const format = new Intl.DateTimeFormat(languageTags[locale], { timeZone: zone, ...parts })
  // Thin spaces around a dash look well, and are found by nobody who searches.
  return format.formatRange(from, Math.max(from, until - 1)).replaceAll(/\s/gu, ' ')
}
