import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '../../../bot/rehearsal/rehearsal.ts'
import { plainCard, type Shown } from '../../../bot/rehearsal/screen.ts'
import { hours } from '../../../domain/time.ts'

const wordsOf = (shown: readonly Shown[]) =>
  shown.map(({ text, card }) => [text ?? '', card ? plainCard(card) : ''].join('\n')).join('\n')

describe('a dialogue', () => {
  let rehearsal: Rehearsal
  /** Each dialogue has a conversation of its own. */
  let where = { apart: '0' }
  const says = async (text: string) => wordsOf(await rehearsal.say('clerk', text, where))
  const submits = () => rehearsal.press('clerk', 'submit', {}, where)
  beforeAll(async () => {
    rehearsal = await openRehearsal(Date.UTC(2026, 10, 23, 1))
  })
  beforeEach(() => {
    where = { apart: `${Number(where.apart) + 1}` }
  })

  test('asks for the same again as a draft of its own', async () => {
    expect(await says('再来一个一样的')).toContain('没找到')
    await says('BCD-215KA 温控器2个')
    await submits()
    const again = await says('再来一个一样的')
    expect(again).toContain('REQ-1001')
    expect(again).toContain('× 1')
  })

  test('goes back a step, also after the draft was thrown away', async () => {
    await says('BCD-215KA 温控器2个')
    expect(await says('改成5个')).toContain('× 5')
    expect(await says('撤销上一步')).toContain('× 2')
    expect(await says('算了，不要了')).toContain('没有提交')
    expect(await says('undo')).toContain('× 2')
    expect(await says('undo that')).toContain('There is no step')
  })

  test('waits without giving up the draft when somebody says so', async () => {
    await says('BCD-215KA 温控器2个')
    expect(await says('先别发')).toContain('不会提交')
    expect(await says('改成3个')).toContain('× 3')
  })

  test('explains what nobody can do', async () => {
    expect(await says('send me 2 thermostats for BCD-215KA yesterday')).toContain('in the past')
    expect(await says('never mind')).toContain('Discarded')
    expect(await says('give me everything you have')).toContain('cannot send everything')
    expect(await says('同意')).toContain('我不替人审批')
  })

  test('teaches by example with what the person last asked for', async () => {
    await says('XQG70-1012 排水泵1个')
    await submits()
    expect(await says('帮助')).toContain('XQG70-1012 排水泵 1个')
  })

  test('keeps a draft for each person of a channel and each thread', async () => {
    const here = { channel: 'parts' }
    await rehearsal.say('clerk', 'BCD-215KA 温控器2个', here)
    await rehearsal.say('clerk2', 'XQG70-1012 皮带1根', here)
    await rehearsal.say('clerk', 'BCD-268W 门封条4根', { ...here, thread: 'other' })
    expect(wordsOf(await rehearsal.say('clerk', '改成3个', here))).toContain('温控器')
    expect(wordsOf(await rehearsal.say('clerk2', '改成2根', here))).toContain('皮带')
  })

  test('keeps its next step at hand: what is in stock can be asked for with one press', async () => {
    const shown = await rehearsal.say('clerk', '门封条有货吗 BCD-215KA', where)
    const [step] = shown.flatMap(({ card }) => card?.actions ?? [])
    expect(step?.kind).toBe('say')
    expect(await says(step?.kind === 'say' ? step.text : '')).toContain('请核对')
  })

  test('says that a draft expired, and gives it back', async () => {
    await says('BCD-215KA 温控器2个')
    expect(wordsOf(await rehearsal.advance(hours(24)))).toContain('已过期')
    const answer = await says('门封条有货吗 BCD-215KA')
    expect(answer).not.toContain('已过期')
    expect(answer).toContain('库存')
    expect(await says('恢复刚才的草稿')).toContain('× 2')
  })
})
