/** A moment of business time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

export const minutes = (count: number) => count * 60_000
export const hours = (count: number) => count * 3_600_000
export const days = (count: number) => count * 86_400_000

/** The whole company keeps China Standard Time, which has no daylight saving: UTC+8. */
const companyOffset = hours(8)

/** The calendar month a moment falls into, in company time: `2026-11`. Quotas are kept per month. */
export function monthOf(at: Instant): string {
  return new Date(at + companyOffset).toISOString().slice(0, 7)
}

/** The calendar day a moment falls into, in company time: `2026-11-23`. */
export function dayOf(at: Instant): string {
  return new Date(at + companyOffset).toISOString().slice(0, 10)
}

/**
 * The latest moment at which a clock in company time showed this hour: `hourly` every hour at `:00`, otherwise once a day.
 */
export function lastTime(at: Instant, hour: number | 'hourly'): Instant {
  const period = hour === 'hourly' ? hours(1) : days(1)
  const since = (hour === 'hourly' ? 0 : hours(hour)) - companyOffset
  return Math.floor((at - since) / period) * period + since
}

/** The clock time in company time: `16:05`. */
export function clockOf(at: Instant): string {
  return new Date(at + companyOffset).toISOString().slice(11, 16)
}

/** When a calendar day, `2026-11-23`, begins in company time; NaN when it is none. */
export function startOf(day: string): Instant {
  return Date.parse(`${day}T00:00:00Z`) - companyOffset
}

/** The calendar day so many days later, or earlier. */
export function daysLater(day: string, count: number): string {
  return dayOf(startOf(day) + days(count))
}

/** The weekday of a calendar day, from Monday, 1, to Sunday, 7. */
export function weekdayOf(day: string): number {
  return companyDate(startOf(day)).weekday
}

/** A day of the calendar in company time; months from 1, `weekday` from 1 (Monday) to 7. */
export type CompanyDate = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

export function companyDate(at: Instant): CompanyDate {
  const date = new Date(at + companyOffset)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  }
}

/** That hour of that day in company time; months from 1, and months and days past their last run on into the next. */
export function companyTime(year: number, month: number, day: number, hour = 0): Instant {
  return Date.UTC(year, month - 1, day, hour) - companyOffset
}
