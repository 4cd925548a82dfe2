import { describe, expect, test } from 'vitest'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import { buildVocabulary } from '../../../../bot/conversation/understand/vocabulary.ts'
import { smallCatalogue, smallSites } from '../../../support/small-catalogue.ts'

const vocabulary = buildVocabulary(smallCatalogue(), smallSites)

/** Would these words decide, once a request is named? */
function decides(text: string): boolean {
  const { intent, onlyVerdict } = understand(text, { vocabulary, hasDraft: false })
  return (intent === 'approve' || intent === 'reject') && onlyVerdict
}

describe('a decision and nothing else decides', () => {
  test.each([
    '批准 REQ-1024',
    'REQ-1024 批了吧，谢谢',
    'REQ-1024 我看过了，同意',
    '同意 REQ-1024，请尽快发',
    '驳回 REQ-1024，数量太多',
    '核准 REQ-1024，辛苦了',
    'REQ-1024 簽核通過',
    'REQ-1024 退件，原因是預算不足',
    'approve REQ-1024 please',
    'REQ-1024 approved, thanks',
    'reject REQ-1024, too expensive',
    'declined REQ-1024 because the budget is used up',
  ])('%s', (text) => {
    expect(decides(text)).toBe(true)
  })
})

describe('a decision among other things shows the card', () => {
  test.each([
    '批准 REQ-1024 的下一单',
    '除了 REQ-1024 都批准',
    '批准 REQ-1024 的压缩机',
    '批准 REQ-1024，改成2个',
    '批准 REQ-1024 再加一个温控器',
    '批准 REQ-1024 了吗',
    '批准 REQ-1024 BCD-215KA',
    '批准 REQ-1024 里的 0060120731',
    '张三说批准 REQ-1024',
    '驳回 REQ-1024 的另外一单，太贵了',
  ])('zh-Hans: %s', (text) => {
    expect(decides(text)).toBe(false)
  })

  test.each([
    '核准 REQ-1024 的下一單',
    '除了 REQ-1024 都核准',
    '核准 REQ-1024 的壓縮機',
    '核准 REQ-1024，改成2個',
    '核准 REQ-1024 再加一個溫控器',
    '核准 REQ-1024 了嗎',
    '核准 REQ-1024 BCD-215KA',
    '核准 REQ-1024 裡的 0060120731',
    '聽說老闆要核准 REQ-1024',
    '退件 REQ-1024 的另外一張，太貴',
  ])('zh-Hant: %s', (text) => {
    expect(decides(text)).toBe(false)
  })

  test.each([
    'approve the one after REQ-1024',
    'approve all but REQ-1024',
    'approve the compressor on REQ-1024',
    'approve REQ-1024 but make it 2',
    'approve REQ-1024 and add a thermostat',
    'approve REQ-1024?',
    'approve REQ-1024 for BCD-215KA',
    'approve 0060120731 on REQ-1024',
    'Bob wrote approve REQ-1024',
    'reject the next one, not REQ-1024, too expensive',
  ])('en: %s', (text) => {
    expect(decides(text)).toBe(false)
  })
})
