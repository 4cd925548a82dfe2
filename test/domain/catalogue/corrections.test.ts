import { describe, expect, it } from 'vitest'
import {
  type Correction,
  enoughCorrections,
  learnedWeights,
  mostMistyped,
  refitWeights,
} from '../../../domain/catalogue/corrections.ts'
import { publishedWeights } from '../../../domain/catalogue/error-model.ts'

const part = (typed: string, chosen: string | null): Correction => ({
  about: 'part',
  typed,
  offered: [],
  chosen,
})
const many = (count: number, one: Correction) => Array.from({ length: count }, () => one)

describe('what is mistyped most', () => {
  it('is counted whatever its dress, with what people chose', () => {
    const corrections = [
      ...many(2, part('10203662', '0010203662')),
      part('1020-3662', null),
      part('XX1', null),
      { about: 'name' as const, typed: '压機', offered: [], chosen: '0064000385A' },
    ]
    expect(mostMistyped(corrections, 2)).toEqual([
      {
        about: 'part',
        typed: '10203662',
        count: 3,
        chosen: [
          { code: '0010203662', count: 2 },
          { code: null, count: 1 },
        ],
      },
      { about: 'part', typed: 'XX1', count: 1, chosen: [{ code: null, count: 1 }] },
    ])
  })
})

describe('refitting the error weights', () => {
  const sumOf = (weights: typeof publishedWeights) =>
    Object.values(weights).reduce((sum, share) => sum + share, 0) -
    weights.second -
    weights.firstCharacter

  it('leaves the published weights as they are when nothing was corrected', () => {
    const { weights, learned } = refitWeights([])
    expect(learned).toBe(0)
    for (const [kind, share] of Object.entries(publishedWeights))
      expect(weights).toHaveProperty(kind, expect.closeTo(share, 10))
  })

  it('follows the corrections when there are many', () => {
    const { weights, learned } = refitWeights(many(30_000, part('001020366', '0010203662')))
    expect(learned).toBe(30_000)
    expect(weights.omission).toBeGreaterThan(0.99)
    expect(weights.second).toBeLessThan(0.01)
    expect(sumOf(weights)).toBeCloseTo(1, 10)
  })

  it.each([
    ['transposition', '0010203626', '0010203662'],
    ['lookalike', 'BCD215KA', 'BCD21SKA'],
    ['neighbour', 'BCD315KA', 'BCD415KA'],
    ['anySubstitution', 'BCD115KA', 'BCD915KA'],
    ['doubled', 'BCD2215KA', 'BCD215KA'],
    ['anyInsertion', 'BCD2715KA', 'BCD215KA'],
  ] as const)('takes %s out of %s for %s', (kind, typed, chosen) => {
    const { weights } = refitWeights(many(100, part(typed, chosen)))
    expect(weights[kind]).toBeGreaterThan(publishedWeights[kind])
    expect(sumOf(weights)).toBeCloseTo(1, 10)
  })

  it('learns nothing from names, from "none of these", and from what is no slip', () => {
    const corrections: readonly Correction[] = [
      { about: 'name', typed: 'abc', offered: [], chosen: 'abd' },
      part('0010203662', null),
      part('QQQQQQ', '0010203662'),
      part('9'.repeat(100_000), '0010203662'),
      part('0010-203662', '0010203662'),
    ]
    expect(refitWeights(corrections).learned).toBe(0)
  })
})

describe('what candidates are ranked by', () => {
  const slip = part('001020366', '0010203662')

  it('is what was published, until enough codes were corrected', () => {
    expect(learnedWeights(many(enoughCorrections - 1, slip))).toEqual(publishedWeights)
    expect(learnedWeights(many(enoughCorrections, slip)).omission).toBeGreaterThan(0.5)
  })

  it('stays within a quarter and four times of what was published, whatever people do', () => {
    const doubled = part('00102036662', '0010203662')
    const twice = part('0102036626', '0010203662')
    for (const habit of [slip, doubled, twice, part('1010203662', '0010203662')]) {
      const learned = learnedWeights(many(20_000, habit))
      for (const [kind, share] of Object.entries(learned)) {
        const usual = Object.entries(publishedWeights).find(([name]) => name === kind)?.[1] ?? 0
        expect(share, kind).toBeGreaterThanOrEqual(usual / 4)
        expect(share, kind).toBeLessThanOrEqual(usual * 4)
      }
    }
  })
})
