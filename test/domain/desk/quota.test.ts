import { expect, test } from 'vitest'
import { expireHold } from '../../../domain/desk/clocks.ts'
import { hours } from '../../../domain/time.ts'
import * as desk from '../../support/desk-verbs.ts'
import {
  hangzhou,
  hq,
  monday,
  november,
  openWorld,
  taizhou,
  type World,
  wanting,
} from '../../support/desk-world.ts'

const shelves = { 'C-HZ': { GASKET: 9 }, HQ: { COMPRESSOR: 9 } }
const quota = { monthlyQuotaFen: 4_000 }

const fen = (world: World) => ({
  left: world.ledger.of('left', november, 'fen'),
  held: world.ledger.of('held', november, 'fen'),
  used: world.ledger.of('used', november, 'fen'),
})

test('quota goes from left to held to used, shipment by shipment', () => {
  const world = openWorld({ shelves, limits: quota })
  const asked = [wanting('COMPRESSOR', 2), wanting('GASKET', 3, 100)]
  const requisition = desk.submitted(world, asked)
  expect(fen(world)).toEqual({ left: 1_700, held: 2_300, used: 0 })
  const half = desk.shipped(world, requisition, hangzhou)
  expect(half).toMatchObject({ heldFen: 2_000, usedFen: 300 })
  expect(fen(world)).toEqual({ left: 1_700, held: 2_000, used: 300 })
  desk.shipped(world, half, hq)
  expect(fen(world)).toEqual({ left: 1_700, held: 0, used: 2_300 })
})

test('what is cancelled after a first shipment goes back, what was shipped stays used', () => {
  const world = openWorld({ shelves, limits: quota })
  const asked = [wanting('COMPRESSOR', 2), wanting('GASKET', 3, 100)]
  const half = desk.shipped(world, desk.submitted(world, asked), hangzhou)
  expect(desk.cancelled(world, half)).toMatchObject({ heldFen: 0, usedFen: 300 })
  expect(fen(world)).toEqual({ left: 3_700, held: 0, used: 300 })
})

test('pieces that wait for stock keep their quota until they are cancelled', () => {
  const world = openWorld({ limits: quota })
  const requisition = desk.submitted(world, [wanting('COMPRESSOR', 2)])
  expect(fen(world)).toEqual({ left: 2_000, held: 2_000, used: 0 })
  desk.cancelled(world, requisition)
  expect(fen(world)).toEqual({ left: 4_000, held: 0, used: 0 })
})

test('an approval over the quota takes what is left, and the rest is granted when it is used', () => {
  const world = openWorld({ shelves, limits: quota })
  const requisition = desk.approved(world, desk.submitted(world, [wanting('COMPRESSOR', 5)]))
  expect(requisition.heldFen).toBe(4_000)
  expect(fen(world)).toEqual({ left: 0, held: 4_000, used: 0 })
  expect(desk.shipped(world, requisition, hq)).toMatchObject({ heldFen: 0, usedFen: 5_000 })
  expect(fen(world)).toEqual({ left: 0, held: 0, used: 5_000 })
  expect(world.ledger.of('granted', '*', 'fen')).toBe(-5_000)
})

test('an approval over the quota that is cancelled leaves the month as it was, not richer', () => {
  const world = openWorld({ shelves, limits: quota })
  desk.cancelled(world, desk.approved(world, desk.submitted(world, [wanting('COMPRESSOR', 5)])))
  expect(fen(world)).toEqual({ left: 4_000, held: 0, used: 0 })
})

test('the quota pays for the first shipments of a request that goes over it', () => {
  const world = openWorld({ shelves, limits: { monthlyQuotaFen: 1_000 } })
  const asked = [wanting('COMPRESSOR', 2), wanting('GASKET', 3, 100)]
  const requisition = desk.approved(world, desk.submitted(world, asked))
  const half = desk.shipped(world, requisition, hq)
  expect(half).toMatchObject({ heldFen: 0, usedFen: 2_000 })
  desk.cancelled(world, half)
  expect(fen(world)).toEqual({ left: 0, held: 0, used: 2_000 })
})

test('a hold that expires gives quota back, and the approval takes what others left of it', () => {
  const world = openWorld({ shelves, limits: { ...quota, pieceLimitFen: 999 } })
  const requisition = desk.submitted(world, [wanting('COMPRESSOR', 3)])
  const expire = { key: 'expire', at: monday + hours(48) }
  const expired = world.writes(expireHold(requisition, expire))
  expect(fen(world)).toEqual({ left: 4_000, held: 0, used: 0 })
  desk.submitted(world, [wanting('GASKET', 5, 400)])
  expect(desk.approved(world, expired).heldFen).toBe(2_000)
  expect(fen(world)).toEqual({ left: 0, held: 4_000, used: 0 })
})

test('a request keeps the month it was asked for in, whenever it is decided and shipped', () => {
  const world = openWorld({ shelves, limits: { ...quota, pieceLimitFen: 999 } })
  const requisition = desk.submitted(world, [wanting('COMPRESSOR', 1)])
  const december = monday + hours(24 * 10)
  const after = desk.approved(world, requisition, undefined, december)
  world.writes(desk.ships(world, after, hq, { at: december }))
  expect(fen(world)).toEqual({ left: 3_000, held: 0, used: 1_000 })
  desk.submitted(world, [wanting('GASKET', 1, 100)], { at: december })
  expect(world.ledger.of('left', `${taizhou.id}/2026-12`, 'fen')).toBe(3_900)
})

test('two requests cannot hold the same quota: the second wants an approval', () => {
  const world = openWorld({ shelves, limits: quota })
  desk.submitted(world, [wanting('COMPRESSOR', 3)])
  const second = desk.submitted(world, [wanting('COMPRESSOR', 2)])
  expect(second.approvals[0]?.reasons).toMatchObject([{ kind: 'over-quota', leftFen: 1_000 }])
})

test('a replacement is free, and the broken pieces stay charged once', () => {
  const world = openWorld({ shelves, limits: quota })
  const sent = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 2)]), hq)
  const { replacement } = desk.received(world, sent, [{ line: 1, damaged: 2, short: 0 }])
  if (!replacement) throw new Error('no replacement')
  const again = desk.shipped(world, replacement, hq)
  expect(again).toMatchObject({ heldFen: 0, usedFen: 0 })
  expect(fen(world)).toEqual({ left: 2_000, held: 0, used: 2_000 })
})
