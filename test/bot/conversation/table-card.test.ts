import { describe, expect, test } from 'vitest'
import { tableCard } from '../../../bot/conversation/said/network.ts'
import { wordsFor } from '../../../bot/conversation/words/words.ts'

describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('a long list in %s', (locale) => {
  const words = wordsFor(locale)
  const rows = Array.from({ length: 20 }, (_, index) => [String(index)])
  const moreOf = (count: number, cut: boolean) => {
    const [block] = tableCard({ words }, 'T', ['C'], rows.slice(0, count), cut).blocks
    return block?.kind === 'table' ? block.more : 'no table'
  }

  test('says how many more there are when everything was read', () => {
    expect(moreOf(20, false)).toBe(words.card.more(5))
    expect(moreOf(15, false)).toBeUndefined()
  })

  test('says that there are more than those when reading was cut', () => {
    expect(moreOf(20, true)).toBe(words.card.moreThan(5))
    expect(words.card.moreThan(5)).not.toBe(words.card.more(5))
    expect(moreOf(3, true)).toBe(words.card.moreThan(0))
  })
})
