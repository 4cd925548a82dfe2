import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../../../../bot/conversation/understand/clean.ts'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import { buildVocabulary } from '../../../../bot/conversation/understand/vocabulary.ts'
import { smallCatalogue, smallSites } from '../../../support/small-catalogue.ts'

const vocabulary = buildVocabulary(smallCatalogue(), smallSites)
const read = (text: string) => understand(text, { vocabulary, hasDraft: false })

const shreds = fc.constantFrom(
  '申请',
  'BCD-215KA',
  '压缩机',
  '2个',
  '不',
  '批',
  '了',
  '吗',
  '收到',
  'REQ-1023',
  'approve',
  "don't",
  '，',
  ' ',
  '\n',
  '各',
  '改成',
  '第二个',
  '😀',
  '<at>',
  '@',
  '-',
  '1e9',
  '全国',
  '0010403487',
  '先别发',
  '(',
  '\u202e',
  '几',
  '十',
  'x2',
  '215',
  '的',
)

describe('understanding', () => {
  it('gives an answer to anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(read(text).intent).toBeTypeOf('string')
      }),
      { seed: 42, numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.array(shreds, { maxLength: 30 }), (pieces) => {
        expect(read(pieces.join('')).intent).toBeTypeOf('string')
      }),
      { seed: 43, numRuns: 1_000 },
    )
  })

  it('cleans a text once and for all', () => {
    const folded = (text: string) => clean(text, vocabulary.script).folded
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const once = folded(text)
        fc.pre(!/[<&@]/.test(once))
        expect(folded(once)).toBe(once)
      }),
      { seed: 44, numRuns: 500 },
    )
  })

  it('keeps every span inside the message', () => {
    fc.assert(
      fc.property(fc.array(shreds, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const { span } of read(text).items) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { seed: 45, numRuns: 500 },
    )
  })

  it.each([
    '申请BCD-215KA压缩机2个',
    'REQ-1023 驳回，额度超了',
    '收到了但是碎了',
    '先别发 REQ-1023',
    '批了吗',
  ])('is not moved by politeness, emoji, mentions or full width: %s', (text) => {
    const wide = text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    const plain = read(text)
    const forms = [
      `麻烦${text}，谢谢`,
      `${text} 🙏`,
      `<@U123ABC> ${text}`,
      `<at>Partline</at> ${text}`,
      wide,
      `\u200b${text}\u202e`,
    ]
    for (const form of forms) {
      const other = read(form)
      expect(other.intent, form).toBe(plain.intent)
      expect(other.refs, form).toEqual(plain.refs)
      expect(other.items.map((one) => ({ ...one, span: null }))).toEqual(
        plain.items.map((one) => ({ ...one, span: null })),
      )
    }
  })

  it.each([
    ['10,000 characters', '申请BCD-215KA压缩机2个 '.repeat(600)],
    ['500 lines', 'BCD-215KA压缩机2个，急\n'.repeat(500)],
    ['emoji', '😀'.repeat(5_000)],
    ['control characters', '\u0000\u0001\u202e\u200b'.repeat(2_500)],
    ['white space', ' '.repeat(10_000)],
    ['digits', '1'.repeat(10_000)],
    ['numerals', '一'.repeat(10_000)],
    ['negations', '不'.repeat(10_000)],
    ['brackets', '(('.repeat(5_000)],
    ['tags', '<at>'.repeat(2_500)],
    ['requests', 'REQ-1023 '.repeat(1_100)],
    ['announcements', 'tracking 工单 型号 '.repeat(600)],
    ['unknown codes', Array.from({ length: 1_200 }, (_, id) => `QX${id * 7_919}`).join(' ')],
    ['100,000 characters', 'what is '.repeat(12_500)],
    // How long it takes is for `npm run bench:understanding`; a pattern that explodes does not end at all.
  ])('comes to an end with a short leftover: %s', (_, text) => {
    expect(read(text).leftover.length).toBeLessThanOrEqual(20)
  })
})
