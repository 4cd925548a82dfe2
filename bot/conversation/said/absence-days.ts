import { dayOf, daysLater, weekdayOf } from '../../../domain/time.ts'
import type { DayWish, DayWord } from '../understand/day-words.ts'

/** First and last day of an absence in company time, `2026-11-27`; null: was not said. */
export type AbsenceDays = { readonly first: string; readonly last: string | null }

/** The days of a wish that was said on this day. What would end before it begins has no end. */
export function daysMeant(wish: DayWish | null, today: string): AbsenceDays {
  if (wish === null) return { first: today, last: null }
  const first = wish.from === null ? today : latest(today, dayMeant(wish.from, today, false))
  const last = lastMeant(wish, first, today)
  return { first, last: last !== null && last >= first ? last : null }
}

function lastMeant({ until, back, count }: DayWish, first: string, today: string): string | null {
  // `until Friday` is the Friday after it begins; `until tomorrow` and `until next week` count from now.
  const base = (word: DayWord) =>
    word.kind === 'date' || (word.kind === 'weekday' && word.week === null) ? first : today
  if (until !== null) return dayMeant(until, base(until), true)
  if (back !== null) return daysLater(dayMeant(back, base(back), false), -1)
  return count === null ? null : daysLater(first, count - 1)
}

const latest = (one: string, other: string) => (one > other ? one : other)

/** The day that a word means on another one: the next such day, or that of this week or the next. Weeks begin on Monday. */
function dayMeant(word: DayWord, today: string, isEnd: boolean): string {
  const monday = daysLater(today, 1 - weekdayOf(today))
  switch (word.kind) {
    case 'in-days':
      return daysLater(today, word.days)
    case 'week': {
      const begins = word.week === 'next' ? daysLater(monday, 7) : monday
      return isEnd ? daysLater(begins, 6) : begins
    }
    case 'weekday': {
      if (word.week !== null)
        return daysLater(monday, word.weekday - 1 + (word.week === 'next' ? 7 : 0))
      return daysLater(today, (word.weekday - weekdayOf(today) + 7) % 7)
    }
    case 'date':
      return dateMeant(word.month, word.day, today)
  }
}

function dateMeant(month: number | null, day: number, today: string): string {
  const [year = 0, now = 1] = today.split('-').map(Number)
  const wanted = month ?? now
  const same = dayOf(Date.UTC(year, wanted - 1, day))
  if (same >= today) return same
  return dayOf(month === null ? Date.UTC(year, wanted, day) : Date.UTC(year + 1, wanted - 1, day))
}
