import { test } from 'vitest'
import { preparePglite } from '../../db/pglite.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { openStage } from '../support/stage.ts'
import { foundingStory, morning } from './founding-story.ts'

test('the founding story takes three days on the embedded PGlite', async () => {
  const database = await preparePglite({ dataDir: null, rows: () => sampleCompany() })
  const stage = await openStage(database, morning)
  await foundingStory(stage)
  await stage.close()
})
