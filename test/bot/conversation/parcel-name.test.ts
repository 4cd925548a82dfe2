import { expect, test } from 'vitest'
import { parcelName } from '../../../bot/conversation/cards/carrier.ts'
import { wordsFor } from '../../../bot/conversation/words/words.ts'

test.each([
  ['zh-Hans', 'SF', 'SF1000000000001', '顺丰 SF1000000000001'],
  ['zh-Hant', 'SF', 'SF1000000000001', '順豐 SF1000000000001'],
  ['en', 'SF', 'SF1000000000001', 'SF1000000000001'],
  ['en', 'SF', '1000000000001', 'SF Express 1000000000001'],
  ['en', 'EMS', 'EMS123', 'EMS123'],
  ['zh-Hans', 'Deppon', 'DPK364', '德邦 DPK364'],
  ['zh-Hant', 'Black Cat', '903', 'Black Cat 903'],
] as const)('%s: %s %s is %s', (locale, carrier, tracking, shown) => {
  expect(parcelName({ carrier, tracking }, wordsFor(locale))).toBe(shown)
})
