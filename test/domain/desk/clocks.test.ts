import { describe, expect, test } from 'vitest'
import { escalate, expireHold, remind, serveWaiting } from '../../../domain/desk/clocks.ts'
import { approvalId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { hours } from '../../../domain/time.ts'
import * as desk from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { guangzhou, hq, isDecided, monday, november, openWorld, wanting } = people

const shelves = { HQ: { COMPRESSOR: 20 } }
const dear = [wanting('COMPRESSOR', 1, 3_000)]
const later = (count: number) => ({ key: `clock:${count}`, at: monday + hours(count) })
const overtaken = { kind: 'overtaken' }

const stepOf = (requisition: Requisition, step = 1) => approvalId(`${requisition.id}-A${step}`)

describe('the reminder', () => {
  test('is given once', () => {
    const world = openWorld({ shelves })
    const requisition = desk.submitted(world, dear)
    const command = { ...later(2), approval: stepOf(requisition) }
    const after = world.writes(remind(requisition, command))
    expect(after.approvals).toMatchObject([{ state: 'pending', remindedAt: monday + hours(2) }])
    expect(remind(after, command)).toEqual(overtaken)
  })

  test('does not come when the step is settled, or another one is due', () => {
    const world = openWorld({ shelves, limits: { monthlyQuotaFen: 90_000 } })
    const requisition = desk.submitted(world, [wanting('COMPRESSOR', 11)])
    const command = { ...later(2), approval: stepOf(requisition) }
    expect(remind(requisition, { ...command, approval: stepOf(requisition, 2) })).toEqual(overtaken)
    expect(remind(desk.approved(world, requisition), command)).toEqual(overtaken)
    expect(remind(desk.rejected(world, requisition), command)).toEqual(overtaken)
  })
})

describe('the escalation', () => {
  test('lets HQ decide, and rings once', () => {
    const world = openWorld({ shelves })
    const requisition = desk.submitted(world, dear)
    const command = { ...later(8), approval: stepOf(requisition) }
    const after = world.writes(escalate(requisition, command))
    expect(after.approvals).toMatchObject([{ escalatedAt: monday + hours(8) }])
    expect(escalate(after, command)).toEqual(overtaken)
    expect(isDecided(desk.approves(world, after, people.hqManager))).toBe(true)
  })

  test('does not come for a cancelled request', () => {
    const world = openWorld({ shelves })
    const requisition = desk.submitted(world, dear)
    const command = { ...later(8), approval: stepOf(requisition) }
    expect(escalate(desk.cancelled(world, requisition), command)).toEqual(overtaken)
  })
})

describe('the end of a hold', () => {
  test('gives stock and quota back and leaves the approval open, with no source and no promise', () => {
    const world = openWorld({ shelves })
    const after = world.writes(expireHold(desk.submitted(world, dear), later(48)))
    expect(statusOf(after)).toBe('awaiting-approval')
    expect(after).toMatchObject({ heldFen: 0, holdUntil: null })
    expect(after.lines).toMatchObject([{ reserved: 0, source: null, promisedAt: null }])
    expect(world.ledger.of('available', 'HQ', 'COMPRESSOR')).toBe(20)
    expect(world.ledger.of('left', november, 'fen')).toBe(10_000)
    expect(expireHold(after, later(49))).toEqual(overtaken)
  })

  test('leaves alone what the own shelf has issued', () => {
    const world = openWorld({ shelves: { ...shelves, 'S-TZ': { SCREW: 1 } } })
    const requisition = desk.submitted(world, [wanting('SCREW', 1), ...dear])
    const after = world.writes(expireHold(requisition, later(48)))
    expect(after.lines[0]).toMatchObject({ source: 'S-TZ', received: 1 })
  })

  test('does not come early, nor after the decision', () => {
    const world = openWorld({ shelves })
    const requisition = desk.submitted(world, dear)
    expect(expireHold(requisition, { ...later(48), at: monday + hours(48) - 1 })).toEqual(overtaken)
    expect(expireHold(desk.approved(world, requisition), later(48))).toEqual(overtaken)
  })
})

describe('stock for what waits', () => {
  const serve = (world: people.World, requisition: Requisition) =>
    serveWaiting(requisition, world.facts(), later(1))

  test('is held as soon as there is enough in one place, and its quota is not charged again', () => {
    const world = openWorld()
    const requisition = desk.submitted(world, [wanting('COMPRESSOR', 3)])
    world.stocks({ HQ: { COMPRESSOR: 2 }, 'C-GZ': { COMPRESSOR: 2 } })
    expect(serve(world, requisition)).toEqual(overtaken)
    world.stocks({ 'C-GZ': { COMPRESSOR: 1 } })
    const after = world.writes(serve(world, requisition))
    expect(statusOf(after)).toBe('to-ship')
    expect(after.lines).toMatchObject([{ source: 'C-GZ', reserved: 3 }])
    expect(after.lines[0]?.promisedAt).toBe(monday + hours(53))
    expect(world.ledger.of('held', november, 'fen')).toBe(3_000)
    expect(serve(world, after)).toEqual(overtaken)
  })

  test('is not taken from the own shelf: that needs no shipment', () => {
    const world = openWorld()
    const requisition = desk.submitted(world, [wanting('COMPRESSOR', 1)])
    world.stocks({ 'S-TZ': { COMPRESSOR: 1 } })
    expect(serve(world, requisition)).toEqual(overtaken)
  })

  test('serves one of two lines of the same part when there is enough for one', () => {
    const world = openWorld()
    const requisition = desk.submitted(world, [wanting('SCREW', 2, 1), wanting('SCREW', 2, 1)])
    world.stocks({ HQ: { SCREW: 3 } })
    const after = world.writes(serve(world, requisition))
    expect(after.lines.map((line) => line.reserved)).toEqual([2, 0])
  })

  test('comes from whoever gets it there first when it is urgent', () => {
    const source = (urgent: boolean) => {
      const world = openWorld()
      const requisition = desk.submitted(world, [wanting('SCREW', 1)], { urgent })
      world.stocks({ HQ: { SCREW: 1 }, 'C-NJ': { SCREW: 1 } })
      return world.writes(serve(world, requisition)).lines[0]?.source
    }
    expect([source(false), source(true)]).toEqual(['HQ', 'C-NJ'])
  })

  test('comes from the own centre first, for a grade that draws directly only if it has none', () => {
    const limits = { directDraw: 'if-centre-has-none' } as const
    const world = openWorld({ limits, station: { centre: guangzhou.id } })
    const requisition = desk.submitted(world, [wanting('SCREW', 1)], { urgent: true })
    world.stocks({ 'C-NJ': { SCREW: 1 }, 'C-GZ': { SCREW: 1 } })
    expect(world.writes(serve(world, requisition)).lines[0]?.source).toBe('C-GZ')
  })

  test('comes from the own centre only, for a grade that never draws directly', () => {
    const world = openWorld({ limits: { directDraw: 'never' } })
    const requisition = desk.submitted(world, [wanting('SCREW', 1)])
    world.stocks({ HQ: { SCREW: 1 } })
    expect(serve(world, requisition)).toEqual(overtaken)
    world.stocks({ 'C-HZ': { SCREW: 1 } })
    expect(world.writes(serve(world, requisition)).lines[0]?.source).toBe('C-HZ')
  })

  test('comes from anywhere for a line whose direct draw was approved', () => {
    const world = openWorld({ limits: { directDraw: 'never' }, shelves: { HQ: { SCREW: 1 } } })
    const requisition = desk.submitted(world, [wanting('SCREW', 1)])
    const expired = world.writes(expireHold(requisition, later(48)))
    desk.approved(world, desk.submitted(world, [wanting('SCREW', 1)]))
    const waiting = desk.approved(world, expired)
    expect(statusOf(waiting)).toBe('waiting-for-stock')
    world.stocks({ HQ: { SCREW: 1 } })
    expect(world.writes(serve(world, waiting)).lines[0]?.source).toBe('HQ')
  })

  test('comes to a replacement from anywhere, whatever the grade', () => {
    const shelf = { 'C-HZ': { SCREW: 1 } }
    const world = openWorld({ limits: { directDraw: 'never' }, shelves: shelf })
    const requisition = desk.submitted(world, [wanting('SCREW', 1)])
    const sent = desk.shipped(world, requisition, people.hangzhou)
    const { replacement } = desk.received(world, sent, [{ line: 1, damaged: 1, short: 0 }])
    if (!replacement) throw new Error('no replacement')
    world.stocks({ HQ: { SCREW: 1 } })
    const served = world.writes(serve(world, replacement))
    expect(served.lines[0]?.source).toBe('HQ')
    expect(served.heldFen).toBe(0)
    expect(isDecided(desk.ships(world, served, hq))).toBe(true)
  })

  test('is for nobody who has not been approved, was rejected or has cancelled', () => {
    const world = openWorld({ limits: { pieceLimitFen: 1 } })
    const requisition = desk.submitted(world, [wanting('SCREW', 1)])
    const other = desk.submitted(world, [wanting('SCREW', 1)])
    world.stocks({ HQ: { SCREW: 9 } })
    expect(serve(world, requisition)).toEqual(overtaken)
    expect(serve(world, desk.rejected(world, requisition))).toEqual(overtaken)
    expect(serve(world, desk.cancelled(world, other))).toEqual(overtaken)
  })
})
