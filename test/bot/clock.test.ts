import { expect, test } from 'vitest'
import { createClock } from '../../bot/clock.ts'
import { openMemory } from '../../db/memory.ts'
import { hours } from '../../domain/time.ts'
import { company, monday } from '../contract/company.ts'

test('business time is real time and what was let pass, over a restart too', async () => {
  const database = openMemory(company)
  const clock = await createClock(database, () => monday)
  expect(clock.now()).toBe(monday)
  expect(await clock.advance(2)).toBe(monday + hours(2))
  expect(clock.now()).toBe(monday + hours(2))
  const again = await createClock(database, () => monday + 1)
  expect(again.now()).toBe(monday + hours(2) + 1)
})

test('time that passes twice at once has passed twice', async () => {
  const database = openMemory(company)
  const clock = await createClock(database, () => monday)
  await Promise.all([clock.advance(24), clock.advance(2), clock.advance(1)])
  expect(clock.now()).toBe(monday + hours(27))
  expect((await createClock(database, () => monday)).now()).toBe(monday + hours(27))
})

test('time that could not be written down has not passed, and may pass later', async () => {
  const database = openMemory(company)
  let broken = true
  const commit: typeof database.store.commit = (change) =>
    broken ? Promise.reject(new Error('no connection')) : database.store.commit(change)
  const clock = await createClock(
    { ...database, store: { ...database.store, commit } },
    () => monday,
  )
  await expect(clock.advance(24)).rejects.toThrow('no connection')
  expect(clock.now()).toBe(monday)
  broken = false
  expect(await clock.advance(1)).toBe(monday + hours(1))
})
