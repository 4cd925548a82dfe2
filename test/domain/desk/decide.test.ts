import { describe, expect, test } from 'vitest'
import { escalate, expireHold } from '../../../domain/desk/clocks.ts'
import { decide } from '../../../domain/desk/decide.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { hours } from '../../../domain/time.ts'
import { approved, approves, rejected, rejects, submitted } from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { both, hqManager, isDecided, manager, monday, november, openWorld, secondHqManager } = people
const { wanting } = people

const shelves = { 'C-HZ': { COMPRESSOR: 1 }, HQ: { COMPRESSOR: 20 } }
const dear = [wanting('COMPRESSOR', 1, 3_000)]
const twoSteps = [wanting('COMPRESSOR', 11)]

/** The first step of the request becomes one that HQ may decide. */
function escalated(world: people.World, requisition: Requisition): Requisition {
  const approval = requisition.approvals.find((each) => each.state === 'pending')
  if (!approval) throw new Error('nothing to escalate')
  const command = { key: `escalate:${world.next()}`, at: monday, approval: approval.id }
  return world.writes(escalate(requisition, command))
}

describe('approving', () => {
  test('lets the held goods go and charges nothing twice', () => {
    const world = openWorld({ shelves })
    const requisition = approved(world, submitted(world, dear))
    expect(statusOf(requisition)).toBe('to-ship')
    expect(requisition).toMatchObject({ heldFen: 3_000, holdUntil: null, version: 2, revision: 1 })
    expect(requisition.lines).toMatchObject([{ approved: 1, reserved: 1 }])
    expect(requisition.approvals).toMatchObject([{ state: 'approved', decidedBy: manager.id }])
    expect(world.ledger.of('held', november, 'fen')).toBe(3_000)
  })

  test('the first of two steps asks the second and moves nothing', () => {
    const world = openWorld({ shelves, limits: { monthlyQuotaFen: 90_000 } })
    const decision = approves(world, submitted(world, twoSteps))
    const requisition = world.writes(decision)
    expect(statusOf(requisition)).toBe('awaiting-approval')
    expect(requisition.lines[0]?.approved).toBe(0)
    if (!isDecided(decision)) throw new Error('not decided')
    expect(decision.change.transfers).toEqual([])
    expect(decision.change.tasks.map((task) => task.payload)).toMatchObject([
      { news: [{ what: 'approval-wanted', to: 'approver' }] },
      { approval: `${requisition.id}-A2` },
      { approval: `${requisition.id}-A2` },
    ])
    expect(statusOf(approved(world, requisition, hqManager))).toBe('to-ship')
  })
})

describe('who may not decide', () => {
  test('the requester, who is a manager of the centre as well', () => {
    const world = openWorld({ shelves })
    const own = submitted(world, dear, { requester: both })
    expect(approves(world, own, both)).toEqual({ kind: 'own-request' })
    expect(rejects(world, own, both)).toEqual({ kind: 'own-request' })
    expect(isDecided(approves(world, own, manager))).toBe(true)
  })

  test('whoever has decided the step before', () => {
    const world = openWorld({ shelves, limits: { monthlyQuotaFen: 90_000 } })
    const first = approved(world, escalated(world, submitted(world, twoSteps)), hqManager)
    expect(approves(world, first, hqManager)).toEqual({ kind: 'decided-before' })
    expect(isDecided(approves(world, first, secondHqManager))).toBe(true)
  })

  test('HQ, until nobody at the centre has decided in time', () => {
    const world = openWorld({ shelves })
    const requisition = submitted(world, dear)
    const refusal = { kind: 'not-allowed', role: 'manager' }
    expect(approves(world, requisition, hqManager)).toEqual(refusal)
    expect(isDecided(approves(world, escalated(world, requisition), hqManager))).toBe(true)
  })

  test('the manager of the centre, where the step of HQ is due', () => {
    const world = openWorld({ shelves, limits: { monthlyQuotaFen: 90_000 } })
    const second = approved(world, submitted(world, twoSteps))
    expect(approves(world, second, both)).toEqual({ kind: 'not-allowed', role: 'hq-manager' })
  })

  test('anybody, once it is decided', () => {
    const world = openWorld({ shelves })
    const done = approved(world, submitted(world, dear))
    const refusal = { kind: 'wrong-state', requisition: done.id, status: 'to-ship' }
    expect(approves(world, done, both)).toEqual(refusal)
    expect(rejects(world, done, both)).toEqual(refusal)
  })
})

