import { expect, test } from 'vitest'
import {
  byAge,
  carrierScore,
  quantile,
  share,
  turnsPerYear,
  wilsonLower,
} from '../../../domain/kpi/formulas.ts'
import { days } from '../../../domain/time.ts'

test('fill rates as the field gives them in its examples', () => {
  expect(share(3_260, 3_525)).toBeCloseTo(0.9248, 4)
  expect(share(8, 10)).toBe(0.8)
  expect(share(28, 30)).toBeCloseTo(0.93, 2)
  expect(share(0, 0)).toBe(null)
})

test('the lower end of the interval of a share: few trials prove little', () => {
  expect(wilsonLower({ good: 90, all: 100 })).toBeCloseTo(0.8256, 4)
  expect(wilsonLower({ good: 10, all: 10 })).toBeCloseTo(0.7225, 4)
  expect(wilsonLower({ good: 1, all: 1 })).toBeCloseTo(0.2065, 4)
  expect(wilsonLower({ good: 0, all: 10 })).toBe(0)
  expect(wilsonLower({ good: 0, all: 0 })).toBe(null)
})

test('a carrier with many good parcels is better than one with a single good one', () => {
  const perfect = (all: number) => ({ good: all, all })
  const of = (all: number) =>
    carrierScore({ onTime: perfect(all), undamaged: perfect(all), complete: perfect(all) })
  expect(of(1)).toBeCloseTo(20.65, 2)
  expect(of(10)).toBeCloseTo(72.25, 2)
  expect(of(10_000)).toBeGreaterThan(99.9)
  const late = carrierScore({
    onTime: { good: 0, all: 10 },
    undamaged: perfect(10),
    complete: perfect(10),
  })
  expect(late).toBeCloseTo((72.25 * 5) / 9, 2)
  expect(carrierScore({ onTime: perfect(0), undamaged: perfect(1), complete: perfect(1) })).toBe(
    null,
  )
})

test('turns: what is used in a year of the mean of the stock', () => {
  const year = { openingFen: 20_000, closingFen: 40_000, since: 0, until: days(365) }
  expect(turnsPerYear({ ...year, usedFen: 120_000 })).toBe(4)
  expect(turnsPerYear({ ...year, usedFen: 120_000, until: days(73) })).toBe(20)
  expect(turnsPerYear({ ...year, usedFen: 1, openingFen: 0, closingFen: 0 })).toBe(null)
  expect(turnsPerYear({ ...year, usedFen: 1, since: days(365) })).toBe(null)
})

test('half and nine tenths of the ages, and how many are how old', () => {
  const ages = [0, 2, 3, 7, 8, 14, 15, 23, 24, 400]
  expect(quantile(ages.toReversed(), 0.5)).toBe(8)
  expect(quantile(ages, 0.9)).toBe(24)
  expect(quantile([], 0.5)).toBe(null)
  expect(byAge(ages)).toEqual([2, 2, 2, 2, 2])
})
