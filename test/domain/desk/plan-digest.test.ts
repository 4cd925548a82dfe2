import { expect, test } from 'vitest'
import { digestOf } from '../../../domain/desk/plan-digest.ts'
import { planRequest } from '../../../domain/desk/submit.ts'
import { submitted } from '../../support/desk-verbs.ts'
import { hangzhou, hq, monday, openWorld, wanting } from '../../support/desk-world.ts'

test('a digest is the published FNV-1a of 64 bits, always 16 digits', () => {
  expect(digestOf('')).toBe('cbf29ce484222325')
  expect(digestOf('a')).toBe('af63dc4c8601ec8c')
  expect(digestOf('foobar')).toBe('85944171f73967e8')
})

test('it fits a button however long the request is', () => {
  const { facts } = openWorld()
  const asked = Array.from({ length: 200 }, (_, no) => wanting(`PART-${no}`, 1, 1))
  expect(planRequest(asked, facts(), monday, false).digest).toHaveLength(16)
})

const shelves = { [hangzhou.id]: { GASKET: 2 }, [hq.id]: { GASKET: 9 } }
const digest = (world = openWorld({ shelves }), quantity = 1, priceFen = 100) =>
  planRequest([wanting('GASKET', quantity, priceFen)], world.facts(), monday, false).digest

test('the same plan has the same digest', () => {
  expect(digest()).toBe(digest())
})

test('another quantity, price or source has another one', () => {
  const elsewhere = openWorld({ shelves: { [hq.id]: { GASKET: 9 } } })
  expect(
    new Set([digest(), digest(undefined, 2), digest(undefined, 1, 101), digest(elsewhere)]),
  ).toHaveProperty('size', 4)
})

test('so has a plan that wants an approval now: nobody submits into one unseen', () => {
  const world = openWorld({ shelves, limits: { monthlyQuotaFen: 150 } })
  const before = digest(world)
  submitted(world, [wanting('GASKET', 1, 100)])
  expect(digest(world)).not.toBe(before)
})
