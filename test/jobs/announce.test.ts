import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { Undeliverable } from '../../bot/channels/channel.ts'
import type { Json } from '../../domain/json.ts'
import { change, header, id, line, pending } from '../contract/changes.ts'
import { clerk, hq, keeper, manager } from '../contract/company.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { heard, presenter } = world
const show = presenter.showCard
await world.talksAt('clerk', clerk)
await world.talksAt('manager', manager)
await world.talksAt('keeper', keeper)
beforeEach(() => {
  presenter.showCard = show
})
afterEach(() => world.clean())
afterAll(() => world.close())

const drained = () => world.runner().drain()
const announced = async (...asked: Parameters<typeof world.announces>) => {
  await world.commit([world.announces(...asked)])
  await drained()
}

/** The next version of a requisition whose two pieces HQ holds, with the task that follows it. */
async function moves(request: ReturnType<typeof id>, version: number) {
  const requisitions = [header(request, { version })]
  const put = { requisitions, lines: [line(request, { reserved: 2, source: hq })] }
  const tasks = [world.announces(request, version)]
  await world.ringing.store.commit(change(`moves/${request}/${version}`, { put, tasks }))
}

test('the requester and the approver get a copy while it waits, the warehouse when it may ship', async () => {
  await world.requisition(id(1), 2, { approvals: [pending(id(1))] })
  await announced(id(1), 1)
  expect(heard.toSorted()).toEqual([
    'approver manager sees version 1',
    'requester clerk sees version 1',
  ])

  heard.length = 0
  const decided = {
    ...pending(id(1)),
    state: 'approved',
    decidedBy: manager,
    decidedFor: null,
    decidedAt: 1,
  } as const
  await world.ringing.store.commit(
    change('approved', {
      put: { requisitions: [header(id(1), { version: 2 })], approvals: [decided] },
    }),
  )
  await announced(id(1), 2)
  expect(heard.toSorted()).toEqual([
    'approver manager sees version 2',
    'keeper keeper sees version 2',
    'requester clerk sees version 2',
  ])
})

test('a requester who could approve gets no copy to approve', async () => {
  const own = header(id(2), { requester: manager })
  await world.requisition(id(2), 2, { requisitions: [own], approvals: [pending(id(2))] })
  await announced(id(2), 1)
  expect(heard).toEqual(['requester manager sees version 1'])
  expect(world.errors.join()).toContain('nobody concerned can be reached')
})

test('a burst of versions sends one update, of the newest', async () => {
  await world.requisition(id(3), 2)
  await announced(id(3), 1)
  heard.length = 0
  for (const version of [2, 3, 4]) await moves(id(3), version)
  await drained()
  expect(heard.toSorted()).toEqual([
    'keeper keeper sees version 4',
    'requester clerk sees version 4',
  ])
})

test('a burst before the first post is one post too', async () => {
  await world.requisition(id(4), 2)
  await world.commit([world.announces(id(4), 1)])
  await moves(id(4), 2)
  await drained()
  expect(heard.toSorted()).toEqual([
    'keeper keeper sees version 2',
    'requester clerk sees version 2',
  ])
})

test('an update edits the message that was posted', async () => {
  const messages: Json[] = []
  presenter.showCard = async (copy) => {
    if (copy.audience === 'requester') messages.push(copy.message)
    return 'posted-once'
  }
  await world.requisition(id(5), 2)
  await announced(id(5), 1)
  await moves(id(5), 2)
  await drained()
  expect(messages).toEqual([null, 'posted-once'])
})

test('a copy that cannot be delivered holds up nobody', async () => {
  presenter.showCard = async (copy, requisition) => {
    if (copy.address === 'keeper') throw new Undeliverable('the bot was removed')
    return await show(copy, requisition)
  }
  await world.requisition(id(6), 2)
  await announced(id(6), 1)
  expect(heard).toEqual(['requester clerk sees version 1'])
  const shows = await world.tasks('show-card')
  expect(shows.map((task) => task.state).toSorted()).toEqual(['dead', 'done'])

  heard.length = 0
  await moves(id(6), 2)
  await world.says(['keeper: still here'])
  await drained()
  expect(heard.toSorted()).toEqual(['keeper: still here', 'requester clerk sees version 2'])
})

test('to announce the same version twice changes nothing', async () => {
  await world.requisition(id(8), 2)
  await announced(id(8), 1)
  const before =
    await world.owner`select * from card_copies where requisition = ${id(8)} order by id`
  heard.length = 0
  await announced(id(8), 1)
  expect(heard).toEqual([])
  const after =
    await world.owner`select * from card_copies where requisition = ${id(8)} order by id`
  expect(after).toEqual(before)
  expect(after).toHaveLength(2)
})

test('news is told once, and a new copy is news enough', async () => {
  const news = [{ what: 'delivered', to: 'requester' }] as const
  await world.requisition(id(9), 2)
  await announced(id(9), 1, news)
  expect(heard).not.toContain(`clerk is told delivered of ${id(9)}`)
  await announced(id(9), 2, news)
  await announced(id(9), 2, news)
  expect(heard.filter((each) => each.includes('told'))).toEqual([
    `clerk is told delivered of ${id(9)}`,
  ])
})

test('whoever asked for a second card is told once, too', async () => {
  await world.requisition(id(10), 2)
  await announced(id(10), 1)
  const asked = {
    id: `${id(10)}/requester/clerk/asked`,
    requisition: id(10),
    audience: 'requester',
    person: clerk,
    address: 'clerk',
    message: 'm-asked',
    wanted: 1,
    shown: 1,
  } as const
  await world.ringing.store.commit(change('asked', { put: { cardCopies: [asked] } }))
  await announced(id(10), 2, [{ what: 'delivered', to: 'requester' }])
  expect(heard.filter((each) => each.includes('told'))).toEqual([
    `clerk is told delivered of ${id(10)}`,
  ])
})

test('a requisition that is gone is nobody’s news', async () => {
  await announced(id(404), 1)
  expect(heard).toEqual([])
  expect(await world.tasks('announce')).toMatchObject([{ state: 'done' }])
})
