import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsFor } from '../../bot/conversation/words/words.ts'
import type { Locale } from '../../domain/locale.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, messageText, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

describe('what cannot be understood or done is answered kindly', () => {
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

  /** What the clerk is answered; the draft, if one was begun, is thrown away again. */
  async function answered(text: string): Promise<string> {
    const answer = await answerTo(clerk, text)
    await clerk.says('取消')
    return answer
  }

  /** A sentence that sets the language of the conversation, for messages that have none of their own. */
  const hello: Record<Locale, string> = { 'zh-Hans': '帮助', 'zh-Hant': '說明', en: 'help' }

  /** What is asked for in each language, around a quantity or a code. */
  const asks: Record<Locale, (quantity: string, code: string) => string> = {
    'zh-Hans': (quantity, code) => `申请 ${code} 压缩机 ${quantity}个`,
    'zh-Hant': (quantity, code) => `申請 ${code} 壓縮機 ${quantity}個`,
    en: (quantity, code) => `please order ${quantity} compressors for ${code}`,
  }

  /** Part of the sentence that asks again: for a quantity, or for a code when the number could be one. */
  const asksAgain: Record<Locale, RegExp> = {
    'zh-Hans': /没法下单|没有/,
    'zh-Hant': /無法申請|查無/,
    en: /not a quantity|There is no part/,
  }

  /** Numbers that nobody can order, as they are written and spelled in each language. */
  const beyond: Record<Locale, readonly string[]> = {
    'zh-Hans': [
      '申请 BCD-215KA 压缩机 1.5个',
      '申请 BCD-215KA 压缩机 两个半',
      '申请 BCD-215KA 压缩机 10亿个',
      '申请 BCD-215KA 压缩机 1千个',
      '申请 BCD-215KA 压缩机 3万',
      '申请 BCD-215KA 压缩机 负一个',
      '申请 BCD-215KA 很多压缩机',
      'BCD-215KA 压缩机 x 99999999999999999999999',
    ],
    'zh-Hant': [
      '申請 BCD-215KA 壓縮機 1.5個',
      '申請 BCD-215KA 壓縮機 兩個半',
      '申請 BCD-215KA 壓縮機 十億個',
      '申請 BCD-215KA 壓縮機 十個億',
      '申請 BCD-215KA 壓縮機 3萬',
      '申請 BCD-215KA 壓縮機 負一個',
      '申請 BCD-215KA 很多壓縮機',
      'BCD-215KA 壓縮機 x 99999999999999999999999',
    ],
    en: [
      '1.5 compressors for BCD-215KA',
      'two and a half compressors for BCD-215KA',
      'a billion compressors for BCD-215KA',
      'two thousand compressors for BCD-215KA',
      '1,000,000,000 compressors for BCD-215KA',
      'minus one compressor for BCD-215KA',
      'many compressors for BCD-215KA',
      'compressor for BCD-215KA x 99999999999999999999999',
    ],
  }

  const vague: Record<Locale, string> = {
    'zh-Hans': '申请 BCD-215KA 压缩机若干个',
    'zh-Hant': '申請 BCD-215KA 壓縮機若干個',
    en: 'please order some compressors for BCD-215KA',
  }

  const unknownRequest: Record<Locale, string> = {
    'zh-Hans': 'REQ-987654 到哪了',
    'zh-Hant': 'REQ-987654 到哪裡了',
    en: 'where is REQ-987654',
  }

  describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (locale) => {
    const { answer } = wordsFor(locale)
    beforeAll(async () => {
      await clerk.says(hello[locale])
    })

    test('an empty message gets examples', async () => {
      await clerk.says(hello[locale])
      const before = clerk.screen.length
      await clerk.says('   \n ')
      expect(messageText(clerk.screen[before]?.message ?? {})).toContain(answer.nothingSaid)
    })

    test('emoji alone get examples', async () => {
      await clerk.says(hello[locale])
      const before = clerk.screen.length
      await clerk.says('😀🔧❄️')
      expect(messageText(clerk.screen[before]?.message ?? {})).toContain(answer.notUnderstood)
    })

    test('ten thousand characters are refused with the limit', async () => {
      const long = asks[locale]('1', 'BCD-215KA').padEnd(
        10_000,
        locale === 'en' ? ' please' : locale === 'zh-Hant' ? '請' : '请',
      )
      expect(await answered(long)).toContain(answer.tooLong(4000))
    })

    test('five hundred lines are refused with the limit', async () => {
      const lines = Array.from(
        { length: 500 },
        (_, index) => `0010${String(index).padStart(4, '0')}\n`,
      )
      const text = `${{ 'zh-Hans': '申请', 'zh-Hant': '申請', en: 'order' }[locale]}\n${lines.join('')}`
      const said = await answered(text)
      expect(said === answer.tooLong(4000) || said.includes(answer.tooManyLines(30))).toBe(true)
    })

    test.each(['0', '-1', '1000000000'])(
      'a quantity of %s is asked for again',
      async (quantity) => {
        const said = await answered(asks[locale](quantity, 'BCD-215KA'))
        expect(said).toContain(quantity)
        expect(said).toMatch(asksAgain[locale])
        expect(said).not.toContain(wordsFor(locale).card.submit)
      },
    )

    test.each(beyond[locale])('"%s" is asked about and cannot be submitted', async (text) => {
      await clerk.says(hello[locale])
      const said = await answered(text)
      expect(said).toContain('999')
      expect(said).not.toContain(wordsFor(locale).card.submit)
    })

    test('a vague quantity is asked for again', async () => {
      const said = await answered(vague[locale])
      expect(said).toContain('999')
      expect(said).not.toContain(wordsFor(locale).card.submit)
    })

    test('an unknown model is said to be unknown', async () => {
      const said = await answered(asks[locale]('1', 'BCD-999XYZ'))
      expect(said).toContain(answer.modelUnknown('BCD-999XYZ'))
    })

    test('an unknown request is said to be unknown', async () => {
      expect(await answered(unknownRequest[locale])).toContain(answer.noRequest('REQ-987654'))
    })
  })

  test('somebody nobody has introduced is told how to get in, in every language', async () => {
    const stranger = await stage.actor('stranger')
    await stranger.says('申请压缩机')
    for (const locale of ['zh-Hans', 'zh-Hant', 'en'] as const)
      expect(stranger.text()).toContain(wordsFor(locale).answer.unknownPerson)
  })

  test('somebody without a station cannot ask for parts and is told so', async () => {
    const manager = await stage.actor('manager')
    await manager.says('申请 BCD-215KA 压缩机 1个')
    expect(messageText(manager.last())).toContain(wordsFor('zh-Hans').answer.notMyStation)
  })

  test.each([
    '<at>Partline</at> 申请 [BCD-215KA](http://evil.example) 压缩机 1个',
    '申请 BCD-215KA 压缩机 1个 **紧急** <b>谢谢</b>',
    '申请 BCD-215KA 压缩机 1个 <!channel> <@U123> ${Environment}',
  ])('markup and mentions in %s change nothing about the request', async (text) => {
    const said = await answered(text)
    expect(said).toContain('BCD-215KA')
    expect(said).toContain('× 1')
  })

  test('a press that names nothing known is answered and changes nothing', async () => {
    for (const press of [
      { verb: 'approve', subject: 'REQ-987654', revision: 1 },
      { verb: 'submit', subject: 'D-nothing', revision: 1 },
      { verb: 'explode', subject: 'x', revision: 0 },
      { verb: 'receive', subject: '', revision: -1, choice: 'x' },
    ]) {
      const before = clerk.screen.length
      const shown = await clerk.sends(press)
      const said = [shown, ...clerk.screen.slice(before).map((each) => each.message)]
        .map((message) => (message ? messageText(message) : ''))
        .join('')
      expect(said).not.toBe('')
    }
  })
})
