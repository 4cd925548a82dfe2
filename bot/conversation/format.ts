import type { Locale } from '../../domain/locale.ts'
import type { Instant } from '../../domain/time.ts'

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
