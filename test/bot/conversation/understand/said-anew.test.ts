import { describe, expect, test } from 'vitest'
import { answerTo, sampleKnowledge } from '../../../eval/sets.ts'

const knowledge = sampleKnowledge()
const read = (text: string) => answerTo(text, knowledge)

describe('what is said anew in the same message', () => {
  test.each([
    ['领BCD-215KA压缩机1台，哦不对，2台', 2],
    ['BCD-268W 風扇馬達 3 顆，抱歉打錯，是 2 顆', 2],
    ['2 belts for XQG70-1012, no wait, 3', 3],
  ])('counts: %s', (text, qty) => {
    expect(read(text)).toMatchObject({ intent: 'request_part', slots: { items: [{ qty }] } })
  })

  test.each([
    ['code misread: 0010403478 should read 0010403487', 'code', '0010403478', '0010403487'],
    ['BCD-268 should read BCD-268W', 'model', 'BCD-268', 'BCD-268W'],
    ['機型看錯，KFR-26GW其實是KFR-25GW', 'model', 'KFR-26GW', 'KFR-25GW'],
    ['门封条是5根不是3根', 'qty', 3, 5],
    ['sorry, not 4, I only need 2', 'qty', 4, 2],
  ])('changes the old value into the new one: %s', (text, kind, old, fresh) => {
    const { intent, slots } = read(text)
    expect(intent).toBe('change')
    expect(slots).toMatchObject({ old: { [kind]: old }, new: { [kind]: fresh } })
  })
})

describe('the counts of a receipt', () => {
  test.each([
    ['REQ-1041到货4根，还有1根没到', { received_qty: 4, short_qty: 1 }],
    ['5个只到了3个', { shipped_qty: 5, received_qty: 3 }],
    ['REQ-1187 got 6, missing 2', { received_qty: 6, short_qty: 2 }],
    ['REQ-1182 arrived with 1 out of 2', { shipped_qty: 2, received_qty: 1 }],
  ])('are told by the words beside them: %s', (text, counts) => {
    expect(read(text)).toMatchObject({ intent: 'receive', slots: counts })
  })
})

describe('a decision in other words', () => {
  test.each([
    ['REQ-1024 has my blessing', 'approve'],
    ['REQ-1024 is hereby approved', 'approve'],
    ['我代老闆批 REQ-1024', 'approve'],
    ['REQ-1024我无法批准，额度用完了', 'reject'],
    ['恕難同意 REQ-1024', 'reject'],
    ['REQ-1024 goes back, model number missing', 'reject'],
  ])('is heard: %s', (text, intent) => {
    expect(read(text).intent).toBe(intent)
  })

  test.each([
    'REQ-1024 got approve or not',
    'the manager says REQ-1024 was approved yesterday',
    'REQ-1024 let it go, the hotel went bankrupt',
    '台风天，REQ-1024过两天再发',
    '到底给不给批 REQ-1024',
    'customer refused the repair, REQ-1024 is not needed',
    '工程部拒绝安装，REQ-1024',
    'scan ok REQ-1024 6/6',
    'please do not approve REQ-1024 for now',
  ])('is none: %s', (text) => {
    expect(['approve', 'reject']).not.toContain(read(text).intent)
  })
})
