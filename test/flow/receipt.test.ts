import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requisitionId } from '../../domain/ids.ts'
import { statusOf } from '../../domain/requisition/status.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { cardText, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const readers = [
  ['申请BCD-215KA压缩机1个', '提交申请', '登记并补发', '还没有填破损或少件的数量'],
  ['申請BCD-215KA壓縮機1個，急件', '送出申請', '回報並補寄', '還沒有填破損或短少的數量'],
  [
    'I need 1 compressor for BCD-215KA',
    'Submit request',
    'Report and get a replacement',
    'You reported nothing damaged or missing',
  ],
] as const

describe('what arrived', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  const status = async (request: string) => {
    const { requisitions } = await stage.database.store.load({
      requisitions: [requisitionId(request)],
    })
    return requisitions[0] ? statusOf(requisitions[0]) : null
  }

  test.each(readers)(
    'a complaint about nothing is not taken for a receipt: %s',
    async (ask, submit, report, sentence) => {
      const clerk = await stage.actor('clerk')
      const keeper = await stage.actor('keeper')
      await clerk.says(ask)
      await clerk.presses(submit)
      const request = /REQ-\d+/.exec(clerk.last().card?.title ?? '')?.[0] ?? ''
      await keeper.presses('确认发货', { tracking: `SF-${request}` })
      await stage.passes(26)

      await clerk.presses(report, { 'damaged-1': '0', 'short-1': '0' })
      expect(cardText(clerk.card(request))).toContain(sentence)
      expect(await status(request)).not.toBe('closed')

      await clerk.presses(report, { 'damaged-1': '1', 'short-1': '0' })
      expect(await status(request)).toBe('closed')
      // No number is lost to the press that was refused.
      expect(clerk.text()).toContain(`REQ-${Number(request.slice(4)) + 1}`)
    },
  )
})
