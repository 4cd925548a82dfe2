import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parts } from '../../db/sample/cast.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, cardText, messageText, openStage, type Stage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

describe('a draft', () => {
  let stage: Stage
  let clerk: Actor
  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    clerk = await stage.actor('clerk')
  })
  afterEach(async () => {
    await clerk.says('放弃')
    expect(stage.errors).toEqual([])
  })
  afterAll(() => stage.close())

  test('takes several lines of one message, each with its own part and quantity', async () => {
    await clerk.says('领压缩机1，温控器2，门封1，都是BCD-215KA的')
    const shown = messageText(clerk.last())
    expect(shown).toContain(parts.compressorKa)
    expect(shown).toContain(parts.thermostatKa)
    expect(shown).toContain(parts.doorGasket)
    expect(shown).toContain('× 2')
  })

  test('survives a restart, and its buttons still work', async () => {
    await clerk.says('申请BCD-215A压缩机2个')
    const question = clerk.card('BCD-215A')
    const restarted = await openStage(stage.database, morning)
    const after = await restarted.actor('clerk')
    const button = question.actions.find((action) => action.label === 'BCD-215KA')
    if (button?.kind !== 'button') throw new Error('the question offers BCD-215KA')
    const answer = await after.sends(button.press)
    expect(answer?.card ? cardText(answer.card) : '').toContain(parts.compressorKa)
  })

  test('asks about a code with its letter left out, marks what differs and never picks', async () => {
    await clerk.says('申请 0061100487 1个 BCD-215KA')
    const shown = messageText(clerk.last())
    expect(shown).toContain('006[A]1100487')
    expect(shown).not.toContain('提交申请')
    await clerk.presses(parts.compressorKa)
    expect(messageText(clerk.last())).toContain('提交申请')
  })

  test('a valid code of the sibling model is questioned, never accepted', async () => {
    await clerk.says(`申请 ${parts.compressorKb} 1个 BCD-215KA`)
    const shown = messageText(clerk.last())
    expect(shown).toContain('不适用于 BCD-215KA')
    expect(shown).not.toContain('提交申请')
    expect(shown).not.toContain(`(${parts.compressorKb})`)
  })

  test('a button of an earlier card shows the current draft instead', async () => {
    await clerk.says('BCD-215KA 门封条 1根')
    const old = clerk.card('请核对').actions[0]
    await clerk.says('再加2个温控器')
    if (old?.kind !== 'button') throw new Error('the first action is a button')
    const answer = await clerk.sends(old.press)
    expect(answer?.card ? cardText(answer.card) : '').toContain('之前的草稿')
    expect(clerk.text()).not.toContain('REQ-1001')
  })

  test('asks how many when nobody said, and takes one part said twice as one line', async () => {
    await clerk.says('BCD-215KA 压缩机')
    const asked = messageText(clerk.last())
    expect(asked).toMatch(/^压缩机 QD83H 220V 要几个？/)
    expect(asked).not.toContain('提交申请')
    await clerk.says('2个')
    expect(messageText(clerk.last())).toContain('× 2')
    await clerk.says('放弃')
    await clerk.says('BCD-215KA压缩机2个，BCD-215KA压缩机3个')
    expect(messageText(clerk.last())).toContain('2 + 3')
  })

  test('says whom and where it cannot be for, and what nobody knows', async () => {
    for (const [said, left] of [
      ['给张三领2个温控器 BCD-215KA', '“张三”'],
      ['BCD-268W门封条1根，发到北京', '“北京”'],
      ['KFR-35GW/BP主板1块，还要3个飞船', '“飞船”'],
    ] as const) {
      await clerk.says(said)
      expect(messageText(clerk.last()), said).toContain(left)
    }
  })

  test('is shown again when stock moved between the look and the press', async () => {
    await clerk.says('BCD-215KA 压缩机 1个')
    const { store } = stage.database
    await store.commit({
      key: 'somebody takes everything',
      at: morning,
      expect: [],
      put: {},
      transfers: [
        {
          from: { kind: 'available', place: 'HQ' },
          to: { kind: 'consumed', place: 'elsewhere' },
          unit: parts.compressorKa,
          quantity: 6,
        },
      ],
      events: [],
      tasks: [],
      reply: null,
    })
    await clerk.presses('提交申请')
    const shown = messageText(clerk.last())
    expect(shown).toContain('库存有变动')
    expect(shown).not.toContain('REQ-1001')
  })
})
