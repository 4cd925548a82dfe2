import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsFor } from '../../bot/conversation/words/words.ts'
import type { Locale } from '../../domain/locale.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const locales = ['zh-Hans', 'zh-Hant', 'en'] as const
type Said = Readonly<Record<Locale, string>>

describe('what is said beside a request', () => {
  let stage: Stage
  let clerk: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    clerk = await stage.actor('clerk')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  const two: Said = {
    'zh-Hans': '申请 BCD-215KA 压缩机 1个 温控器 2个',
    'zh-Hant': '申請 BCD-215KA 壓縮機 1個 溫控器 2個',
    en: '1 compressor and 2 thermostats for BCD-215KA',
  }
  const thermostat: Said = { 'zh-Hans': '温控器', 'zh-Hant': '溫控器', en: 'Thermostat' }

  describe.each(locales)('a part that is not wanted, in %s', (locale) => {
    const { card, answer } = wordsFor(locale)
    const refusals: Readonly<Record<Locale, readonly string[]>> = {
      'zh-Hans': ['不要温控器了', '去掉温控器', '温控器不要了', '我不需要温控器'],
      'zh-Hant': ['不要溫控器了', '去掉溫控器', '溫控器不要了', '我不需要溫控器'],
      en: ['no thermostat', "I don't want the thermostat", 'remove the thermostat'],
    }
    test.each(refusals[locale])('"%s" takes its line out of the draft', async (text) => {
      await clerk.says(two[locale])
      const said = await answerTo(clerk, text)
      expect(said).not.toContain(thermostat[locale])
      expect(said).toContain(card.submit)
      await clerk.says('取消')
    })

    const starts: Readonly<Record<Locale, readonly string[]>> = {
      'zh-Hans': ['我不需要 BCD-215KA 压缩机', '不要 BCD-215KA 的压缩机'],
      'zh-Hant': ['我不需要 BCD-215KA 壓縮機', '不要 BCD-215KA 的壓縮機'],
      en: ['no compressor for BCD-215KA', "I don't want the compressor for BCD-215KA"],
    }
    test.each(starts[locale])('"%s" starts no request', async (text) => {
      const said = await answerTo(clerk, text)
      expect(said).toContain(answer.nothingToCancel)
      expect(said).not.toContain(card.submit)
    })
  })
})

describe('what waits', () => {
  let stage: Stage
  let manager: Actor
  let keeper: Actor
  let hq: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    const clerk = await stage.actor('clerk')
    manager = await stage.actor('manager')
    keeper = await stage.actor('keeper')
    hq = await stage.actor('hq')
    await clerk.says('BCD-215KA 压缩机 1个')
    await clerk.presses('提交申请')
    await clerk.says('KFR-35GW/BP 主板 1块')
    await clerk.presses('提交申请')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  const mine: Readonly<Record<Locale, readonly string[]>> = {
    'zh-Hans': ['有哪些待我审批', '待我审批', '待我审批的有哪些', '哪些申请在等我批'],
    'zh-Hant': ['有哪些待我簽核', '待我簽核的有哪些'],
    en: ['which requests wait for me?', 'what is waiting for my approval?'],
  }
  const all: Readonly<Record<Locale, readonly string[]>> = {
    'zh-Hans': ['哪些申请在等', '浙江有哪些申请在等', '哪些申请等着，等在哪里'],
    'zh-Hant': ['哪些申請在等', '浙江有哪些申請在等'],
    en: ['which requests wait, and where?', 'Which requests wait?'],
  }
  const elsewhere: Said = {
    'zh-Hans': '四川有哪些申请在等',
    'zh-Hant': '四川有哪些申請在等',
    en: 'which requests wait in Sichuan?',
  }
  const undecided: Said = {
    'zh-Hans': '哪些申请还没批',
    'zh-Hant': '哪些申請還沒批',
    en: 'which requests are waiting for approval?',
  }
  const unshipped: Said = {
    'zh-Hans': '哪些单还没发货',
    'zh-Hant': '哪些單還沒出貨',
    en: 'which requests are not yet shipped?',
  }
  const toShip: Readonly<Record<Locale, readonly string[]>> = {
    'zh-Hans': ['有哪些待发货', '待发货的有哪些', '有哪些要发货', '今天要发哪些货'],
    'zh-Hant': ['待出貨的有哪些', '有哪些要出貨'],
    en: ['what do I have to ship?', 'what is to be shipped today?'],
  }

  describe.each(locales)('in %s', (locale) => {
    const { answer, card } = wordsFor(locale)

    test.each(mine[locale])('"%s" shows the manager what they can decide', async (text) => {
      const said = await answerTo(manager, text)
      expect(said).toContain('REQ-1002')
      expect(said).toContain(card.approve)
      expect(said).not.toContain('REQ-1001')
    })

    test.each(all[locale])('"%s" lists what waits and where', async (text) => {
      const said = await answerTo(hq, text)
      expect(said).toContain(answer.waitingTitle)
      expect(said).toContain('REQ-1001')
      expect(said).toContain('REQ-1002')
    })

    test('a place narrows what waits', async () => {
      expect(await answerTo(hq, elsewhere[locale])).toContain(answer.waitingNone)
    })

    test('what is not decided is told from what is not shipped', async () => {
      const decisions = await answerTo(hq, undecided[locale])
      expect(decisions).toContain('REQ-1002')
      expect(decisions).not.toContain('REQ-1001')
      const shipping = await answerTo(hq, unshipped[locale])
      expect(shipping).toContain('REQ-1001')
      expect(shipping).not.toContain('REQ-1002')
    })

    test.each(toShip[locale])('"%s" shows the keeper what to ship', async (text) => {
      const said = await answerTo(keeper, text)
      expect(said).toContain(card.shipTitle('REQ-1001'))
      expect(said).not.toContain('REQ-1002')
    })
  })
})
