import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { buildNetwork } from '../../domain/network/network.ts'
import { type OpenShipment, stages } from '../../domain/shipment/shipment.ts'
import { hours } from '../../domain/time.ts'
import { createSimulatedCarrier } from '../../jobs/carriers/simulated.ts'
import { id, line, shipment } from '../contract/changes.ts'
import { company, hq, monday } from '../contract/company.ts'
import { createGate, openWorld } from './world.ts'

const world = await openWorld()
const { clock, carrier } = world
const track = carrier.track
beforeEach(() => {
  carrier.track = track
})
afterEach(() => world.clean())
afterAll(() => world.close())

const policyHours = company.policy.pollHours

/** A requisition with one parcel on the road, and its first question to the carrier. */
async function sent(number: number): Promise<void> {
  const request = id(number)
  await world.requisition(request, 0, {
    lines: [line(request, { picked: 2, shipped: 2, source: hq })],
    shipments: [shipment(request, { shippedAt: clock.at })],
  })
  const payload = { requisition: request, shipment: `${request}-S1`, round: 1 }
  await world.commit([
    {
      key: `poll-shipment:${request}-S1:1`,
      kind: 'poll-shipment',
      payload,
      dueAt: clock.at + hours(policyHours),
      lane: null,
    },
  ])
}

async function parcel(number: number): Promise<OpenShipment> {
  const { requisitions } = await world.ringing.store.load({ requisitions: [id(number)] })
  const [found] = requisitions[0]?.shipments ?? []
  if (found?.state !== 'open') throw new Error('the parcel is not on its way')
  return found
}

test('the simulated carrier goes through all stages, and says the same whenever it is asked', async () => {
  const simulated = createSimulatedCarrier(buildNetwork(company.sites))
  const request = id(1)
  const open: OpenShipment = { ...(shipment(request) as OpenShipment), lines: [] }
  const at = (hour: number) => simulated.track(open, monday + hours(hour))
  const asked = [0, 1, 2, 5, 18, 22, 500]
  const answers = await Promise.all(asked.map(at))
  expect(answers.map((answer) => answer.stage)).toEqual([
    'shipped',
    'shipped',
    ...stages.slice(1),
    'delivered',
  ])
  expect(await Promise.all(asked.toReversed().map(at))).toEqual(answers.toReversed())
  expect(answers.at(-1)).toEqual(answers.at(-2))
})

test('the carrier is asked every few hours until the parcel is delivered', async () => {
  await sent(2)
  const seen: string[] = []
  for (let round = 0; round < 10; round++) {
    clock.at += hours(policyHours)
    await world.runner().drain()
    seen.push((await parcel(2)).stage)
  }
  expect([...new Set(seen)]).toEqual(['picked-up', 'in-transit', 'out-for-delivery', 'delivered'])
  const polls = await world.tasks('poll-shipment')
  expect(polls.every((poll) => poll.state === 'done')).toBe(true)
  expect(polls).toHaveLength(seen.indexOf('delivered') + 1)
})

test('a carrier that does not answer is asked again, now and in the next round', async () => {
  await sent(3)
  carrier.track = () => Promise.reject(new Error('the carrier is down'))
  clock.at += hours(policyHours)
  const runner = world.runner({ maxAttempts: 8 })
  for (let attempt = 0; attempt < 4; attempt++) {
    await runner.drain()
    await world.waitsOver()
  }
  expect(await world.tasks('poll-shipment')).toMatchObject([
    { state: 'done', attempts: 4 },
    { state: 'due', attempts: 0 },
  ])
  expect((await parcel(3)).stage).toBe('shipped')
  carrier.track = track
  clock.at += hours(policyHours)
  await runner.drain()
  expect((await parcel(3)).stage).toBe('in-transit')
})

test('a runner that lost its lease on the way changes nothing a second time', async () => {
  await sent(4)
  const gate = createGate()
  let asked = 0
  carrier.track = async (...question) => {
    asked += 1
    if (asked === 1) await gate.passed()
    return await track(...question)
  }
  clock.at += hours(policyHours)
  const completed: boolean[] = []
  const complete: typeof world.board.complete = async (...task) => {
    const kept = await world.board.complete(...task)
    completed.push(kept)
    return kept
  }
  // With one place it cannot take the task a second time itself.
  const tasks = { ...world.board, complete }
  const slow = world.runner({ batch: 1 }, { ...world.ringing, tasks }).drain()
  await vi.waitFor(() => expect(asked).toBe(1))
  await world.waitsOver()
  await world.runner().drain()
  const after = await parcel(4)
  expect(after).toMatchObject({ stage: 'picked-up', version: 2 })

  gate.open()
  await slow
  expect(completed).toContain(false)
  expect(await parcel(4)).toEqual(after)
  const events = await world.owner`select kind from events where aggregate = ${id(4)}`
  expect(events.map((event) => event['kind'])).toEqual(['progress'])
  const polls = await world.tasks('poll-shipment')
  expect(polls.map((poll) => poll.state)).toEqual(['done', 'due'])
})
