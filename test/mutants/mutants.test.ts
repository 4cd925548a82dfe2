import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createMigratedDatabase } from '../support/postgres.ts'
import { plant } from './mutant.ts'
import { mutants } from './mutants.ts'

test('there are at least twenty faults, each with a name of its own', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(20)
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
})

/** `npm run mutants` shows that each is noticed; here only that the doors have not moved away from under them. */
test('every fault can still be planted in the doors as they are', async () => {
  const database = await createMigratedDatabase()
  const owner = postgres(database.url, { max: 1, onnotice: () => undefined })
  const misfits: string[] = []
  for (const mutant of mutants) {
    await owner.unsafe('begin')
    await plant(owner, mutant).catch((error: unknown) => misfits.push(String(error)))
    await owner.unsafe('rollback')
  }
  await owner.end()
  await database.drop()
  expect(misfits).toEqual([])
})
