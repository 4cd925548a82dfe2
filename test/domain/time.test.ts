import { expect, test } from 'vitest'
import { clockOf, dayOf, days, hours, lastTime, minutes, monthOf } from '../../domain/time.ts'

test('a month ends at midnight in company time, eight hours before it does in UTC', () => {
  const midnight = Date.UTC(2026, 10, 30, 16)
  expect(monthOf(midnight - 1)).toBe('2026-11')
  expect(monthOf(midnight)).toBe('2026-12')
})

test('a year ends in company time as well', () => {
  const midnight = Date.UTC(2026, 11, 31, 16)
  expect([monthOf(midnight - 1), monthOf(midnight)]).toEqual(['2026-12', '2027-01'])
})

test('day and clock are those on the wall in China', () => {
  const evening = Date.UTC(2026, 10, 22, 17, 5)
  expect(dayOf(evening)).toBe('2026-11-23')
  expect(clockOf(evening)).toBe('01:05')
})

test('a day is 24 hours and an hour 60 minutes', () => {
  expect(days(1)).toBe(hours(24))
  expect(hours(1)).toBe(minutes(60))
})

test('the last time a clock in company time showed an hour is at or before now', () => {
  const three = Date.UTC(2026, 10, 22, 19)
  expect(lastTime(three, 3)).toBe(three)
  expect(lastTime(three - 1, 3)).toBe(three - days(1))
  expect(lastTime(three + hours(23), 3)).toBe(three)
  expect(lastTime(three + minutes(61), 'hourly')).toBe(three + hours(1))
})
