import { expect, test } from 'vitest'
import {
  openOf,
  type Requisition,
  valueOf,
  waitingOf,
} from '../../../domain/requisition/requisition.ts'
import { can, type RequisitionAction, statusOf } from '../../../domain/requisition/status.ts'
import * as desk from '../../support/desk-verbs.ts'
import { hangzhou, hq, openWorld, wanting } from '../../support/desk-world.ts'

const shelves = { 'S-TZ': { SCREW: 1 }, 'C-HZ': { GASKET: 5 }, HQ: { COMPRESSOR: 5 } }
const two = [wanting('COMPRESSOR', 1), wanting('GASKET', 1)]

const actions: readonly RequisitionAction[] = ['decide', 'cancel', 'ship', 'receive']
const offered = (requisition: Requisition) => actions.filter((action) => can(requisition, action))

test('a request that waits for a decision can be decided and cancelled', () => {
  const requisition = desk.submitted(openWorld({ shelves }), [wanting('COMPRESSOR', 1, 3_000)])
  expect(statusOf(requisition)).toBe('awaiting-approval')
  expect(offered(requisition)).toEqual(['decide', 'cancel'])
})

test('a request that is held can be shipped and cancelled', () => {
  const requisition = desk.submitted(openWorld({ shelves }), two)
  expect(statusOf(requisition)).toBe('to-ship')
  expect(offered(requisition)).toEqual(['cancel', 'ship'])
})

test('a request that waits for stock can only be cancelled', () => {
  const requisition = desk.submitted(openWorld(), two)
  expect(statusOf(requisition)).toBe('waiting-for-stock')
  expect(offered(requisition)).toEqual(['cancel'])
})

test('half on its way, it can be received, and the other half shipped or cancelled', () => {
  const world = openWorld({ shelves })
  const half = desk.shipped(world, desk.submitted(world, two), hq)
  expect(statusOf(half)).toBe('on-the-way')
  expect(offered(half)).toEqual(['cancel', 'ship', 'receive'])
  const whole = desk.shipped(world, half, hangzhou)
  expect(offered(whole)).toEqual(['receive'])
})

test('delivered says that something is at the door, even while the rest is on the road', () => {
  const world = openWorld({ shelves })
  const sent = desk.shipped(world, desk.shipped(world, desk.submitted(world, two), hq), hangzhou)
  const [first, second] = sent.shipments
  if (!first || !second) throw new Error('two shipments were sent')
  const shipments = [first, { ...second, stage: 'delivered' } as const]
  expect(statusOf({ ...sent, shipments })).toBe('delivered')
  expect(offered({ ...sent, shipments })).toEqual(['receive'])
})

test('received so far and half still to ship, it is to ship again', () => {
  const world = openWorld({ shelves })
  const half = desk.shipped(world, desk.submitted(world, two), hq)
  const { requisition } = desk.received(world, half)
  expect(statusOf(requisition)).toBe('to-ship')
  expect(offered(requisition)).toEqual(['cancel', 'ship'])
})

test('an ended request offers nothing', () => {
  const world = openWorld({ shelves })
  const dear = [wanting('COMPRESSOR', 1, 3_000)]
  const rejected = desk.rejected(world, desk.submitted(world, dear))
  const cancelled = desk.cancelled(world, desk.submitted(world, dear))
  const closed = desk.submitted(world, [wanting('SCREW', 1)])
  const ended = [rejected, cancelled, closed]
  expect(ended.map(statusOf)).toEqual(['rejected', 'cancelled', 'closed'])
  expect(ended.flatMap(offered)).toEqual([])
})

test('a request whose rest was cancelled after its own shelf gave something is closed, not cancelled', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, [wanting('SCREW', 1), wanting('COMPRESSOR', 1)])
  expect(statusOf(desk.cancelled(world, requisition))).toBe('closed')
})

test('broken pieces are settled as far as the request is concerned', () => {
  const world = openWorld({ shelves })
  const sent = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 2)]), hq)
  const complaint = { line: 1, damaged: 1, short: 1 }
  expect(statusOf(desk.received(world, sent, [complaint]).requisition)).toBe('closed')
})

test('waiting and open are what is left of what was asked for', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, [wanting('COMPRESSOR', 7, 500)])
  const of = ({ lines }: Requisition) => lines.map((line) => [waitingOf(line), openOf(line)])
  expect(of(requisition)).toEqual([
    [0, 5],
    [2, 2],
  ])
  const sent = desk.shipped(world, requisition, hq)
  expect(of(sent)).toEqual([
    [0, 5],
    [2, 2],
  ])
  const { requisition: after } = desk.received(world, sent)
  expect(of(after)).toEqual([
    [0, 0],
    [2, 2],
  ])
  expect(of(desk.cancelled(world, after))).toEqual([
    [0, 0],
    [0, 0],
  ])
})

test('a request is worth what was asked for and not cancelled', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, [wanting('SCREW', 1, 10), wanting('COMPRESSOR', 2)])
  expect(valueOf(requisition)).toBe(2_010)
  expect(valueOf(desk.cancelled(world, requisition))).toBe(10)
})
