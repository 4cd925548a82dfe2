import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPersonas } from '../../bot/console/seats.ts'
import { wordsFor } from '../../bot/conversation/words/words.ts'
import type { Locale } from '../../domain/locale.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const locales = ['zh-Hans', 'zh-Hant', 'en'] as const
type Each<Kind> = Readonly<Record<Locale, Kind>>

describe('short words that mean a request, a card or a draft', () => {
  let stage: Stage
  let clerk: Actor
  let keeper: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    keeper = await stage.actor('keeper')
    clerk = await stage.actor('clerk')
    await clerk.says('BCD-215KA 压缩机 1个')
    await clerk.presses('提交申请')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  const request: Each<string> = {
    'zh-Hans': '申请 BCD-215KA 压缩机 1个',
    'zh-Hant': '申請 BCD-215KA 壓縮機 1個',
    en: '1 compressor for BCD-215KA',
  }
  const two: Each<string> = {
    'zh-Hans': '申请 BCD-215KA 压缩机 1个 温控器 1个',
    'zh-Hant': '申請 BCD-215KA 壓縮機 1個 溫控器 1個',
    en: '1 compressor and 1 thermostat for BCD-215KA',
  }
  const shows: Each<readonly string[]> = {
    'zh-Hans': ['REQ-1001', '查一下 REQ-1001', '看看REQ-1001'],
    'zh-Hant': ['REQ-1001', '查一下 REQ-1001', '打開 REQ-1001'],
    en: ['REQ-1001', 'show REQ-1001', 'open REQ-1001 please'],
  }
  const tracking: Each<string> = {
    'zh-Hans': 'SF123 到哪了',
    'zh-Hant': 'SF123 到哪了',
    en: 'where is SF123?',
  }
  const sent: Each<string> = {
    'zh-Hans': 'REQ-1001 已发货 顺丰 SF123',
    'zh-Hant': 'REQ-1001 已出貨 順豐 SF123',
    en: 'REQ-1001 shipped with SF, tracking SF123456789',
  }
  const discards: Each<string> = { 'zh-Hans': '放弃', 'zh-Hant': '捨棄', en: 'discard' }
  const confirms: Each<readonly string[]> = {
    'zh-Hans': ['确认', '提交', '提交申请'],
    'zh-Hant': ['確認', '送出', '送出申請'],
    en: ['confirm', 'submit', 'submit it'],
  }
  const instead: Each<readonly string[]> = {
    'zh-Hans': ['其实2个', '不对，2个', '改成2个'],
    'zh-Hant': ['其實2個', '不對，2個', '改成2個'],
    en: ['actually 2', 'no, 2', 'make it 2'],
  }
  const three: Each<string> = { 'zh-Hans': '改成3个', 'zh-Hant': '改成3個', en: 'make it 3' }
  const listed: Each<readonly string[]> = {
    'zh-Hans': [
      'BCD-215KA: 0060120731 x2, 006A1100487 x1',
      '0060120731 x2，006A1100487 x1，BCD-215KA',
    ],
    'zh-Hant': ['BCD-215KA：0060120731 x2、006A1100487 x1 謝謝'],
    en: ['0060120731 x2, 006A1100487 x1 for BCD-215KA'],
  }
  const nonsense: Each<string> = { 'zh-Hans': '呜呼哀哉', 'zh-Hant': '嗚呼哀哉', en: 'blah blubb' }
  const received: Each<readonly string[]> = {
    'zh-Hans': ['收到了', '收到', '没问题'],
    'zh-Hant': ['收到了', '收到', '沒問題'],
    en: ['received', 'all good', 'got it'],
  }

  describe.each(locales)('in %s', (locale) => {
    const { answer, card } = wordsFor(locale)

    test.each(shows[locale])('"%s" shows the request', async (text) => {
      await clerk.says({ 'zh-Hans': '帮助', 'zh-Hant': '說明', en: 'help' }[locale])
      expect(await answerTo(clerk, text)).toContain('REQ-1001')
      expect(clerk.last().card?.title).toContain('REQ-1001')
    })

    test('a tracking number that no shipment has is said to be unknown', async () => {
      expect(await answerTo(clerk, tracking[locale])).toContain(answer.noRequest('SF123'))
    })

    test('a keeper who says that it was shipped gets the card to say so on', async () => {
      expect(await answerTo(keeper, sent[locale])).toContain(card.shipTitle('REQ-1001'))
    })

    test('a keeper is given examples of a keeper', async () => {
      const said = await answerTo(keeper, nonsense[locale])
      expect(said).toContain(answer.helpShipExample)
      expect(said).not.toContain(answer.examples('BC-117', '')[1])
    })

    test('somebody about to ask is greeted, not told that they are welcome', async () => {
      const opening = { 'zh-Hans': '请问一下', 'zh-Hant': '請問一下', en: 'hello' }[locale]
      const said = await answerTo(clerk, opening)
      expect(said).toContain(answer.help)
      expect(said).not.toContain(answer.acknowledged)
    })

    test('the word of the button throws the draft away', async () => {
      await clerk.says(request[locale])
      expect(await answerTo(clerk, discards[locale])).toContain(answer.draftDiscarded)
    })

    test.each(confirms[locale])('"%s" submits nothing and shows the button', async (text) => {
      await clerk.says(request[locale])
      const said = await answerTo(clerk, text)
      expect(said).toContain(answer.pressToSubmit)
      expect(said).toContain(card.submit)
      await clerk.says('取消')
    })

    test.each(instead[locale])('"%s" changes the number of the only line', async (text) => {
      await clerk.says(request[locale])
      expect(await answerTo(clerk, text)).toContain(card.pieces(2))
      await clerk.says('取消')
    })

    test('a number for one of two lines is asked about', async () => {
      await clerk.says(two[locale])
      expect(await answerTo(clerk, three[locale])).toContain(answer.whichLine)
      await clerk.says('取消')
    })

    test.each(listed[locale])('"%s": the only model holds for every code', async (text) => {
      const said = await answerTo(clerk, text)
      expect(said).toContain(card.submit)
      expect(said).toContain('0060120731')
      expect(said).toContain('006A1100487')
      await clerk.says('取消')
    })
  })

  describe.each(locales)('with a parcel on its way, in %s', (locale) => {
    beforeAll(async () => {
      if (keeper.text().includes('SF2000000000001')) return
      await keeper.says('有哪些待发货')
      await keeper.presses('确认发货', { tracking: 'SF2000000000001' })
    })
    test.each(received[locale])('"%s" puts the receipt in front of the clerk', async (text) => {
      await clerk.says({ 'zh-Hans': '帮助', 'zh-Hant': '說明', en: 'help' }[locale])
      const said = await answerTo(clerk, text)
      expect(said).toContain('REQ-1001')
      expect(said).toContain(wordsFor(locale).answer.pressToReceive)
      expect(said).not.toContain(wordsFor(locale).answer.acknowledged)
    })
  })

  test('every sentence that a seat offers is understood in every language', async () => {
    const { database } = stage
    const personas = await loadPersonas(database, stage.core.desk.network)
    for (const { user, starters } of personas) {
      const actor = await stage.actor(user)
      for (const starter of starters)
        for (const locale of locales) {
          const said = await answerTo(actor, starter[locale])
          expect(said, starter[locale]).not.toContain(wordsFor(locale).answer.notUnderstood)
          expect(said, starter[locale]).not.toContain(wordsFor(locale).answer.notMyStation)
        }
      for (const word of ['帮助', '說明', 'help']) {
        await actor.says(word)
        for (const action of actor.last().card?.actions ?? []) {
          if (action.kind !== 'say') continue
          const said = await answerTo(actor, action.text)
          for (const locale of locales)
            expect(said, action.text).not.toContain(wordsFor(locale).answer.notUnderstood)
        }
      }
    }
  })
})
