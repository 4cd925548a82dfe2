import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slack } from '../../db/sample/cast.ts'
import { morning } from '../flow/founding-story.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, openStage, type Stage } from '../support/stage.ts'

describe('the nightly check', () => {
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  let stage: Stage
  const open = async () => {
    database = await sampleDatabase()
    stage = await openStage(database, morning)
  }
  const close = () => database.close()

  /** What only an owner can do, and no door ever does. */
  async function asOwner(order: string): Promise<void> {
    const owner = postgres(database.ownerUrl, { max: 1 })
    await owner.unsafe(order)
    await owner.end()
  }

  describe('night after night', () => {
    let operator: Actor
    beforeAll(async () => {
      await open()
      operator = await stage.actor('U0SUNTAO01', slack)
      await operator.says('hello')
    })
    afterAll(close)

    test('nobody is told when all is well', async () => {
      const before = operator.screen.length
      await stage.passes(24)
      await stage.passes(24)
      expect(operator.screen).toHaveLength(before)
      expect(stage.errors).toEqual([])
    })

    test('nobody but an operator has the records looked at', async () => {
      const clerk = await stage.actor('clerk')
      await clerk.sends({ verb: 'check-records', subject: 'records', revision: 0 })
      expect(clerk.text()).toContain('只能由系统管理员来做')
      expect(clerk.text()).not.toContain('核对')
    })

    test('the operator is told of a contradiction the night after, once, and the log names it', async () => {
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

    test('the operator has it looked at again, and sees a bar that moves until all is well', async () => {
      await asOwner(`update accounts set balance = balance + 1 where (kind, place, unit) in (
    select kind, place, unit from accounts where kind = 'available' and place = 'HQ' limit 1)`)
      await stage.passes(24)
      await asOwner(`update accounts a set balance = (select sum(case when (e.to_kind, e.to_place) = (a.kind, a.place)
      then e.quantity else -e.quantity end) from entries e
      where e.unit = a.unit and (a.kind, a.place) in ((e.to_kind, e.to_place), (e.from_kind, e.from_place)))
      where place = 'HQ' and kind = 'available'`)
      const shown = operator.screen.length
      const seen: string[] = []
      const update = setInterval(() => seen.push(operator.last().text ?? ''), 1)
      await operator.presses('Check now')
      clearInterval(update)
      expect(seen).toContainEqual(expect.stringMatching(/^Checking the records: ▱{10} 0 of \d+$/))
      expect(operator.screen).toHaveLength(shown + 1)
      expect(operator.last().text).toBe('Checked: the records do not contradict themselves.')
    })
  })

  describe('without an operator', () => {
    beforeAll(open)
    afterAll(close)

    test('where no operator can be reached, the log says so', async () => {
      await asOwner(`update accounts set balance = balance + 1 where place = 'HQ'`)
      await stage.passes(24)
      expect(stage.errors).toEqual([
        expect.stringContaining('the records contradict themselves'),
        expect.stringContaining('no operator has opened a conversation'),
      ])
    })
  })
})
