import { afterAll, afterEach, expect, test } from 'vitest'
import { days, hours } from '../../domain/time.ts'
import { id } from '../contract/changes.ts'
import { compressor, hq, hqManager, manager } from '../contract/company.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { clock } = world
afterEach(() => world.clean())
afterAll(() => world.close())

const serving = async () => (await world.tasks('serve-waiting')).map((task) => task.state)

test('a recurring task runs once in its period, however many runners there are', async () => {
  const runners = [world.runner(), world.runner()]
  const all = () => Promise.all(runners.map((runner) => runner.drain()))
  await all()
  await all()
  expect(await serving()).toEqual(['done'])

  clock.at += hours(1)
  await all()
  expect(await serving()).toEqual(['done', 'done'])
})

test('periods that passed unseen are not made up for', async () => {
  await world.runner().drain()
  clock.at += days(14)
  await world.runner().drain()
  expect(await serving()).toEqual(['done'])
  await world.runner().drain()
  expect(await serving()).toEqual(['done'])
})

test('a line that waits gets its stock once, also when two runners look at the same time', async () => {
  await world.requisition(id(7), 0)
  clock.at += hours(1)
  await Promise.all([world.runner().drain(), world.runner().drain()])
  const { requisitions, balances } = await world.ringing.store.load({
    requisitions: [id(7)],
    accounts: [{ kind: 'available', place: hq, unit: compressor }],
  })
  expect(requisitions[0]).toMatchObject({ version: 2, lines: [{ reserved: 2, source: hq }] })
  expect(balances).toMatchObject([{ balance: 8 }])
})

test("a report that was missed is caught up with once, by one of two replicas, in the company's time", async () => {
  const { heard } = world
  await world.requisition(id(8), 0)
  await world.talksAt('hq', hqManager)
  await world.talksAt('centre', manager)
  // 08:00 of 1 December in China; the clock of this world began in November.
  const due = Date.UTC(2026, 11, 1)
  clock.at = due - 1
  await world.runner().drain()
  heard.length = 0

  clock.at = due + days(3)
  const replicas = [world.runner(), world.runner()]
  await Promise.all(replicas.map((runner) => runner.drain()))
  clock.at += days(1)
  await Promise.all(replicas.map((runner) => runner.drain()))
  const november = new Date(Date.UTC(2026, 9, 31, 16)).toISOString()
  expect(heard.filter((each) => each.includes('report')).toSorted()).toEqual([
    `centre gets the report of ${november}`,
    `hq gets the report of ${november}`,
  ])
  expect(await world.tasks('monthly-report')).toMatchObject([
    { state: 'done', attempts: 1 },
    { key: `every:monthly-report:${due}`, state: 'done', attempts: 1 },
  ])
})

test('a month in which nothing happened is not reported', async () => {
  clock.at = Date.UTC(2027, 2, 2)
  await world.runner().drain()
  expect(world.heard).toEqual([])
  expect((await world.tasks('show-report')).map(({ state }) => state)).toEqual(['done', 'done'])
})
