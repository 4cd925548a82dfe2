import { expect, test } from 'vitest'
import { statusOf } from '../../../domain/requisition/status.ts'
import * as desk from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { both, clerk, hangzhou, hq, isDecided, openWorld, wanting } = people

const shelves = { 'S-TZ': { SCREW: 1 }, 'C-HZ': { GASKET: 9 }, HQ: { COMPRESSOR: 9 } }
const asked = [wanting('COMPRESSOR', 2), wanting('GASKET', 3, 100)]

test('everything goes back while nothing has left', () => {
  const world = openWorld({ shelves })
  const requisition = desk.cancelled(world, desk.submitted(world, asked))
  expect(statusOf(requisition)).toBe('cancelled')
  expect(requisition).toMatchObject({ cancelledBy: clerk.id, revision: 2, version: 2 })
  expect(world.ledger.of('available', 'HQ', 'COMPRESSOR')).toBe(9)
  expect(world.ledger.of('available', 'C-HZ', 'GASKET')).toBe(9)
})

test('a request that waits for approval is taken from the approver', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, [wanting('COMPRESSOR', 2, 3_000)])
  const after = desk.cancelled(world, requisition)
  expect(statusOf(after)).toBe('cancelled')
  expect(after.approvals.map((each) => each.state)).toEqual(['withdrawn'])
  expect(desk.approves(world, after)).toMatchObject({ kind: 'wrong-state', status: 'cancelled' })
})

test('what is on the road still arrives, and then the request is closed', () => {
  const world = openWorld({ shelves })
  const half = desk.shipped(world, desk.submitted(world, asked), hq)
  const after = desk.cancelled(world, half)
  expect(statusOf(after)).toBe('on-the-way')
  expect(after.lines).toMatchObject([
    { cancelled: 0, shipped: 2 },
    { cancelled: 3, shipped: 0 },
  ])
  expect(desk.cancels(world, after)).toMatchObject({ kind: 'wrong-state', status: 'on-the-way' })
  expect(desk.ships(world, after, hangzhou)).toMatchObject({ kind: 'wrong-state' })
  expect(statusOf(desk.received(world, after).requisition)).toBe('closed')
})

test('what the own shelf has issued cannot be taken back', () => {
  const world = openWorld({ shelves })
  const issued = desk.submitted(world, [wanting('SCREW', 1)])
  expect(desk.cancels(world, issued)).toMatchObject({ kind: 'wrong-state', status: 'closed' })
})

test('what was shipped between card and press is not cancelled, and the clerk hears where it is', () => {
  const world = openWorld({ shelves })
  const sent = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 1)]), hq)
  expect(desk.cancels(world, sent)).toEqual({
    kind: 'wrong-state',
    requisition: sent.id,
    status: 'on-the-way',
  })
})

test('any clerk of the station may cancel, and nobody else', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, asked)
  expect(isDecided(desk.cancels(world, requisition, both))).toBe(true)
  for (const person of [people.otherClerk, people.manager, people.keeper, people.hqManager])
    expect(desk.cancels(world, requisition, person)).toEqual({ kind: 'not-allowed', role: 'clerk' })
})

test('a cancelled request can be neither cancelled again nor decided', () => {
  const world = openWorld({ shelves })
  const after = desk.cancelled(world, desk.submitted(world, asked))
  expect(desk.cancels(world, after)).toMatchObject({ kind: 'wrong-state', status: 'cancelled' })
})
