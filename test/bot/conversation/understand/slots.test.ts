import { describe, expect, it } from 'vitest'
import { numeralValue } from '../../../../bot/conversation/understand/numerals.ts'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import type { Item } from '../../../../bot/conversation/understand/understood.ts'
import { buildVocabulary } from '../../../../bot/conversation/understand/vocabulary.ts'
import { smallCatalogue, smallSites } from '../../../support/small-catalogue.ts'

const vocabulary = buildVocabulary(smallCatalogue(), smallSites)
const read = (text: string) => understand(text, { vocabulary, hasDraft: false })

/** An item in short: code, name, model (a partial one with `~`), quantity. */
function short({ code, name, model, quantity }: Item): string {
  const count = quantity?.kind === 'exact' ? `${quantity.count}` : quantity?.kind
  const typed = model && (model.partial ? `~${model.text}` : model.text)
  return [code, name, typed, count].map((piece) => piece ?? '-').join(' ')
}

const items = (text: string) => read(text).items.map(short)

describe('Chinese numerals', () => {
  it.each([
    ['两', 2],
    ['俩', 2],
    ['三', 3],
    ['仨', 3],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿', 20],
    ['廿五', 25],
    ['卅', 30],
    ['一百零五', 105],
    ['二百五', 250],
    ['一千二', 1_200],
    ['两万', 20_000],
    ['一万二', 12_000],
    ['贰拾', 20],
    ['二五', 25],
    ['', null],
    ['百万万', null],
    ['三三十', null],
  ] as const)('%s is %s', (text, value) => {
    expect(numeralValue(text)).toBe(value)
  })
})

describe('items', () => {
  it.each([
    ['申请BCD-215KA压缩机2个', ['- 压缩机 BCD-215KA 2']],
    ['两个215ka的温控器', ['- 温控器 ~215ka 2']],
    [
      '领压缩机2，温控器3，门封1，都是BCD-215KA的',
      ['- 压缩机 BCD-215KA 2', '- 温控器 BCD-215KA 3', '- 门封 BCD-215KA 1'],
    ],
    ['压缩机、温控器各2个，BCD-215KB', ['- 压缩机 BCD-215KB 2', '- 温控器 BCD-215KB 2']],
    ['BCD-215KA压缩机一台，BCD-268W门封条两条', ['- 压缩机 BCD-215KA 1', '- 门封条 BCD-268W 2']],
    ['0010403487 2个 0060400102 1个', ['0010403487 - - 2', '0060400102 - - 1']],
    ['调2个0010403487电机', ['0010403487 电机 - 2']],
    [
      '0010403487\t风扇电机\t2\n0060400102\t温控器\t1',
      ['0010403487 风扇电机 - 2', '0060400102 温控器 - 1'],
    ],
    ['order 4 x SP-001 and 1pc SP-014', ['SP-001 - - 4', 'SP-014 - - 1']],
    [
      'need three door gaskets and a compressor for BCD-215KB',
      ['- door gaskets BCD-215KB 3', '- compressor BCD-215KB 1'],
    ],
    [
      '2x thermostat 1x compressor BCD-215KA',
      ['- thermostat BCD-215KA 2', '- compressor BCD-215KA 1'],
    ],
    ['ＢＣＤ－２１５ＫＡ　压缩机　×２', ['- 压缩机 BCD-215KA 2']],
    ['bcd 215 ka ysj 1个', ['- ysj bcd 215 ka 1']],
    ['compresor for BCD-215KA', ['- compresor BCD-215KA -']],
    ['压缩机，2个', ['- 压缩机 - 2']],
    ['215KB的，2个', ['- - ~215KB 2']],
    ['35机的内机主板', ['- 内机主板 ~35机 -']],
    ['BCD-215A 压缩机', ['- 压缩机 BCD-215A -']],
    ['0064000358A', ['0064000358A - - -']],
    ['SP-001x2', ['SP-001 - - 2']],
  ])('of %s', (text, wanted) => {
    expect(items(text)).toEqual(wanted)
  })

  it('know the categories of a name, also of trade and Taiwan words', () => {
    expect(read('主機板 一片').items[0]?.categories).toContain('control-board')
    expect(read('風扇馬達 一顆').items[0]?.categories).toContain('fan-motor')
    expect(read('comp for BCD-215KA').items[0]?.categories).toEqual(['compressor'])
  })

  it('say where in the message they stand', () => {
    const text = '麻煩申請 ＢＣＤ－２１５ＫＡ壓縮機兩個，謝謝'
    const span = read(text).items[0]?.span
    expect(text.slice(span?.start, span?.end)).toBe('ＢＣＤ－２１５ＫＡ壓縮機兩個')
  })
})

