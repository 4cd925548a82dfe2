import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { createInProcessBell, ringingDatabase } from '../../jobs/bell.ts'
import { change } from '../contract/changes.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { heard, clock } = world
afterEach(() => world.clean())
afterAll(() => world.close())

test('a write that adds a task wakes the runner, though no sweep comes for an hour', async () => {
  world.runner().start()
  await world.says(['A: warm-up'], {}, world.ringing)
  await vi.waitFor(() => expect(heard).toEqual(['A: warm-up']))
  await world.says(['A: hello'], {}, world.ringing)
  await vi.waitFor(() => expect(heard).toEqual(['A: warm-up', 'A: hello']), { interval: 1 })
})

test('no ring is lost while the runner is busy looking', async () => {
  world.runner().start()
  const lanes = Array.from({ length: 40 }, (_, index) => `lane${index}: x`)
  await Promise.all(lanes.map((lane) => world.says([lane], {}, world.ringing)))
  await vi.waitFor(() => expect(heard).toHaveLength(40), { timeout: 20_000 })
})

test('without any ring the sweep finds the task', async () => {
  world.runner({ sweepEvery: 20 }).start()
  await world.says(['A: unannounced'])
  await vi.waitFor(() => expect(heard).toEqual(['A: unannounced']))
})

test('the sweep finds what business time has made due', async () => {
  world.runner({ sweepEvery: 20 }).start()
  await world.says(['A: tomorrow'], { dueAt: clock.at + 86_400_000 }, world.ringing)
  clock.at += 86_400_000
  await vi.waitFor(() => expect(heard).toEqual(['A: tomorrow']))
})

test('a runner goes on after the database failed it', async () => {
  let broken = true
  const claim: typeof world.board.claim = (...asked) =>
    broken ? Promise.reject(new Error('no connection')) : world.board.claim(...asked)
  const database = { ...world.ringing, tasks: { ...world.board, claim } }
  world.runner({ sweepEvery: 20 }, database).start()
  await world.says(['A: patient'])
  await vi.waitFor(() => expect(world.errors.length).toBeGreaterThan(1))
  expect(heard).toEqual([])
  broken = false
  await vi.waitFor(() => expect(heard).toEqual(['A: patient']))
})

test('a stopped runner hears no bell', async () => {
  const runner = world.runner()
  runner.start()
  await runner.stop()
  await world.says(['A: nobody'], {}, world.ringing)
  expect(await world.tasks('say')).toMatchObject([{ state: 'due', attempts: 0 }])
})

test('it rings for tasks that were written, and for nothing else', async () => {
  const bell = createInProcessBell()
  let rings = 0
  const unlisten = bell.listen(() => {
    rings += 1
  })
  const { store } = ringingDatabase(world.ringing, bell)
  const tasks = [{ key: 'rung', kind: 'say', payload: {}, dueAt: clock.at, lane: null }]
  await store.commit(change('rings-1', { tasks }))
  expect(rings).toBe(1)
  await store.commit(change('rings-1', { tasks }))
  await store.commit(change('rings-2'))
  const stale = { kind: 'policy', id: 'policy', version: 9 } as const
  await store.commit(change('rings-3', { tasks, expect: [stale] }))
  expect(rings).toBe(1)
  unlisten()
  await store.commit(
    change('rings-4', { tasks: tasks.map((task) => ({ ...task, key: 'unheard' })) }),
  )
  expect(rings).toBe(1)
})
