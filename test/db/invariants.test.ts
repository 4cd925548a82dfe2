import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InvariantName, invariantNames } from '../../db/invariants.ts'
import type { Violation } from '../../db/store.ts'
import { verify } from '../../db/verify.ts'
import { morning } from '../flow/founding-story.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { plants } from './invariant-plants.ts'

describe('what the invariants are there for', () => {
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  let stage: Stage
  let owner: postgres.Sql
  let day: BusyDay
  beforeAll(async () => {
    database = await sampleDatabase()
    stage = await openStage(database, morning)
    day = await busyDay(stage)
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} })
  })
  afterAll(async () => {
    await owner.end()
    await stage.close()
  })

  /** What would be found after this; nothing stays. */
  async function after(plant: string, invariant: InvariantName): Promise<readonly Violation[]> {
    let found: readonly Violation[] = []
    await owner
      .begin(async (sql) => {
        const unsafe = (text: string) => sql.unsafe(text)
        await unsafe(unguarded)
        await unsafe(plant.replaceAll('$ROAD', day.road).replaceAll('$WAIT', day.wait))
        found = await verify({ query: unsafe }, [invariant])
        throw new RolledBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error
      })
    return found
  }

  test('a busy day leaves nothing to find', async () => {
    expect(await database.verify()).toEqual([])
    expect(await database.deadLetters()).toEqual([])
  })

  test.each(plants)('%s: %s', async (invariant, _, plant) => {
    const found = await after(plant, invariant)
    expect(found).not.toEqual([])
    for (const each of found) {
      expect(each.what).not.toBe('')
      expect(each.detail).not.toBe('')
    }
  })

  test('every invariant has a plant, and every view is an invariant', async () => {
    const planted = new Set(plants.map(([invariant]) => invariant))
    expect(invariantNames.filter((name) => !planted.has(name))).toEqual([])
    const views = await owner`
      select substring(viewname from 11)::text as name from pg_views where viewname like 'invariant\\_%' order by 1`
    expect(views.map((view) => view['name'])).toEqual(invariantNames.toSorted())
  })

  test('what is written in the ledger and the log stays, for the owner too', async () => {
    for (const table of ['entries', 'events', 'changes', 'decisions']) {
      for (const order of [`delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(owner.unsafe(order), order).rejects.toThrow(`${table} is append-only`)
      }
    }
    await expect(owner`update events set actor = 'x'`).rejects.toThrow('events is append-only')
  })
})

class RolledBack extends Error {}

/** Takes every trigger and constraint of ours out of the way, foreign keys included. */
const unguarded = `
do $$
declare
  one record;
begin
  for one in select tablename as name from pg_tables where schemaname = 'public' loop
    execute format('alter table %I disable trigger user', one.name);
  end loop;
  for one in
    select conrelid::regclass as name, conname from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('c', 'f')
  loop
    execute format('alter table %s drop constraint %I', one.name, one.conname);
  end loop;
end
$$`
