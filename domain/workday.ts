import { companyDate, companyTime, type Instant } from './time.ts'

/**
 * Public holidays that fall on the same days every year, as `month-day`: New Year, Labour Day, National Day. From the
 * State Council's Regulation on Public Holidays as revised in 2024; those that follow the moon are not known here.
 */
const holidays: readonly string[] = ['1-1', '5-1', '5-2', '10-1', '10-2', '10-3']

/** The first day of a month that is neither a weekend nor a fixed holiday, at this hour of company time. */
function firstWorkday(year: number, month: number, hour: number): Instant {
  for (let day = 1; ; day++) {
    const at = companyTime(year, month, day, hour)
    const date = companyDate(at)
    if (date.weekday <= 5 && !holidays.includes(`${date.month}-${date.day}`)) return at
  }
}

/** The latest moment, at most `now`, at which the first workday of a month reached this hour. */
export function lastFirstWorkday(now: Instant, hour: number): Instant {
  const { year, month } = companyDate(now)
  const latest = firstWorkday(year, month, hour)
  return latest <= now ? latest : firstWorkday(year, month - 1, hour)
}
