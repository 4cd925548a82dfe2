import { expect, test } from 'vitest'
import { passedOf, periodBefore, periodNamed } from '../../../domain/kpi/period.ts'
import { lastFirstWorkday } from '../../../domain/workday.ts'

/** As a clock in China shows it. */
const china = (text: string) => Date.parse(`${text}+08:00`)
const shown = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)

/** Thursday, 26 November 2026, still Wednesday in Greenwich. */
const now = china('2026-11-26T07:30')

test.each([
  ['today', '2026-11-26', '2026-11-27', '2026-11-25'],
  ['yesterday', '2026-11-25', '2026-11-26', '2026-11-24'],
  ['this_week', '2026-11-23', '2026-11-30', '2026-11-16'],
  ['last_week', '2026-11-16', '2026-11-23', '2026-11-09'],
  ['this_month', '2026-11-01', '2026-12-01', '2026-10-01'],
  ['last_month', '2026-10-01', '2026-11-01', '2026-09-01'],
  ['this_quarter', '2026-10-01', '2027-01-01', '2026-07-01'],
  ['last_quarter', '2026-07-01', '2026-10-01', '2026-04-01'],
  ['this_year', '2026-01-01', '2027-01-01', '2025-01-01'],
  ['last_year', '2025-01-01', '2026-01-01', '2024-01-01'],
  ['month:11', '2026-11-01', '2026-12-01', '2026-10-01'],
  ['month:3', '2026-03-01', '2026-04-01', '2026-02-01'],
  ['month:12', '2025-12-01', '2026-01-01', '2025-11-01'],
])('%s is from %s until %s, after %s', (name, from, until, before) => {
  const period = periodNamed(name, now)
  if (!period) throw new Error(`${name} is a period`)
  expect([period.from, period.until, periodBefore(period).from].map(shown)).toEqual(
    [from, until, before].map((day) => `${day}T00:00`),
  )
  expect(periodBefore(period).until).toBe(period.from)
})

test('what is no period is none', () => {
  for (const name of ['', 'month:0', 'month:13', 'month:x', 'next_week', 'toString'])
    expect(periodNamed(name, now)).toBe(null)
})

test('a period that runs has passed up to this moment, one that is over wholly', () => {
  const running = periodNamed('this_month', now)
  const over = periodNamed('last_month', now)
  if (!running || !over) throw new Error('these are periods')
  expect(passedOf(running, now)).toEqual({ ...running, until: now + 1 })
  expect(passedOf(over, now)).toEqual(over)
})

test.each([
  ['2026-11-26T07:30', '2026-11-02T08:00', 'the first of November 2026 is a Sunday'],
  ['2026-12-01T08:00', '2026-12-01T08:00', 'to the minute'],
  ['2026-12-01T07:59', '2026-11-02T08:00', 'a minute earlier it is not yet time'],
  ['2027-01-20T12:00', '2027-01-04T08:00', 'New Year is a Friday, then comes the weekend'],
  ['2026-10-20T12:00', '2026-10-05T08:00', 'after the National Day, whose third day is a Saturday'],
  ['2026-05-31T12:00', '2026-05-04T08:00', 'after Labour Day and a Saturday'],
  ['2027-01-02T12:00', '2026-12-01T08:00', 'over the turn of the year'],
])('at %s the last first workday was %s: %s', (at, workday) => {
  expect(shown(lastFirstWorkday(china(at), 8))).toBe(workday)
})
