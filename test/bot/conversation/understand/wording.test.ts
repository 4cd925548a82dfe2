import { describe, expect, test } from 'vitest'
import { answerTo, sampleKnowledge } from '../../../eval/sets.ts'

const knowledge = sampleKnowledge()
const read = (text: string) => answerTo(text, knowledge)

describe('a refusal, a wait and a wait that is over', () => {
  test.each([
    ['not approved, no service order on it', 'reject'],
    ['REQ-1353 not approved, the price is above the repair value', 'reject'],
    ['still not approved?', 'my_requests'],
    ['is REQ-1023 not approved?', 'my_requests'],
    ['which of my orders are not approved yet', 'my_requests'],
    ["Don't hold REQ-2287 any longer, I approve it", 'approve'],
    ["don't hold REQ-5231, cancel it outright", 'cancel'],
    ['not yet, hold REQ-1024', 'hold'],
    ['no shipping before I call you back, ok?', 'hold'],
    ['only got 1, remaining 4 not yet', 'receive'],
    ['Do any branches hold the XQB60-918 control board', 'check_stock'],
    ['Quick-freeze switch, BCD-268W, two of them.', 'request_part'],
  ])('%s: %s', (text, intent) => {
    expect(read(text).intent).toBe(intent)
  })
})

describe('a comment is what says that it is one', () => {
  test.each([
    ['Approve REQ-5401. Comment: good reasoning.', 'good reasoning'],
    [
      "approve REQ-5406 with the note 'last time without a service order'",
      'last time without a service order',
    ],
    ['REQ-5102批准，备注：先用旧件', '先用旧件'],
    ['REQ-5102批准，备注：先用旧件，谢谢', '先用旧件'],
  ])('%s', (text, comment) => {
    expect(read(text)).toMatchObject({ intent: 'approve', slots: { comment } })
  })
})

describe('numbers that are no amounts', () => {
  test.each([
    '1 display board XQG70-1012, customer booked for 14 June',
    '1 display board XQG70-1012 by June 14th',
    '1 display board XQG70-1012, thanks a million',
    '1 display board XQG70-1012, the one from batch 2403',
  ])('%s', (text) => {
    expect(read(text).slots['items']).toMatchObject([{ qty: 1 }])
  })

  test('nor does a word before a request make it a service order', () => {
    const { slots } = read('tenant moved out so REQ-5239 can be cancelled')
    expect(slots).toMatchObject({ req: 'REQ-5239' })
    expect(slots).not.toHaveProperty('so')
  })
})

describe('an amount that is left open is asked for', () => {
  test.each(['need 2 may be 3 thermostats for BCD-215KA', 'a carton of remotes, KFR-35GW/BP'])(
    '%s',
    (text) => {
      expect(read(text).slots['items']).toMatchObject([{ qty_vague: true }])
    },
  )
})

describe('what is wanted like the last time', () => {
  test.each([
    'another two like the last one',
    'do my last order over, just 1',
    'the last request once more, please',
    'Same thermostat as last time, 4 of them',
    'another two of those',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ intent: 'request_part', slots: { ref: 'last_request' } })
  })
})

describe('where the goods are for', () => {
  test.each([
    ['12 belts XQB60-918, 舟山站', '舟山站'],
    ['从沈阳中心调2个温控器 BCD-215KA', undefined],
  ])('%s', (text, station) => {
    expect(read(text).slots['station']).toBe(station)
  })
})

describe('the counts of a delivery', () => {
  test.each([
    ['REQ-1777 出貨8，實收6', { shipped_qty: 8, received_qty: 6 }],
    ['REQ-5130 發8實收6短2', { shipped_qty: 8, received_qty: 6, short_qty: 2 }],
    ['REQ-7301 发6个，到4个，缺2个', { shipped_qty: 6, received_qty: 4, short_qty: 2 }],
    ['4 turned up, 1 yet to come, REQ-2019', { received_qty: 4, short_qty: 1 }],
  ])('%s', (text, counts) => {
    expect(read(text)).toMatchObject({ intent: 'receive', slots: counts })
  })
})
