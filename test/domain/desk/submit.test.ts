import { describe, expect, test } from 'vitest'
import { planRequest } from '../../../domain/desk/submit.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { hours } from '../../../domain/time.ts'
import { submits, submitted } from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { clerk, hangzhou, hq, isDecided, monday, november, openWorld, wanting } = people

const shelves = { 'S-TZ': { GASKET: 2 }, HQ: { COMPRESSOR: 5, GASKET: 5 } }

describe('what comes from elsewhere', () => {
  test('is held where it lies, and its price in the quota of the month', () => {
    const world = openWorld({ shelves })
    const requisition = submitted(world, [wanting('COMPRESSOR', 2)])
    expect(statusOf(requisition)).toBe('to-ship')
    expect(requisition).toMatchObject({ heldFen: 2_000, usedFen: 0, holdUntil: null, version: 1 })
    expect(requisition.lines).toMatchObject([
      { no: 1, source: 'HQ', requested: 2, approved: 2, reserved: 2, picked: 0, shipped: 0 },
    ])
    expect(world.ledger.of('available', 'HQ', 'COMPRESSOR')).toBe(3)
    expect(world.ledger.of('reserved', 'HQ', 'COMPRESSOR')).toBe(2)
    expect(world.ledger.of('held', november, 'fen')).toBe(2_000)
    expect(world.ledger.of('left', november, 'fen')).toBe(8_000)
  })

  test('the month is granted once, however many requests follow', () => {
    const world = openWorld({ shelves })
    const first = submits(world, [wanting('COMPRESSOR', 1)])
    world.writes(first)
    const second = submits(world, [wanting('COMPRESSOR', 1)])
    world.writes(second)
    const expected = (decision: typeof first) =>
      isDecided(decision) && decision.change.expect.some((each) => each.kind === 'quota-grant')
    expect([expected(first), expected(second)]).toEqual([true, false])
    expect(world.ledger.of('granted', '*', 'fen')).toBe(-10_000)
    expect(world.ledger.of('left', november, 'fen')).toBe(8_000)
  })
})

describe('what lies on the own shelf', () => {
  test('is issued at once, for nothing, to the repair it is for', () => {
    const world = openWorld({ shelves })
    const requisition = submitted(world, [wanting('GASKET', 2)], { serviceOrder: 'WO1' })
    expect(statusOf(requisition)).toBe('closed')
    expect(requisition).toMatchObject({ heldFen: 0, usedFen: 0 })
    expect(world.ledger.of('consumed', 'WO1', 'GASKET')).toBe(2)
  })

  test('is issued even while the rest of the request waits for approval', () => {
    const world = openWorld({ shelves })
    const asked = [wanting('GASKET', 1), wanting('COMPRESSOR', 1, 3_000)]
    const requisition = submitted(world, asked)
    expect(statusOf(requisition)).toBe('awaiting-approval')
    expect(requisition.lines).toMatchObject([
      { received: 1, approved: 1, reserved: 0 },
      { received: 0, approved: 0, reserved: 1 },
    ])
    expect(world.ledger.of('consumed', requisition.id, 'GASKET')).toBe(1)
  })
})

test('what nobody has waits, with its quota held', () => {
  const world = openWorld()
  const requisition = submitted(world, [wanting('COMPRESSOR', 1)])
  expect(statusOf(requisition)).toBe('waiting-for-stock')
  expect(requisition.lines).toMatchObject([{ source: null, reserved: 0, promisedAt: null }])
  expect(world.ledger.of('held', november, 'fen')).toBe(1_000)
})

test('a part on two lines holds only pieces that exist', () => {
  const world = openWorld({ shelves: { HQ: { GASKET: 3 } } })
  const requisition = submitted(world, [wanting('GASKET', 2, 10), wanting('GASKET', 2, 10)])
  expect(requisition.lines.map((line) => line.reserved)).toEqual([2, 1, 0])
  expect(world.ledger.of('available', 'HQ', 'GASKET')).toBe(0)
})

describe('a request that wants an approval', () => {
  test('holds stock and quota for the hours of the policy, and sets its clocks', () => {
    const world = openWorld({ shelves })
    const decision = submits(world, [wanting('COMPRESSOR', 1, 3_000)])
    const requisition = world.writes(decision)
    expect(requisition.holdUntil).toBe(monday + hours(48))
    expect(requisition.heldFen).toBe(3_000)
    expect(requisition.approvals).toMatchObject([
      { state: 'pending', step: 1, role: 'manager', site: hangzhou.id, askedAt: monday },
    ])
    const tasks = isDecided(decision) ? decision.change.tasks : []
    expect(tasks.map(({ kind, dueAt }) => [kind, (dueAt - monday) / hours(1)])).toEqual([
      ['announce', 0],
      ['remind', 2],
      ['escalate', 8],
      ['expire-hold', 48],
    ])
  })

  test('over the quota holds stock, and no quota before somebody has allowed it', () => {
    const world = openWorld({ shelves, limits: { monthlyQuotaFen: 1_500 } })
    const requisition = submitted(world, [wanting('COMPRESSOR', 2)])
    expect(requisition.heldFen).toBe(0)
    expect(requisition.lines[0]?.reserved).toBe(2)
    expect(requisition.approvals[0]?.reasons).toEqual([
      { kind: 'over-quota', valueFen: 2_000, leftFen: 1_500 },
    ])
    expect(world.ledger.of('left', november, 'fen')).toBe(1_500)
  })
})

describe('the desk declines', () => {
  test('somebody who is no clerk of the station', () => {
    const world = openWorld({ shelves })
    const asked = [wanting('GASKET', 1)]
    const refusal = { kind: 'not-allowed', role: 'clerk' }
    expect(submits(world, asked, { requester: people.otherClerk })).toEqual(refusal)
    expect(submits(world, asked, { requester: people.manager })).toEqual(refusal)
  })

  test.each([[[]], [[0]], [[1, -1]], [[1.5]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])(
    'quantities like %j, which ask for nothing',
    (quantities) => {
      const world = openWorld({ shelves })
      const asked = quantities.map((quantity) => wanting('GASKET', quantity))
      expect(submits(world, asked, { shownDigest: '' })).toEqual({ kind: 'nothing-asked' })
    },
  )

  test('a plan that has changed since it was shown, and tells the one of now', () => {
    const world = openWorld({ shelves })
    const asked = [wanting('COMPRESSOR', 5)]
    const shownDigest = planRequest(asked, world.facts(), monday, false).digest
    submitted(world, [wanting('COMPRESSOR', 1)])
    expect(submits(world, asked, { shownDigest })).toMatchObject({
      kind: 'plan-changed',
      lines: [
        { source: hq.id, quantity: 4 },
        { source: null, quantity: 1 },
      ],
    })
  })
})

test('a submission rests on the person, the policy and the number being free', () => {
  const decision = submits(openWorld({ shelves }), [wanting('GASKET', 1)])
  expect(isDecided(decision) && decision.change.expect).toMatchObject([
    { kind: 'requisition', version: 0 },
    { kind: 'person', id: clerk.id, version: 1 },
    { kind: 'policy', version: 1 },
    { kind: 'quota-grant', id: november, version: 0 },
  ])
})

test('what was typed and what was shown is kept', () => {
  const decision = submits(openWorld({ shelves }), [wanting('COMPRESSOR', 1, 3_000)])
  expect(isDecided(decision) && decision.change.events).toMatchObject([
    {
      kind: 'submitted',
      actor: clerk.id,
      data: { shown: 'COMPRESSOR*1@HQ=3000 manager@C-HZ', typed: ['COMPRESSOR 1'] },
    },
  ])
})
