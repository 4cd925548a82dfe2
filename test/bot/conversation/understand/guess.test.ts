import { describe, expect, test } from 'vitest'
import { chosen } from '../../../../bot/conversation/understand/choose.ts'
import type { Facts } from '../../../../bot/conversation/understand/facts.ts'
import {
  buildGuess,
  readWeights,
  writeWeights,
} from '../../../../bot/conversation/understand/guess.ts'
import { weightFiles } from '../../../../bot/conversation/understand/learned.ts'
import type { Intent } from '../../../../bot/conversation/understand/understood.ts'
import { digestOf, learn, lessonsOf } from '../../../eval/guess-training.ts'

const facts: Facts = {
  masked: 'words',
  question: false,
  items: [],
  parts: false,
  quantity: false,
  ref: true,
  tracking: false,
  place: false,
  hasDraft: false,
  pace: false,
}

describe('what was learned from the examples', () => {
  const lessons = lessonsOf()

  test('was learned from the examples and the cues as they stand', () => {
    expect(readWeights(weightFiles.wants).digest, 'run npm run train:guess').toBe(digestOf(lessons))
  })

  test('comes out the same from the same lessons, and is read as it was written', () => {
    const few = lessons.filter((_, at) => at % 40 === 0)
    const written = writeWeights(learn(few), digestOf(few))
    expect(writeWeights(learn(few), digestOf(few))).toBe(written)
    const { labels, features, rows } = readWeights(weightFiles.wants)
    for (const feature of features) {
      const row = rows.get(feature) ?? []
      if (row.length !== labels.length || !row.every(Number.isFinite)) throw new Error(feature)
    }
  })

  test('knows what most examples want', () => {
    const guess = buildGuess(readWeights(weightFiles.wants))
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

  test('decide nothing by learning alone: it is asked about, where nothing speaks against it', () => {
    for (const label of ['approve', 'reject'] as const) {
      expect(chosen(null, facts, sure(label))).toEqual({ intent: label, certain: false })
      for (const ruled of ['unknown', 'hold', 'waiting'] as const)
        expect(chosen(ruled, facts, sure(label))).toEqual({ intent: ruled, certain: true })
      for (const doubt of [{ question: true }, { hasDraft: true }, { masked: '如果有货就批' }])
        expect(chosen('my_requests', { ...facts, ...doubt }, sure(label)).intent).toBe(
          'my_requests',
        )
    }
  })

  test('take a decision into doubt when they disagree, and never a hold', () => {
    const torn = [
      { label: 'request_part', share: 0.5 },
      { label: 'approve', share: 0.1 },
    ]
    expect(chosen('approve', facts, torn)).toEqual({ intent: 'approve', certain: false })
    expect(chosen('reject', facts, torn)).toEqual({ intent: 'unknown', certain: true })
    expect(chosen('approve', facts, sure('request_part')).intent).toBe('request_part')
    expect(chosen('hold', facts, sure('cancel')).intent).toBe('hold')
  })

  test('make no deed of a question', () => {
    const asked = { ...facts, question: true }
    for (const label of ['cancel', 'receive', 'change', 'request_part', 'return_part'])
      expect(chosen('my_requests', asked, sure(label)).intent).toBe('my_requests')
    expect(chosen('my_requests', asked, sure('track_shipment')).intent).toBe('track_shipment')
  })

  test('let the surer one speak', () => {
    const unsure = (label: string) => [{ label, share: 0.25 }]
    const answers: readonly Intent[] = [
      chosen('request_part', facts, sure('receive')).intent,
      chosen('request_part', facts, unsure('receive')).intent,
      chosen(null, facts, sure('kpi')).intent,
      chosen(null, facts, unsure('kpi')).intent,
    ]
    expect(answers).toEqual(['receive', 'request_part', 'kpi', 'unknown'])
  })
})
