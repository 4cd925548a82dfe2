import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Undeliverable } from '../../bot/channels/channel.ts'
import type { Database } from '../../db/store.ts'
import { days, hours } from '../../domain/time.ts'
import { id } from '../contract/changes.ts'
import { clerk } from '../contract/company.ts'
import { createGate, openWorld } from './world.ts'

const world = await openWorld()
const { heard, clock, presenter } = world
const politely = presenter.say
beforeEach(() => {
  presenter.say = politely
})
afterEach(() => world.clean())
afterAll(() => world.close())

/** Until some runner has taken the oldest task. */
const taken = () =>
  vi.waitFor(async () => expect((await world.tasks('say'))[0]).toMatchObject({ attempts: 1 }))

/** The database with a note of what the runner asked of the board. */
function watched(database: Database) {
  const retries: (number | null)[] = []
  const pauses: number[] = []
  const completed: boolean[] = []
  const extended: boolean[] = []
  const { tasks } = database
  return {
    retries,
    pauses,
    completed,
    extended,
    database: {
      ...database,
      tasks: {
        ...tasks,
        complete: async (...asked: Parameters<typeof tasks.complete>) => {
          const kept = await tasks.complete(...asked)
          completed.push(kept)
          return kept
        },
        extend: async (...asked: Parameters<typeof tasks.extend>) => {
          const kept = await tasks.extend(...asked)
          extended.push(kept)
          return kept
        },
        fail: (...asked: Parameters<typeof tasks.fail>) => {
          retries.push(asked[3])
          return tasks.fail(...asked)
        },
        pause: (...asked: Parameters<typeof tasks.pause>) => {
          pauses.push(asked[2])
          return tasks.pause(...asked)
        },
      },
    },
  }
}

test('what is due runs, with everything it leads to, and then there is quiet', async () => {
  await world.talksAt('desk', clerk)
  await world.requisition(id(1), 2)
  await world.commit([world.announces(id(1), 1)])
  await world.runner().drain()
  expect(heard).toEqual(['requester desk sees version 1'])
  const states = await world.owner`select distinct state from tasks`
  expect(states.map((row) => row['state'])).toEqual(['done'])
})

test('a task that is not due waits, and runs when business time has passed', async () => {
  await world.says(['A: later'], { dueAt: clock.at + hours(5) })
  const runner = world.runner()
  clock.at += hours(4)
  await runner.drain()
  expect(heard).toEqual([])
  clock.at += hours(1)
  await runner.drain()
  expect(heard).toEqual(['A: later'])
})

test('a lane keeps its order and a slow one holds up nobody else', async () => {
  const gate = createGate()
  presenter.say = async (address, reply) => {
    if (reply === 'slow') await gate.passed()
    await politely(address, reply)
  }
  await world.says(['A: slow', 'A: after', 'B: 1', 'B: 2', 'B: 3', 'C: 1', 'D: 1', 'E: 1', 'F: 1'])
  const runner = world.runner({ batch: 2 })
  runner.start()
  await vi.waitFor(() => expect(heard).toHaveLength(7))
  expect(heard.filter((each) => each.startsWith('B'))).toEqual(['B: 1', 'B: 2', 'B: 3'])
  expect(heard.filter((each) => each.startsWith('A'))).toEqual([])
  gate.open()
  await vi.waitFor(() => expect(heard.slice(7)).toEqual(['A: slow', 'A: after']))
})

test('never more than its number of tasks are under way', async () => {
  let under = 0
  let most = 0
  presenter.say = async () => {
    under += 1
    most = Math.max(most, under)
    await new Promise((resolve) => setTimeout(resolve, 5))
    under -= 1
  }
  await world.says(Array.from({ length: 20 }, (_, index) => `lane${index}: x`))
  await world.runner({ batch: 3 }).drain()
  expect(most).toBe(3)
})

test('a task that fails is tried again later and later, and given up in the end without its lane', async () => {
  presenter.say = async (address, reply) => {
    if (reply === 'bad') throw new Error('the platform is down')
    await politely(address, reply)
  }
  await world.says(['A: bad', 'A: good'])
  const { database, retries } = watched(world.ringing)
  const runner = world.runner({}, database)
  await runner.drain()
  expect(retries).toEqual([1])

  // Back-off is the database's: that business time passes does not shorten it.
  await world.owner`update tasks set not_before = now() + interval '1 hour' where attempts = 1`
  clock.at += days(1)
  await runner.drain()
  expect(retries).toEqual([1])

  await world.waitsOver()
  await runner.drain()
  expect(retries).toEqual([1, 2])
  expect(heard).toEqual([])

  await world.waitsOver()
  await runner.drain()
  expect(retries).toEqual([1, 2, null])
  expect(await world.tasks('say')).toMatchObject([
    { state: 'dead', attempts: 3, error: 'the platform is down' },
    { state: 'done', attempts: 1 },
  ])
  expect(heard).toEqual(['A: good'])
})

test('what can never be delivered is given up at once', async () => {
  presenter.say = async (address, reply) => {
    if (reply === 'bad') throw new Undeliverable('the bot was removed')
    await politely(address, reply)
  }
  await world.says(['A: bad', 'A: good'])
  await world.runner().drain()
  expect(await world.tasks('say')).toMatchObject([
    { state: 'dead', attempts: 1, error: 'the bot was removed' },
    { state: 'done' },
  ])
  expect(heard).toEqual(['A: good'])
})

