import { expect, test } from 'vitest'
import { ship } from '../../../domain/desk/ship.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { days, hours } from '../../../domain/time.ts'
import * as desk from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { guangzhou, hangzhou, hq, isDecided, keeper, monday, openWorld, wanting } = people

const shelves = { 'C-HZ': { GASKET: 9 }, HQ: { COMPRESSOR: 9, SCREW: 9 } }
const asked = [wanting('COMPRESSOR', 2), wanting('GASKET', 3, 100), wanting('SCREW', 1, 10)]

test('a warehouse sends everything it holds for the request as one shipment', () => {
  const world = openWorld({ shelves })
  const decision = desk.ships(world, desk.submitted(world, asked), hq, { tracking: ' sf1x ' })
  const requisition = world.writes(decision)
  expect(requisition.shipments).toMatchObject([
    {
      id: `${requisition.id}-S1`,
      state: 'open',
      stage: 'shipped',
      tracking: 'SF1X',
      promisedAt: monday + days(2),
      lines: [
        { line: 1, part: 'COMPRESSOR', shipped: 2, accepted: 0, damaged: 0, short: 0 },
        { line: 3, part: 'SCREW', shipped: 1 },
      ],
    },
  ])
  expect(requisition.lines).toMatchObject([
    { shipped: 2, picked: 2, reserved: 0, promisedAt: monday + days(2) },
    { shipped: 0, picked: 0, reserved: 3 },
    { shipped: 1, reserved: 0 },
  ])
  expect(world.ledger.of('transit', `${requisition.id}-S1`, 'COMPRESSOR')).toBe(2)
  expect(isDecided(decision) && decision.change.tasks.at(-1)).toMatchObject({
    kind: 'poll-shipment',
    dueAt: monday + hours(2),
  })
})

test('each warehouse has a shipment of its own', () => {
  const world = openWorld({ shelves })
  const both = desk.shipped(world, desk.shipped(world, desk.submitted(world, asked), hq), hangzhou)
  expect(both.shipments.map(({ id, from }) => [id, from])).toEqual([
    [`${both.id}-S1`, 'HQ'],
    [`${both.id}-S2`, 'C-HZ'],
  ])
  expect(statusOf(both)).toBe('on-the-way')
})

test('two lines of the same part from the same place travel together and stay two lines', () => {
  const world = openWorld({ shelves })
  const twice = [wanting('SCREW', 2, 10), wanting('SCREW', 3, 10)]
  const sent = desk.shipped(world, desk.submitted(world, twice), hq)
  expect(sent.shipments[0]?.lines.map((line) => line.shipped)).toEqual([2, 3])
  expect(world.ledger.of('transit', `${sent.id}-S1`, 'SCREW')).toBe(5)
})

test('nobody ships who does not keep that warehouse', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, asked)
  const here = { ...keeper, grants: keeper.grants.filter((grant) => grant.site !== hq.id) }
  const refusal = { kind: 'not-allowed', role: 'keeper' }
  expect(desk.ships(world, requisition, hq, { keeper: here })).toEqual(refusal)
  expect(desk.ships(world, requisition, hq, { keeper: people.clerk })).toEqual(refusal)
})

test('nothing ships before it is approved', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, [wanting('COMPRESSOR', 1, 3_000)])
  expect(desk.ships(world, requisition, hq)).toMatchObject({
    kind: 'wrong-state',
    status: 'awaiting-approval',
  })
})

test('a warehouse that holds nothing for the request has nothing to ship', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, asked)
  expect(desk.ships(world, requisition, guangzhou)).toEqual({ kind: 'nothing-to-ship' })
  const sent = desk.shipped(world, requisition, hq)
  expect(desk.ships(world, sent, hq)).toEqual({ kind: 'nothing-to-ship' })
})

test('a second press after everything has left is told so', () => {
  const world = openWorld({ shelves })
  const sent = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 1)]), hq)
  expect(desk.ships(world, sent, hq)).toMatchObject({ kind: 'wrong-state', status: 'on-the-way' })
})

test('a shipment needs a tracking number', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, asked)
  expect(desk.ships(world, requisition, hq, { tracking: '  ' })).toEqual({
    kind: 'tracking-missing',
  })
})

test('what goes out rests on the request, the new shipment and the keeper', () => {
  const world = openWorld({ shelves })
  const requisition = desk.submitted(world, asked)
  const command = { key: 'k', at: monday, keeper, from: hq, to: people.taizhou, carrier: 'SF' }
  const decision = ship(requisition, world.policy, { ...command, tracking: 'SF1' })
  expect(isDecided(decision) && decision.change.expect).toEqual([
    { kind: 'requisition', id: requisition.id, version: 1 },
    { kind: 'shipment', id: `${requisition.id}-S1`, version: 0 },
    { kind: 'person', id: keeper.id, version: 1 },
  ])
})
