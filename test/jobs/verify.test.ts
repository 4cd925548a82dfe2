import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { slack } from '../../db/sample/cast.ts'
import { morning } from '../flow/founding-story.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { openStage, type Stage } from '../support/stage.ts'

describe('the nightly check', () => {
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  let stage: Stage
  beforeEach(async () => {
    database = await sampleDatabase()
    stage = await openStage(database, morning)
  })
  afterEach(() => database.close())

  /** What only an owner can do, and no door ever does. */
  async function asOwner(order: string): Promise<void> {
    const owner = postgres(database.ownerUrl, { max: 1 })
    await owner.unsafe(order)
    await owner.end()
  }

  test('the operator is told of a contradiction the night after, once, and the log names it', async () => {
    const operator = await stage.actor('U0SUNTAO01', slack)
    await operator.says('hello')
    const before = operator.screen.length
    await asOwner(`update accounts set balance = balance + 1 where (kind, place, unit) in (
    select kind, place, unit from accounts where kind = 'available' and place = 'HQ' limit 1)`)
    await stage.passes(18)
    await stage.passes(1)

    expect(operator.screen).toHaveLength(before + 1)
    const told = operator.last().text ?? ''
    expect(told).toContain('2 contradictions')
    expect(told).toContain('balances: available@HQ of ')
    expect(stage.errors).toEqual([expect.stringContaining('the records contradict themselves')])
  })

  test('nobody is told when all is well', async () => {
    const operator = await stage.actor('U0SUNTAO01', slack)
    const before = operator.screen.length
    await stage.passes(24)
    await stage.passes(24)
    expect(operator.screen).toHaveLength(before)
    expect(stage.errors).toEqual([])
  })

  test('where no operator can be reached, the log says so', async () => {
    await asOwner(`update accounts set balance = balance + 1 where place = 'HQ'`)
    await stage.passes(24)
    expect(stage.errors).toEqual([
      expect.stringContaining('the records contradict themselves'),
      expect.stringContaining('no operator has opened a conversation'),
    ])
  })
})
