import { describe, expect, test } from 'vitest'
import { shipmentId } from '../../../domain/ids.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { days } from '../../../domain/time.ts'
import * as desk from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { hangzhou, hq, isDecided, monday, openWorld, wanting } = people

const shelves = { 'C-HZ': { GASKET: 9 }, HQ: { COMPRESSOR: 9, SCREW: 9 } }
const asked = [wanting('COMPRESSOR', 2), wanting('GASKET', 3, 100), wanting('SCREW', 4, 10)]

/** A request of three lines of which the first and the third are on the road from HQ. */
function onTheRoad(rest: Parameters<typeof desk.submitted>[2] = {}) {
  const world = openWorld({ shelves })
  return { world, sent: desk.shipped(world, desk.submitted(world, asked, rest), hq) }
}

const told = (line: number, damaged: number, short = 0) => ({ line, damaged, short })

describe('pieces that came well', () => {
  test('go to the shelf of the station when no repair was named', () => {
    const { world, sent } = onTheRoad()
    const { requisition, replacement } = desk.received(world, sent)
    expect(requisition.shipments[0]).toMatchObject({ state: 'received', version: 2 })
    expect(requisition).toMatchObject({ claims: [], replacedBy: null })
    expect(replacement).toBeUndefined()
    expect(world.ledger.of('available', 'S-TZ', 'COMPRESSOR')).toBe(2)
  })

  test('go to the repair when one was', () => {
    const { world, sent } = onTheRoad({ serviceOrder: 'WO1' })
    desk.received(world, sent)
    expect(world.ledger.of('consumed', 'WO1', 'COMPRESSOR')).toBe(2)
    expect(world.ledger.of('available', 'S-TZ', 'COMPRESSOR')).toBe(0)
  })

  test('close the request with the last of its shipments, not before', () => {
    const { world, sent } = onTheRoad()
    const { requisition: half } = desk.received(world, sent)
    expect(statusOf(half)).toBe('to-ship')
    const { requisition: whole } = desk.received(world, desk.shipped(world, half, hangzhou))
    expect(statusOf(whole)).toBe('closed')
  })
})

describe('broken and missing pieces', () => {
  test('are settled line by line: accepted, damaged and short are what was shipped', () => {
    const { world, sent } = onTheRoad()
    const { requisition } = desk.received(world, sent, [told(1, 1), told(3, 1, 2)])
    expect(requisition.shipments[0]?.lines).toMatchObject([
      { line: 1, accepted: 1, damaged: 1, short: 0 },
      { line: 3, accepted: 1, damaged: 1, short: 2 },
    ])
    expect(requisition.lines).toMatchObject([
      { received: 1, damaged: 1, short: 0 },
      { received: 0, damaged: 0, short: 0, reserved: 3 },
      { received: 1, damaged: 1, short: 2 },
    ])
    expect(world.ledger.of('damaged', 'S-TZ', 'SCREW')).toBe(1)
    expect(world.ledger.of('lost', 'S-TZ', 'SCREW')).toBe(2)
    expect(world.ledger.of('transit', `${sent.id}-S1`, 'SCREW')).toBe(0)
  })

  test('become claims against the carrier, numbered on', () => {
    const { world, sent } = onTheRoad()
    const { requisition } = desk.received(world, sent, [told(1, 1), told(3, 1, 2)])
    const next = desk.shipped(world, requisition, hangzhou)
    const { requisition: after } = desk.received(world, next, [told(2, 0, 3)])
    expect(
      after.claims.map(({ id, kind, quantity, valueFen }) => [id, kind, quantity, valueFen]),
    ).toEqual([
      [`${sent.id}-C1`, 'damaged', 1, 1_000],
      [`${sent.id}-C2`, 'damaged', 1, 10],
      [`${sent.id}-C3`, 'short', 2, 20],
      [`${sent.id}-C4`, 'short', 3, 300],
    ])
  })

  test('told twice of one line are added up', () => {
    const { world, sent } = onTheRoad()
    const { requisition } = desk.received(world, sent, [told(3, 1), told(3, 1, 1)])
    expect(requisition.lines[2]).toMatchObject({ received: 1, damaged: 2, short: 1 })
  })

  test('cannot be more than came', () => {
    const { world, sent } = onTheRoad()
    const tooMany = { kind: 'too-many-told', part: 'COMPRESSOR', shipped: 2, told: 3 }
    expect(desk.receives(world, sent, [told(1, 2, 1)])).toEqual(tooMany)
    expect(desk.receives(world, sent, [told(1, 2), told(1, 0, 1)])).toEqual(tooMany)
  })

  test('cannot be of a line that was not in the shipment', () => {
    const { world, sent } = onTheRoad()
    expect(desk.receives(world, sent, [told(2, 1)])).toEqual({
      kind: 'too-many-told',
      part: 'GASKET',
      shipped: 0,
      told: 1,
    })
    expect(isDecided(desk.receives(world, sent, [told(2, 0)]))).toBe(true)
    expect(desk.receives(world, sent, [told(9, 1)])).toEqual({
      kind: 'not-found',
      what: 'shipment',
      id: `${sent.id}-S1/9`,
    })
  })
})

