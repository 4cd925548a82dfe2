import { expect, test } from 'vitest'
import { siteId } from '../../../domain/ids.ts'
import {
  distanceKm,
  handlingTime,
  promiseFor,
  transitTime,
} from '../../../domain/network/distance.ts'
import { days, hours } from '../../../domain/time.ts'
import { guangzhou, hangzhou, hq, monday, nanjing, taizhou } from '../../support/desk-world.ts'

const at = (latitude: number, longitude: number) => ({
  ...hangzhou,
  id: siteId(`${latitude}/${longitude}`),
  latitude,
  longitude,
})

test('a degree of latitude is 111 km, and one of longitude shrinks towards the pole', () => {
  expect(distanceKm(at(30, 120), at(31, 120))).toBeCloseTo(111.19, 1)
  expect(distanceKm(at(60, 120), at(60, 121))).toBeCloseTo(55.6, 1)
})

test('a distance is the same in both directions and zero to oneself', () => {
  expect(distanceKm(hq, taizhou)).toBeCloseTo(distanceKm(taizhou, hq), 9)
  expect(distanceKm(hq, hq)).toBe(0)
})

test('the other side of the world is half the circumference', () => {
  expect(distanceKm(at(2.5, -180), at(-2.5, 0))).toBeCloseTo(Math.PI * 6371, 3)
})

test('the road takes a day up to 600 km, two up to 1,500 and three beyond', () => {
  expect(transitTime(at(30, 120), at(35.39, 120))).toBe(days(1))
  expect(transitTime(at(30, 120), at(35.41, 120))).toBe(days(2))
  expect(transitTime(at(30, 120), at(43.48, 120))).toBe(days(2))
  expect(transitTime(at(30, 120), at(43.5, 120))).toBe(days(3))
})

test('the sites of the tests are as far away as they say', () => {
  expect([hangzhou, nanjing, hq, guangzhou].map((site) => transitTime(site, taizhou))).toEqual([
    days(1),
    days(1),
    days(2),
    days(2),
  ])
})

test('a promise counts the handling and the road; the own shelf is at hand', () => {
  expect(handlingTime).toBe(hours(4))
  expect(promiseFor(hangzhou, taizhou, monday)).toBe(monday + hours(28))
  expect(promiseFor(taizhou, taizhou, monday)).toBe(monday)
})
