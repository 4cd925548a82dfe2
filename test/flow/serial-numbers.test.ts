import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Locale } from '../../domain/locale.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

/** In the sample company the upper hinge of BC-50 changed in the middle of its run. */
const upTo = '0060350393'
const from = '006D3504566'
const old = '23044999'
const late = '23045000'

const said: Readonly<Record<Locale, { wish: string; with: (serial: string) => string }>> = {
  'zh-Hans': { wish: 'BC-50 上铰链 2个', with: (serial) => `BC-50 上铰链 2个，序列号 ${serial}` },
  'zh-Hant': { wish: 'BC-50 上鉸鏈 2個', with: (serial) => `BC-50 上鉸鏈 2個，機號 ${serial}` },
  en: {
    wish: '2 upper hinges for BC-50',
    with: (serial) => `2 upper hinges for BC-50, S/N ${serial}`,
  },
}
const asks: Readonly<Record<Locale, string>> = {
  'zh-Hans': 'BC-50 用哪种上铰链要看序列号',
  'zh-Hant': 'BC-50 用哪種上鉸鏈要看序號',
  en: 'Which one fits BC-50 (upper hinges) depends on the serial number',
}
const two: Readonly<Record<Locale, string>> = { 'zh-Hans': '× 2', 'zh-Hant': '× 2', en: '× 2' }
const discard: Readonly<Record<Locale, string>> = {
  'zh-Hans': '放弃',
  'zh-Hant': '放棄',
  en: 'discard',
}

describe('a part that fits from a serial number on', () => {
  let stage: Stage
  let clerk: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    clerk = await stage.actor('clerk')
  })
  afterEach(async () => {
    await clerk.says('放弃')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (locale) => {
    test('is asked about by name, with every range; the bare number answers', async () => {
      const question = await answerTo(clerk, said[locale].wish)
      expect(question).toContain(asks[locale])
      for (const shown of [upTo, from, old, late]) expect(question).toContain(shown)
      const card = await answerTo(clerk, '23046001')
      expect(card).toContain(from)
      expect(card).not.toContain(upTo)
      expect(card).toContain(two[locale])
      expect(card).toContain(': 23046001')
      await clerk.says(discard[locale])
    })

    test('is the one for the number that came with the wish', async () => {
      const card = await answerTo(clerk, said[locale].with('22110007'))
      expect(card).toContain(upTo)
      expect(card).not.toContain(from)
      expect(card).toContain(two[locale])
      await clerk.says(discard[locale])
    })
  })

  test('is refused for a number outside, and the one that fits is offered first', async () => {
    const question = await answerTo(clerk, `${from} BC-50 3个 序列号22110007`)
    expect(question).toContain(`${from} 只适用于序列号 ${late} 及以后，你报的序列号是 22110007`)
    expect(question).not.toContain('不适用于 BC-50')
    const [first] = clerk.last().card?.actions ?? []
    expect(first?.label).toBe(upTo)
    const next = await clerk.presses(upTo)
    expect(next?.card?.blocks[0]).toMatchObject({ code: [{ text: upTo }], side: '× 3' })
  })

  test('goes on by a form, by a range, and over a number that tells nothing', async () => {
    const question = await answerTo(clerk, `${from} BC-50 1个`)
    expect(question).toContain('要看序列号')
    const unclear = await answerTo(clerk, 'AB12345678')
    expect(unclear).toContain('从“AB12345678”看不出')
    const outside = await clerk.presses('确定', { serial: '22110007' })
    expect(outside?.card?.title).toContain('你报的序列号是 22110007')
    expect(await answerTo(clerk, '序列号写错了，是 23110007')).toContain('请核对并确认')
    await clerk.says('放弃')
    await clerk.says(`${from} BC-50 1个`)
    const chosen = await clerk.presses(`${from} (${late} 及以后)`)
    expect(chosen?.card?.blocks[0]).toMatchObject({
      code: [{ text: from }],
      details: expect.arrayContaining([`仅适用于序列号 ${late} 及以后`]),
    })
  })

  test('is not what a request or a repair is called', async () => {
    await clerk.says(`${from} BC-50 1个`)
    expect(await answerTo(clerk, 'REQ-1023')).not.toContain('从“REQ-1023”看不出')
    expect(await answerTo(clerk, 'WO20261123001')).not.toContain('看不出')
  })

  test('of another line for the same model needs no second question', async () => {
    await clerk.says(said.en.with('23046001'))
    const card = await answerTo(clerk, `also 1 ${upTo} for BC-50`)
    expect(card).toContain(`${upTo} is for serial numbers up to ${old}, and yours is 23046001`)
  })

  test('chosen by its range, or for being outside of it, is no mistyped code', async () => {
    await clerk.says(`${from} BC-50 1个`)
    await clerk.presses(`${upTo} (${old} 及以前)`)
    const corrections = await stage.database.reads.corrections(10)
    expect(corrections.filter(({ typed, chosen }) => typed === from && chosen === upTo)).toEqual([])
  })
})