describe('a button of an earlier wording', () => {
  const press = (revision: number | null) => {
    const world = openWorld({ shelves })
    const requisition = { ...submitted(world, dear), revision: 2 }
    const command = { key: 'k', at: monday, approver: manager, verdict: 'approve' } as const
    return decide(requisition, world.facts(), { ...command, revision }).kind
  }

  test('decides nothing', () => {
    expect(press(1)).toBe('stale')
    expect(press(2)).toBe('decided')
  })

  test('matters not to words, which name the request as it is', () => {
    expect(press(null)).toBe('decided')
  })
})

describe('rejecting', () => {
  test('wants a reason', () => {
    const world = openWorld({ shelves })
    expect(rejects(world, submitted(world, dear), manager, ' \n')).toEqual({
      kind: 'reason-missing',
    })
  })

  test('gives stock and quota back and ends the request', () => {
    const world = openWorld({ shelves })
    const requisition = rejected(world, submitted(world, dear))
    expect(statusOf(requisition)).toBe('rejected')
    expect(requisition).toMatchObject({ heldFen: 0, holdUntil: null })
    expect(requisition.lines).toMatchObject([{ cancelled: 1, reserved: 0 }])
    expect(world.ledger.sum('available', 'COMPRESSOR')).toBe(21)
    expect(world.ledger.of('left', november, 'fen')).toBe(10_000)
  })

  test('at the first step spares the second, at the second undoes the first', () => {
    const world = openWorld({ shelves, limits: { monthlyQuotaFen: 90_000 } })
    const early = rejected(world, submitted(world, twoSteps))
    expect(early.approvals.map((each) => each.state)).toEqual(['rejected', 'withdrawn'])
    const late = rejected(world, approved(world, submitted(world, twoSteps)), hqManager)
    expect(late.approvals.map((each) => each.state)).toEqual(['approved', 'rejected'])
    expect(world.ledger.sum('reserved', 'COMPRESSOR')).toBe(0)
    expect(world.ledger.of('left', november, 'fen')).toBe(90_000)
  })

  test('leaves what the own shelf has issued', () => {
    const world = openWorld({ shelves: { ...shelves, 'S-TZ': { GASKET: 1 } } })
    const requisition = rejected(world, submitted(world, [wanting('GASKET', 1), ...dear]))
    expect(statusOf(requisition)).toBe('rejected')
    expect(requisition.lines[0]).toMatchObject({ received: 1, cancelled: 0 })
  })
})

describe('approving when the hold has run out', () => {
  const late = monday + hours(49)
  const expired = (world: people.World, requisition: Requisition) =>
    world.writes(expireHold(requisition, { key: `expire:${world.next()}`, at: late }))

  test('holds stock and quota anew', () => {
    const world = openWorld({ shelves })
    const requisition = approved(world, expired(world, submitted(world, dear)), manager, late)
    expect(requisition.heldFen).toBe(3_000)
    expect(requisition.lines).toMatchObject([{ source: 'C-HZ', reserved: 1 }])
    expect(world.ledger.of('held', november, 'fen')).toBe(3_000)
  })

  test('takes another source where the first has sold out', () => {
    const world = openWorld({ shelves })
    const requisition = expired(world, submitted(world, dear))
    submitted(world, [wanting('COMPRESSOR', 1)])
    const after = approved(world, requisition, manager, late)
    expect(after.lines).toMatchObject([{ source: 'HQ', reserved: 1, promisedAt: late + hours(52) }])
  })

  test('waits where everybody has sold out, and says no source and no promise', () => {
    const world = openWorld({ shelves: { HQ: { COMPRESSOR: 1 } } })
    const requisition = expired(world, submitted(world, dear))
    submitted(world, [wanting('COMPRESSOR', 1)])
    const after = approved(world, requisition, manager, late)
    expect(statusOf(after)).toBe('waiting-for-stock')
    expect(after.lines).toMatchObject([
      { source: null, reserved: 0, promisedAt: null, approved: 1 },
    ])
    expect(after.heldFen).toBe(3_000)
  })
})

test('a grade that never draws directly waits for its centre, when only other reasons were approved', () => {
  const setup = { shelves: { 'C-HZ': { COMPRESSOR: 1 } }, limits: { directDraw: 'never' } } as const
  const world = openWorld(setup)
  const late = monday + hours(48)
  const expired = world.writes(expireHold(submitted(world, dear), { key: 'expire', at: late }))
  submitted(world, [wanting('COMPRESSOR', 1)])
  world.stocks({ HQ: { COMPRESSOR: 1 } })
  expect(approved(world, expired, manager, late).lines[0]?.source).toBeNull()
})
