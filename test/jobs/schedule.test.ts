import { afterAll, afterEach, expect, test } from 'vitest'
import { days, hours } from '../../domain/time.ts'
import { id } from '../contract/changes.ts'
import { compressor, hq } from '../contract/company.ts'
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