describe('quantities', () => {
  const quantity = (text: string) => read(text).items[0]?.quantity

  it.each([
    ['半打温控器', 6],
    ['一打温控器', 12],
    ['两打温控器', 24],
    ['一对温控器', 2],
    ['half a dozen thermostats', 6],
    ['a dozen thermostats', 12],
    ['two dozen thermostats', 24],
    ['a couple of thermostats', 2],
    ['温控器 qty 4', 4],
    ['温控器 (3)', 3],
    ['温控器*5', 5],
    ['来个温控器', 1],
    ['廿个温控器', 20],
    ['三台温控器', 3],
    ['温控器二', 2],
  ])('of %s: %s', (text, count) => {
    expect(quantity(text)).toEqual({ kind: 'exact', count })
  })

  it.each([
    ['几个温控器', 'vague'],
    ['一些温控器', 'vague'],
    ['十来个温控器', 'vague'],
    ['一箱温控器', 'vague'],
    ['some thermostats', 'vague'],
    ['a few thermostats', 'vague'],
    ['2-3个温控器', 'range'],
    ['两三个温控器', 'range'],
    ['温控器0个', 'impossible'],
    ['温控器 -1个', 'impossible'],
    ['温控器1000000000个', 'impossible'],
    ['温控器1e9个', 'impossible'],
    ['1.5个温控器', 'impossible'],
  ])('of %s are never a number: %s', (text, kind) => {
    expect(quantity(text)?.kind).toBe(kind)
  })

  it.each([
    '3P柜机的压缩机',
    '10公斤滚筒的皮带',
    '220V的温控器',
    '3月12号要温控器',
    '打13812345678，要温控器',
    'E1故障，温控器',
    '第二天要温控器',
    '温控器等了3天',
    '还有几个温控器',
    'thermostat, room 1204, in 2 days',
  ])('are not seen in %s', (text) => {
    expect(read(text).items.every((item) => item.quantity === null)).toBe(true)
  })
})

describe('numbers that name something', () => {
  it('are told apart', () => {
    expect(read('REQ-1023和1024都过').refs).toEqual(['REQ-1023', 'REQ-1024'])
    expect(read('approve req 1023').refs).toEqual(['REQ-1023'])
    expect(read('批了1023').refs).toEqual(['REQ-1023'])
    expect(read('reject REQ-1024 - duplicate of 1023').refs).toEqual(['REQ-1024'])
    expect(read('工单WO20260312007 压缩机1个').serviceOrder).toBe('WO20260312007')
    expect(read('SP-001 x 3 for service order 88213')).toMatchObject({
      serviceOrder: '88213',
      refs: [],
    })
    expect(read('sf1234567890123到哪了').tracking).toBe('SF1234567890123')
    expect(read('track 1Z5R89390357567127').tracking).toBe('1Z5R89390357567127')
  })

  it.each([
    'call me on 07700900123 when the thermostat is in',
    "1 thermostat please, customer's number is 91234567",
    '温控器1个，客户号码是 91234567',
  ])('are no codes when somebody is called by them: %s', (text) => {
    expect(read(text).items.map((item) => item.code)).toEqual([null])
  })

  it('remember that a request was meant without its number', () => {
    expect(read('刚才那单取消').lastOne).toBe(true)
    expect(read('再来一个一样的').sameAgain).toBe(true)
  })
})

describe('changes', () => {
  const changes = (text: string) =>
    understand(text, { vocabulary, hasDraft: true }).changes.map((wish) => {
      const line = 'line' in wish ? wish.line : null
      const which =
        line?.kind === 'item'
          ? short(line.item)
          : line?.kind === 'number'
            ? `${line.no}`
            : line?.kind
      const what =
        wish.kind === 'set' ? short(wish.to) : wish.kind === 'add' ? short(wish.item) : ''
      return [wish.kind, which ?? '', wish.kind === 'by' ? `${wish.count}` : what].join(' | ')
    })

  it.each([
    ['改成3个', ['set | unsaid | - - - 3']],
    ['第二个改成3个', ['set | 2 | - - - 3']],
    ['line 2 should be 4', ['set | 2 | - - - 4']],
    ['make the thermostat 2', ['set | - thermostat - - | - - - 2']],
    ['不是温控器是压缩机', ['set | - 温控器 - - | - 压缩机 - -']],
    ['是BCD-215KB不是BCD-215KA', ['set | - - BCD-215KA - | - - BCD-215KB -']],
    ['215KA打成215A了，少了个K', ['set | - - ~215A - | - - ~215KA -']],
    ['温控器不要2个，要3个', ['set | - 温控器 - - | - - - 3']],
    [
      '温控器改成3个，门封条改成1个',
      ['set | - 温控器 - - | - - - 3', 'set | - 门封条 - - | - - - 1'],
    ],
    ['再加2个门封', ['add |  | - 门封 - 2']],
    ['再加一个', ['by | unsaid | 1']],
    ['少要一个压缩机', ['by | - 压缩机 - - | -1']],
    ['去掉温控器', ['remove | - 温控器 - - | ']],
    ['第二个不要了', ['remove | 2 | ']],
    ['delete the last one', ['remove | last | ']],
    ['undo', ['undo |  | ']],
    ['change it to BCD-215KB', ['set | unsaid | - - BCD-215KB -']],
  ])('%s', (text, wanted) => {
    expect(changes(text)).toEqual(wanted)
  })
})

describe('what was not understood', () => {
  it('is said, as it was written', () => {
    expect(read('申请BCD-215KA压缩机2个 顺便问问食堂').leftover.join()).toContain('食堂')
    expect(read('申请BCD-215KA压缩机2个，谢谢').leftover).toEqual([])
  })
})