test('a task that nobody knows, or with a payload nobody can read, ends in the dead letter too', async () => {
  const odd = { payload: {}, dueAt: clock.at, lane: null }
  await world.commit([
    { ...odd, key: 'odd-1', kind: 'from-a-later-version' },
    { ...odd, key: 'odd-2', kind: 'say' },
  ])
  await world.runner({ maxAttempts: 1 }).drain()
  expect(await world.tasks('from-a-later-version')).toMatchObject([{ state: 'dead' }])
  expect(await world.tasks('say')).toMatchObject([{ state: 'dead' }])
})

test('a task that ends its runners every time is not begun once more', async () => {
  await world.says(['A: poison', 'A: good'])
  await world.owner`update tasks set attempts = 3 where id = (select min(id) from tasks where kind = 'say')`
  await world.runner().drain()
  expect(heard).toEqual(['A: good'])
  expect(await world.tasks('say')).toMatchObject([
    { state: 'dead', attempts: 4, error: 'its runners ended in the middle of it' },
    { state: 'done' },
  ])
})

test('a platform that asks for a pause gets it, however often, and no attempt is counted', async () => {
  presenter.say = () => Promise.reject(new Error('too many requests'))
  presenter.retryAfter = () => 70
  await world.says(['A: patient'])
  const { database, retries, pauses } = watched(world.ringing)
  const runner = world.runner({ maxAttempts: 2 }, database)
  for (let pause = 0; pause < 5; pause++) {
    await runner.drain()
    await world.waitsOver()
  }
  expect(pauses).toEqual([70, 70, 70, 70, 70])
  expect(retries).toEqual([])
  expect(await world.tasks('say')).toMatchObject([{ state: 'due', attempts: 0 }])

  presenter.retryAfter = () => null
  presenter.say = politely
  await runner.drain()
  expect(heard).toEqual(['A: patient'])
})

test('no two waits need be the same', async () => {
  presenter.say = () => Promise.reject(new Error('no answer'))
  await world.says(['A: patient'])
  const { database, retries } = watched(world.ringing)
  const runner = world.runner({ jitter: 0.5, maxAttempts: 9 }, database)
  for (let attempt = 0; attempt < 5; attempt++) {
    await runner.drain()
    await world.waitsOver()
  }
  for (const [index, whole] of [1, 2, 4, 8, 16].entries()) {
    expect(retries[index]).toBeGreaterThan(whole / 2)
    expect(retries[index]).toBeLessThanOrEqual(whole)
  }
  expect(retries).not.toEqual([1, 2, 4, 8, 16])
})

test('what goes to a chat platform is tried more often than other work', async () => {
  presenter.say = () => Promise.reject(new Error('no answer'))
  await world.says(['A: patient'])
  const runner = world.runner({ maxAttempts: 1, maxDeliveries: 3 })
  const states: unknown[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    await runner.drain()
    await world.waitsOver()
    states.push((await world.tasks('say'))[0]?.state)
  }
  expect(states).toEqual(['due', 'due', 'dead'])
})

test('a retry comes when its wait is over, without a sweep', async () => {
  let tries = 0
  presenter.say = async (address, reply) => {
    tries += 1
    if (tries === 1) throw new Error('not yet')
    await politely(address, reply)
  }
  await world.says(['A: again'])
  world.runner().start()
  await vi.waitFor(() => expect(heard).toEqual(['A: again']), { timeout: 20_000 })
  expect(tries).toBe(2)
})

test('a long task keeps its lease, so that no other runner takes it', async () => {
  const gate = createGate()
  presenter.say = async (address, reply) => {
    await gate.passed()
    await politely(address, reply)
  }
  await world.says(['A: long'])
  const { database, extended, completed } = watched(world.ringing)
  const first = world.runner({ leaseSeconds: 1 }, database).drain()
  await taken()
  const second = world.runner()
  while (extended.length < 5) {
    await second.drain()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  gate.open()
  await first
  expect(extended.every(Boolean)).toBe(true)
  expect(completed).toEqual([true])
  expect(heard).toEqual(['A: long'])
})

test('a task whose runner died is taken up when its lease is over', async () => {
  await world.says(['A: orphan'])
  expect(await world.ringing.tasks.claim(clock.at, 1, 60)).toHaveLength(1)
  const runner = world.runner()
  await runner.drain()
  expect(heard).toEqual([])
  await world.waitsOver()
  await runner.drain()
  expect(heard).toEqual(['A: orphan'])
  expect(await world.tasks('say')).toMatchObject([{ state: 'done', attempts: 2 }])
})

test('a runner that stops finishes what is under way and takes no more', async () => {
  const gate = createGate()
  presenter.say = async (address, reply) => {
    await gate.passed()
    await politely(address, reply)
  }
  await world.says(['A: 1', 'A: 2'])
  const runner = world.runner()
  runner.start()
  await vi.waitFor(async () =>
    expect(await world.tasks('say')).toMatchObject([{ attempts: 1 }, {}]),
  )
  const stopped = runner.stop()
  gate.open()
  await stopped
  expect(heard).toEqual(['A: 1'])
  expect(await world.tasks('say')).toMatchObject([{ state: 'done' }, { state: 'due' }])
})
