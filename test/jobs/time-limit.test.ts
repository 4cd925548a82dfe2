import { afterAll, afterEach, expect, test } from 'vitest'
import { definitions } from '../../jobs/definitions.ts'
import { createGate, openWorld } from './world.ts'

const world = await openWorld()
const { heard, presenter } = world
const politely = presenter.say
afterEach(() => world.clean())
afterAll(() => world.close())

test('a run that never ends is given up after its time and tried again, and holds up nobody beyond it', async () => {
  let begun = 0
  presenter.say = async (address, reply) => {
    if (reply !== 'stuck') return await politely(address, reply)
    begun += 1
    await new Promise(() => {})
  }
  await world.says(['A: stuck', 'A: after', 'B: 1', 'B: 2'])
  const runner = world.runner({ maxAttempts: 2, batch: 2, longest: 0.2 })
  await runner.drain()
  expect(heard).toEqual(['B: 1', 'B: 2'])
  const late = 'not finished after 0.2 seconds'
  expect(await world.tasks('say')).toMatchObject([
    { state: 'due', attempts: 1, error: late },
    { state: 'due', attempts: 0 },
    { state: 'done' },
    { state: 'done' },
  ])

  await world.waitsOver()
  await runner.drain()
  expect(begun).toBe(2)
  expect(heard.at(-1)).toBe('A: after')
  expect((await world.tasks('say'))[0]).toMatchObject({ state: 'dead', attempts: 2, error: late })
})

test('what comes of a run after it was given up changes nothing of its task', async () => {
  const gate = createGate()
  let begun = 0
  let ended = 0
  presenter.say = async () => {
    begun += 1
    if (begun === 1) await gate.passed()
    ended += 1
  }
  await world.says(['A: late'])
  const runner = world.runner({ longest: 0.2 })
  await runner.drain()
  gate.open()
  await gate.passed()
  const [given] = await world.tasks('say')
  expect(given).toMatchObject({ state: 'due', attempts: 1 })

  await world.waitsOver()
  await runner.drain()
  expect(ended).toBe(2)
  expect(await world.tasks('say')).toMatchObject([{ state: 'done', attempts: 2 }])
})

test('every job has a minute at least and half an hour at most', () => {
  const times = Object.values(definitions).map(({ longest }) => longest)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(60)
  expect(Math.max(...times)).toBeLessThanOrEqual(1_800)
})
