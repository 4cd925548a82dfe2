import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../../bot/conversation/card.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

describe('a site meant by its code', () => {
  let stage: Stage
  let hq: Actor
  let clerk: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    hq = await stage.actor('hq')
    clerk = await stage.actor('clerk')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  const stockAt = {
    'zh-Hans': (code: string) => `${code} 有 BCD-215KA 的配件吗`,
    'zh-Hant': (code: string) => `${code} 有 BCD-215KA 的零件嗎`,
    en: (code: string) => `stock of BCD-215KA parts at ${code}`,
  }
  const asked = {
    'zh-Hans': '没有“C-HG”这个站点代码。您是指下面哪一个？',
    'zh-Hant': '查無「C-HG」這個據點代碼。您是指下面哪一個？',
    en: 'There is no site "C-HG". Did you mean one of these?',
  }
  const answered = {
    'zh-Hans': 'C-HZ的 BCD-215KA 配件',
    'zh-Hant': 'C-HZ的 BCD-215KA 零件',
    en: 'Parts of BCD-215KA in C-HZ',
  }

  describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (locale) => {
    test('is answered for that site alone, however it is written', async () => {
      const whole = await answerTo(hq, stockAt[locale]('C-HZ'))
      expect(whole).toContain(answered[locale])
      for (const code of ['c-hz', 'C_HZ', 'Ｃ－ＨＺ']) {
        const other = await answerTo(hq, stockAt[locale](code))
        expect(other.split('\n').slice(1)).toEqual(whole.split('\n').slice(1))
      }
    })

    test('is asked about when it is mistyped, and one press asks again', async () => {
      const text = await answerTo(hq, stockAt[locale]('C-HG'))
      expect(text).toContain(asked[locale])
      expect(text).toContain('C-H[Z]')
      expect(text).not.toContain('0060')
      const press = offers(hq).find(({ label }) => label === 'C-HZ')
      expect(press?.text).toBe(stockAt[locale]('C-HZ'))
      expect(await answerTo(hq, press?.text ?? '')).toContain(answered[locale])
    })
  })

  test('no name inside a mistyped code is taken for the place', async () => {
    const text = await answerTo(hq, stockAt.en('S-NINGBO-3'))
    expect(text).toContain('There is no site "S-NINGBO-3"')
    expect(offers(hq).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['S-NINGBO-1', 'S-NINGBO-2']),
    )
  })

  test.each([
    'what is in transit to C-HG?',
    'what is low at C-HG',
    'which requests are waiting at C-HG?',
  ])('"%s" is not answered for everywhere', async (question) => {
    expect(await answerTo(hq, question)).toContain('There is no site "C-HG"')
  })

  test('a code like no other is told to be none', async () => {
    expect(await answerTo(hq, '0060-XXXXX在途的有哪些，发往 C-QWERTZ 的')).toContain('也没有相近的')
  })

  test('a request is put together, and the code left aside is told', async () => {
    const text = await answerTo(clerk, 'S-TAIZOU-1 申请1个 BCD-215KA 压缩机')
    expect(text).toContain('申请站点：台州维修站')
    expect(text).toContain('没有“S-TAIZOU-1”这个站点代码')
    expect(text).toContain('S-TAIZHOU-1 (台州维修站)')
  })

  test('codes of parts and models, service orders and words with a dash stay what they are', async () => {
    const text = await answerTo(clerk, 'BCD-215KA compressor, 1 C-clip and an S-hook, SO-20261123')
    expect(text).not.toContain('no site')
  })
})

function offers(who: Actor): readonly Extract<Action, { kind: 'say' }>[] {
  return (who.last().card?.actions ?? []).filter((action) => action.kind === 'say')
}
