import { describe, expect, test } from 'vitest'
import { chosen } from '../../../../bot/conversation/understand/choose.ts'
import type { Facts } from '../../../../bot/conversation/understand/facts.ts'
import {
  buildGuess,
  readWeights,
  writeWeights,
} from '../../../../bot/conversation/understand/guess.ts'
import type { Intent } from '../../../../bot/conversation/understand/understood.ts'
import { digestOf, learn, lessonsOf } from '../../../eval/guess-training.ts'

const facts: Facts = {
  masked: '',
  question: false,
  items: [],
  parts: false,
  quantity: false,
  ref: false,
  tracking: false,
  place: false,
  hasDraft: false,
  pace: false,
}

describe('what was learned from the examples', () => {
  const lessons = lessonsOf()

  test('was learned from the examples and the cues as they stand', () => {
    expect(readWeights().digest, 'run npm run train:guess').toBe(digestOf(lessons))
  })

  test('comes out the same from the same lessons, and is read as it was written', () => {
    const few = lessons.filter((_, at) => at % 40 === 0)
    const written = writeWeights(learn(few), digestOf(few))
    expect(writeWeights(learn(few), digestOf(few))).toBe(written)
    const { digest, ...weights } = readWeights()
    expect(writeWeights(weights, digest).split('\n')).toHaveLength(weights.rows.size + 2)
  })

  test('knows what most examples want', () => {
    const guess = buildGuess(readWeights())
    const some = lessons.filter((_, at) => at % 10 === 0)
    const right = some.filter(({ label, features }) => guess(features)[0]?.label === label)
    expect(right.length / some.length).toBeGreaterThan(0.97)
  })
})

describe('a rule and what was learned', () => {
  const sure = (label: string) => [
    { label, share: 0.99 },
    { label: 'smalltalk', share: 0.01 },
  ]

  test('decide nothing by learning alone', () => {
    for (const ruled of [null, 'request_part', 'my_requests', 'unknown', 'hold'] as const)
      for (const label of ['approve', 'reject'])
        expect(chosen(ruled, facts, sure(label))).toBe(ruled ?? 'unknown')
  })

  test('take a decision into doubt when they disagree, and never a hold', () => {
    expect(chosen('approve', facts, sure('request_part'))).toBe('unknown')
    expect(chosen('reject', facts, sure('return_part'))).toBe('unknown')
    expect(chosen('hold', facts, sure('cancel'))).toBe('hold')
  })

  test('make no deed of a question', () => {
    const asked = { ...facts, question: true }
    for (const label of ['cancel', 'receive', 'change', 'request_part', 'return_part'])
      expect(chosen('my_requests', asked, sure(label))).toBe('my_requests')
    expect(chosen('my_requests', asked, sure('track_shipment'))).toBe('track_shipment')
  })

  test('let the surer one speak', () => {
    const unsure = (label: string) => [{ label, share: 0.3 }]
    const answers: readonly Intent[] = [
      chosen('request_part', facts, sure('receive')),
      chosen('request_part', facts, unsure('receive')),
      chosen(null, facts, sure('kpi')),
      chosen(null, facts, unsure('kpi')),
    ]
    expect(answers).toEqual(['receive', 'request_part', 'kpi', 'unknown'])
  })
})
