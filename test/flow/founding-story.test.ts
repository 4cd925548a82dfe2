import { test } from 'vitest'
import { loadRows } from '../../db/load-rows.ts'
import { openMemory } from '../../db/memory.ts'
import { asApplication } from '../../db/pglite.ts'
import type { Database } from '../../db/store.ts'
import { migratedPglite } from '../support/pglite.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { openStage } from '../support/stage.ts'
import { foundingStory, morning } from './founding-story.ts'

const databases: Readonly<Record<string, () => Promise<Database>>> = {
  memory: async () => openMemory(sampleRows),
  PGlite: async () => {
    const embedded = await migratedPglite()
    await loadRows(embedded.sql, sampleRows)
    return await asApplication(embedded)
  },
  PostgreSQL: sampleDatabase,
}

// oxlint-disable-next-line vitest/expect-expect -- the story asserts, on what everybody saw and on every account
test.each(Object.keys(databases))(
  'the founding story takes three days, not 23, on %s',
  async (name) => {
    const database = await databases[name]?.()
    if (!database) throw new Error(`there is no database called ${name}`)
    const stage = await openStage(database, morning)
    await foundingStory(stage)
    await stage.close()
  },
)
