import { expect, test } from 'vitest'
import { type CarrierNews, progress } from '../../../domain/desk/progress.ts'
import { shipmentId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { hours } from '../../../domain/time.ts'
import * as desk from '../../support/desk-verbs.ts'
import { hq, monday, openWorld, policyOf, wanting } from '../../support/desk-world.ts'

function onTheRoad() {
  const world = openWorld({ shelves: { HQ: { COMPRESSOR: 1 } } })
  const requisition = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 1)]), hq)
  return { world, requisition }
}

function tells(requisition: Requisition, stage: CarrierNews['stage'], stageAt = monday) {
  return progress(requisition, policyOf(), {
    key: `news:${stage}`,
    at: monday + hours(10),
    shipment: requisition.shipments[0]?.id ?? shipmentId('none'),
    stage,
    stageAt,
    round: 3,
  })
}

test('news moves the shipment on and asks the carrier again later', () => {
  const { world, requisition } = onTheRoad()
  const decision = tells(requisition, 'in-transit', monday + hours(7))
  const after = world.writes(decision)
  expect(after.shipments).toMatchObject([
    { stage: 'in-transit', stageAt: monday + hours(7), version: 2, state: 'open' },
  ])
  expect('change' in decision && decision.change.tasks.at(-1)).toMatchObject({
    key: `poll-shipment:${requisition.id}-S1:4`,
    dueAt: monday + hours(12),
  })
})

test('late news of an earlier stage changes nothing but the next question', () => {
  const { world, requisition } = onTheRoad()
  const far = world.writes(tells(requisition, 'out-for-delivery'))
  for (const stage of ['shipped', 'picked-up', 'in-transit', 'out-for-delivery'] as const) {
    const late = tells(far, stage)
    expect(late.kind).toBe('unchanged')
    expect('change' in late && late.change).toMatchObject({ expect: [], put: {}, events: [] })
    expect('change' in late && late.change.tasks).toHaveLength(1)
  }
})

test('delivered tells the requester, asks nobody any more and is not yet received', () => {
  const { world, requisition } = onTheRoad()
  const decision = tells(requisition, 'delivered')
  const after = world.writes(decision)
  expect(statusOf(after)).toBe('delivered')
  expect(after.lines[0]?.received).toBe(0)
  const tasks = 'change' in decision ? decision.change.tasks : []
  expect(tasks.map((task) => task.kind)).toEqual(['announce'])
  expect(tasks[0]?.payload).toMatchObject({ news: [{ what: 'delivered', to: 'requester' }] })
  const again = tells(after, 'delivered')
  expect('change' in again && again.change.tasks).toEqual([])
})

test('no news reaches a shipment that the station has closed', () => {
  const { world, requisition } = onTheRoad()
  const { requisition: closed } = desk.received(world, requisition)
  const late = tells(closed, 'delivered')
  expect(late.kind).toBe('unchanged')
  expect('change' in late && late.change.tasks).toEqual([])
})

test('a shipment that is not of this request is not found', () => {
  const { requisition } = onTheRoad()
  expect(tells({ ...requisition, shipments: [] }, 'delivered')).toEqual({
    kind: 'not-found',
    what: 'shipment',
    id: 'none',
  })
})
