import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parts } from '../../db/sample/cast.ts'
import type { Locale } from '../../domain/locale.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

type Questions = Readonly<Record<Locale, string>>

describe('questions about the whole network', () => {
  let stage: Stage
  let hq: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    const clerk = await stage.actor('clerk')
    await stage.actor('manager')
    const keeper = await stage.actor('keeper')
    hq = await stage.actor('hq')
    await clerk.says('BCD-215KA 压缩机 1个')
    await clerk.presses('提交申请')
    await keeper.presses('确认发货', { tracking: 'SF2000000000001' })
    await clerk.says('KFR-35GW/BP 主板 1块')
    await clerk.presses('提交申请')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  const stockOfPart: Questions = {
    'zh-Hans': `${parts.compressorKa} 全国库存`,
    'zh-Hant': `${parts.compressorKa} 全國庫存`,
    en: `stock of ${parts.compressorKa} everywhere`,
  }
  const stockOfModel: Questions = {
    'zh-Hans': 'BCD-215KA 的配件在浙江还有多少',
    'zh-Hant': 'BCD-215KA 的零件在浙江還有多少',
    en: 'stock of parts of BCD-215KA in Zhejiang',
  }
  const inTransit: Questions = {
    'zh-Hans': '在途有哪些',
    'zh-Hant': '在途有哪些貨',
    en: 'what is in transit?',
  }
  const waiting: Questions = {
    'zh-Hans': '哪些申请还没批',
    'zh-Hant': '哪些申請還沒批',
    en: 'which requests are waiting?',
  }
  const low: Questions = {
    'zh-Hans': '哪些配件快没了',
    'zh-Hant': '哪些零件快沒了',
    en: 'what is low?',
  }

  /** A place without a site of the company, as it is asked for and as it is named in the answer. */
  const nowhere: Readonly<Record<Locale, readonly (readonly [string, string])[]>> = {
    'zh-Hans': [
      [`${parts.compressorKa} 火星有货吗`, '火星'],
      ['BCD-215KA 压缩机在亚特兰有多少', '亚特兰'],
    ],
    'zh-Hant': [[`${parts.compressorKa} 火星有貨嗎`, '火星']],
    en: [
      ['stock of compressor for BCD-215KA in Mars', 'mars'],
      [`is ${parts.compressorKa} in stock? stock of ${parts.compressorKa} in Atlantis`, 'atlantis'],
    ],
  }

  const names: Readonly<Record<Locale, { hq: string; chengdu: string; taizhou: string }>> = {
    'zh-Hans': { hq: '总部', chengdu: '成都', taizhou: '台州维修站' },
    'zh-Hant': { hq: '總', chengdu: '成都', taizhou: '台州維修站' },
    en: { hq: 'HQ', chengdu: 'Chengdu', taizhou: 'Taizhou' },
  }

  describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('HQ asks in %s', (locale) => {
    test('where a part is in stock', async () => {
      const said = await answerTo(hq, stockOfPart[locale])
      expect(said).toMatch(/\| 5$/m)
      expect(said).toContain(names[locale].chengdu)
    })

    test.each(nowhere[locale])('"%s": a place without a site is named', async (text, place) => {
      const said = await answerTo(hq, text)
      expect(said.toLowerCase()).toContain(place)
      expect(said).not.toMatch(/\| \d+$/m)
    })

    test('how much of a model is in a region', async () => {
      const said = await answerTo(hq, stockOfModel[locale])
      expect(said).toContain('BCD-215KA')
      expect(said.split('\n').filter((line) => / \| \d+$/.test(line)).length).toBeGreaterThan(10)
    })

    test('what is on the road to whom', async () => {
      const said = await answerTo(hq, inTransit[locale])
      expect(said).toContain('REQ-1001')
      expect(said).toContain(names[locale].taizhou)
      expect(said).not.toContain('REQ-1002')
    })

    test('which requests wait, and for what', async () => {
      const said = await answerTo(hq, waiting[locale])
      expect(said).toContain('REQ-1002')
      expect(said).toContain(names[locale].taizhou)
      expect(said).not.toContain('REQ-1001')
    })

    test('what is low', async () => {
      const said = await answerTo(hq, low[locale])
      const rows = said.split('\n').filter((line) => / \| \d+ \| \d+$/.test(line))
      expect(rows.length).toBeGreaterThan(3)
      for (const row of rows) {
        const [minimum, available] = row.split(' | ').toReversed().map(Number)
        expect(available).toBeLessThan(minimum ?? 0)
      }
    })
  })
})