describe('the replacement', () => {
  test('is held in the same step, urgent, without approval and free', () => {
    const { world, sent } = onTheRoad({ serviceOrder: 'WO1' })
    const { requisition, replacement } = desk.received(world, sent, [told(1, 2)])
    expect(requisition.replacedBy).toBe(replacement?.id)
    expect(replacement).toMatchObject({
      kind: 'replacement',
      replaces: sent.id,
      urgent: true,
      approvals: [],
      heldFen: 0,
      holdUntil: null,
      serviceOrder: 'WO1',
      requester: sent.requester,
      lines: [{ part: 'COMPRESSOR', requested: 2, approved: 2, reserved: 2, source: 'HQ' }],
    })
    expect(world.ledger.of('reserved', 'HQ', 'COMPRESSOR')).toBe(2)
  })

  test('asks once for the broken and missing pieces of one part, whatever line they were on', () => {
    const world = openWorld({ shelves })
    const twice = [wanting('SCREW', 2, 10), wanting('SCREW', 3, 10)]
    const sent = desk.shipped(world, desk.submitted(world, twice), hq)
    const { replacement } = desk.received(world, sent, [told(1, 1, 1), told(2, 1)])
    expect(replacement?.lines).toMatchObject([{ part: 'SCREW', requested: 3 }])
  })

  test('comes from whoever gets it there first, whatever the grade', () => {
    const limits = { directDraw: 'never' } as const
    const far = { centre: people.guangzhou.id }
    const world = openWorld({ shelves: { 'C-GZ': { SCREW: 9 } }, limits, station: far })
    const requisition = desk.submitted(world, [wanting('SCREW', 1, 10)])
    const sent = desk.shipped(world, requisition, people.guangzhou)
    world.stocks({ 'C-NJ': { SCREW: 1 }, 'S-TZ': { SCREW: 1 } })
    const { replacement } = desk.received(world, sent, [told(1, 1)])
    expect(replacement?.lines).toMatchObject([{ source: 'C-NJ', reserved: 1 }])
  })

  test('waits when nothing is in stock, and the request it replaces is closed all the same', () => {
    const world = openWorld({ shelves: { HQ: { COMPRESSOR: 1 } } })
    const sent = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 1)]), hq)
    const { requisition, replacement } = desk.received(world, sent, [told(1, 1)])
    if (!replacement) throw new Error('no replacement')
    expect(statusOf(requisition)).toBe('closed')
    expect(statusOf(replacement)).toBe('waiting-for-stock')
    expect(replacement.lines).toMatchObject([{ source: null, reserved: 0, requested: 1 }])
  })

  test('that arrives broken is replaced in its turn', () => {
    const { world, sent } = onTheRoad()
    const { replacement: first } = desk.received(world, sent, [told(1, 1)])
    if (!first) throw new Error('no replacement')
    const again = desk.received(world, desk.shipped(world, first, hq), [told(1, 0, 1)])
    expect(again.requisition.replacedBy).toBe(again.replacement?.id)
    expect(again.replacement).toMatchObject({ replaces: first.id, usedFen: 0 })
  })
})

describe('the desk declines', () => {
  test('a second receipt, and tells where the request is', () => {
    const { world, sent } = onTheRoad()
    const { requisition } = desk.received(world, sent)
    expect(desk.receives(world, requisition, [told(1, 1)])).toEqual({
      kind: 'wrong-state',
      requisition: sent.id,
      status: 'to-ship',
    })
  })

  test('somebody who is no clerk where the goods go', () => {
    const { world, sent } = onTheRoad()
    for (const receiver of [people.otherClerk, people.manager, people.keeper]) {
      const refusal = { kind: 'not-allowed', role: 'clerk' }
      expect(desk.receives(world, sent, [], { receiver })).toEqual(refusal)
    }
  })

  test('a shipment of somebody else', () => {
    const { world, sent } = onTheRoad()
    const shipment = shipmentId('REQ-1-S1')
    expect(desk.receives(world, sent, [], { shipment })).toMatchObject({ kind: 'not-found' })
  })
})

test('one of two shipments can be received before the other', () => {
  const { world, sent } = onTheRoad()
  const both = desk.shipped(world, sent, hangzhou)
  const first = shipmentId(`${sent.id}-S1`)
  const at = monday + days(2)
  const decision = desk.receives(world, both, [], { shipment: first, at })
  const after = world.writes(decision)
  expect(after.shipments.map((each) => each.state)).toEqual(['received', 'open'])
  expect(statusOf(after)).toBe('on-the-way')
  expect(isDecided(decision) && decision.change.expect).toContainEqual({
    kind: 'shipment',
    id: first,
    version: 1,
  })
})
