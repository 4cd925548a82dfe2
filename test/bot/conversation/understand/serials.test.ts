import { describe, expect, test } from 'vitest'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import { sampleKnowledge } from '../../../eval/sets.ts'

const { vocabulary } = sampleKnowledge()
const read = (text: string) => understand(text, { vocabulary, hasDraft: false })
const counts = (text: string) =>
  read(text).items.map(({ quantity }) => (quantity?.kind === 'exact' ? quantity.count : quantity))

describe('a serial number', () => {
  test.each([
    ['BC-50上铰链2个，序列号：23044001', '23044001'],
    ['BC-50 上铰链2个 机身号23044001', '23044001'],
    ['BC-50 上鉸鏈2個，機號 AB-23044001', 'AB-23044001'],
    ['BC-50 上鉸鏈2個，序號是２３０４４００１', '23044001'],
    ['upper hinge for BC-50, S/N 23044001, 2 pcs', '23044001'],
    ['need 2 upper hinges for BC-50, serial number is ab23044001', 'AB23044001'],
    ['the serial no. 2304 and 2 upper hinges for BC-50', '2304'],
    ['sn:23044001的BC-50要两个上铰链', '23044001'],
  ])('is read in "%s", beside the part, the model and how many', (text, serial) => {
    expect(read(text)).toMatchObject({ serial, intent: 'request_part' })
    expect(read(text).items).toHaveLength(1)
    expect(read(text).items[0]).toMatchObject({ code: null, model: { text: 'BC-50' } })
    expect(counts(text)).toEqual([2])
  })

  test.each([
    'BC-50 上铰链 序列号23044001',
    'BC-50 upper hinge, serial 7',
    'BC-50 上鉸鏈，機號 2304',
    '序号1 BC-50 上铰链',
  ])('is no quantity and no code: "%s"', (text) => {
    expect(counts(text)).toEqual([null])
    expect(read(text).items[0]?.code).toBeNull()
  })

  test.each([
    '序列号写错了，是 23044001',
    '序號打錯了，應該是23044001',
    'serial number was wrong, it should be 23044001',
  ])('is read where it is put right: "%s"', (text) => {
    expect(read(text)).toMatchObject({ serial: '23044001', items: [] })
  })

  test('is not seen where none is written', () => {
    expect(read('还没核对序列号，BC-50 上铰链 2个').serial).toBeNull()
    expect(read('SN 0060350393 for BC-50').items[0]?.code).toBe('0060350393')
    expect(read('REQ-1023 到了').serial).toBeNull()
  })
})
