import { expect } from 'vitest'
import type { InvariantName } from '../../db/invariants.ts'
import type { Database } from '../../db/store.ts'

/** Fails with every finding when the database contradicts the invariants: all of them, unless some are named. */
export async function expectHealthy(
  database: Pick<Database, 'verify'>,
  only?: readonly InvariantName[],
): Promise<void> {
  expect(await database.verify(only), 'what contradicts the invariants').toEqual([])
}
