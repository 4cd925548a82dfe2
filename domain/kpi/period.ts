import { companyDate, companyTime, type Instant } from '../time.ts'

/** From a moment on and before another. */
export type Span = { readonly from: Instant; readonly until: Instant }

/** A span of the calendar, in company time; weeks begin on Monday. */
export type Period = Span & { readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year' }

const named: Readonly<Record<string, readonly [Period['unit'], number]>> = {
  today: ['day', 0],
  yesterday: ['day', 1],
  this_week: ['week', 0],
  last_week: ['week', 1],
  this_month: ['month', 0],
  last_month: ['month', 1],
  this_quarter: ['quarter', 0],
  last_quarter: ['quarter', 1],
  this_year: ['year', 0],
  last_year: ['year', 1],
}

/** The period of this kind that `at` falls into, or so many before it. */
export function periodAt(unit: Period['unit'], at: Instant, before = 0): Period {
  const { year, month, day, weekday } = companyDate(at)
  const begins = (back: number): Instant => {
    switch (unit) {
      case 'day':
        return companyTime(year, month, day - back)
      case 'week':
        return companyTime(year, month, day - weekday + 1 - 7 * back)
      case 'month':
        return companyTime(year, month - back, 1)
      case 'quarter':
        return companyTime(year, month - ((month - 1) % 3) - 3 * back, 1)
      case 'year':
        return companyTime(year - back, 1, 1)
    }
  }
  return { unit, from: begins(before), until: begins(before - 1) }
}

/** The one before, of the same kind. */
export function periodBefore(period: Period): Period {
  return periodAt(period.unit, period.from, 1)
}

/**
 * A period by the name that messages are understood with: `this_week`, `last_year`, `month:3` (the latest March that has
 * begun). Null for a name that is none.
 */
export function periodNamed(name: string, now: Instant): Period | null {
  const known = Object.hasOwn(named, name) ? named[name] : undefined
  if (known) return periodAt(known[0], now, known[1])
  const month = Number(/^month:(\d{1,2})$/.exec(name)?.[1])
  if (!(month >= 1 && month <= 12)) return null
  return periodAt('month', now, (companyDate(now).month - month + 12) % 12)
}

/** As much of a period as has passed, this very moment included. */
export function passedOf(period: Period, now: Instant): Period {
  return { ...period, until: Math.max(period.from, Math.min(period.until, now + 1)) }
}

export const isWithin = ({ from, until }: Span, at: Instant) => from <= at && at < until
