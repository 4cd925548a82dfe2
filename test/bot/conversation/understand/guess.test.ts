import { describe, expect, test } from 'vitest'
import { bestSpan } from '../../../../bot/conversation/understand/best-span.ts'
import { chosen } from '../../../../bot/conversation/understand/choose.ts'
import { facetReader, unsaid } from '../../../../bot/conversation/understand/facet-guess.ts'
import type { Facts } from '../../../../bot/conversation/understand/facts.ts'
import {
  buildGuess,
  type Guess,
  readWeights,
  writeWeights,
} from '../../../../bot/conversation/understand/guess.ts'
import { readLearned, weightFiles } from '../../../../bot/conversation/understand/learned.ts'
import { withNameEnds } from '../../../../bot/conversation/understand/name-ends.ts'
import { readMarks } from '../../../../bot/conversation/understand/read.ts'
import { marksOf } from '../../../../bot/conversation/understand/sheet.ts'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import type { Intent } from '../../../../bot/conversation/understand/understood.ts'
import { guessDigest, learn, lessonsOf } from '../../../eval/guess-training.ts'
import { sampleKnowledge, sampleLexicon } from '../../../eval/sets.ts'
import { facetNames, slotDigest } from '../../../eval/slot-training.ts'

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
  test('was learned from the examples and the cues as they stand', () => {
    expect(readWeights(weightFiles.wants).digest, 'run npm run train:guess').toBe(guessDigest())
  })

  test('comes out the same from the same lessons, and is read as it was written', () => {
    const few = lessonsOf(40)
    expect(writeWeights(learn(few), 'few')).toBe(writeWeights(learn(few), 'few'))
    const { labels, features, rows } = readWeights(weightFiles.wants)
    for (const feature of features) {
      const row = rows.get(feature) ?? []
      if (row.length !== labels.length || !Array.from(row).every(Number.isFinite))
        throw new Error(feature)
    }
  })

  test('knows what most examples want', () => {
    const guess = buildGuess(readWeights(weightFiles.wants))
    const some = lessonsOf(10)
    const right = some.filter(({ label, features }) => guess(features)[0]?.label === label)
    expect(right.length / some.length).toBeGreaterThan(0.97)
  })
})

describe('what was learned of slots from the labelled messages', () => {
  test('was learned from the messages, the rules and the cues as they stand', () => {
    const digest = slotDigest(sampleLexicon())
    const files = [weightFiles.reason, weightFiles.names, ...facetNames.map(weightFiles.facet)]
    for (const file of files)
      expect(readWeights(file).digest, 'run npm run train:guess').toBe(digest)
  })

  test('finds the best piece of a message, or none', () => {
    const weights = new Map([
      ['s:b', 2],
      ['e:c', 2],
      ['i:x', -9],
      ['n', 1],
    ])
    const best = (words: string) => {
      const tokens = words.split(' ').map((text, at) => ({ text, start: at, end: at + 1 }))
      const signs = {
        tokens,
        starts: tokens.map(({ text }) => [`s:${text}`]),
        ends: tokens.map(({ text }) => [`e:${text}`]),
        insides: tokens.map(({ text }) => [`i:${text}`]),
        clauses: [],
        clauseOf: tokens.map(() => -1),
        none: ['n'],
      }
      return bestSpan(signs, (sign) => weights.get(sign) ?? 0)
    }
    expect(best('a b a c a')).toEqual({ start: 1, end: 4 })
    expect(best('a b x c a')).toEqual({ start: 1, end: 2 })
    expect(best('a a a')).toBe(null)
    expect(best('b')).toEqual({ start: 0, end: 1 })
  })

  test('takes words around a name into it, and two names for one', () => {
    const { names } = readLearned()
    const lexicon = sampleLexicon()
    const named = (text: string) => {
      const sheet = withNameEnds(readMarks(text, lexicon), 'request_part', names)
      return marksOf(sheet, 'name').map(({ start, end }) => sheet.text.folded.slice(start, end))
    }
    expect(named('2 kick plates and 1 bearing set for BCD-268W')).toContain('bearing set')
    expect(named('BCD-215KB 上門磁條2條')).toEqual(['上门磁条'])
    expect(named('温控器1个，门封条2根')).toEqual(['温控器', '门封条'])
  })

  test('leaves out a part that is only spoken of, but never the only one', () => {
    const { vocabulary } = sampleKnowledge()
    const said = '1 bearing set for XQG70-1012, the drum screams'
    const names = (text: string) =>
      understand(text, { vocabulary, hasDraft: false }).items.map(({ name }) => name)
    expect(names(said)).toEqual(['bearing set'])
    expect(names('the drum screams')).toEqual(['drum'])
  })

  test('takes the word of a rule back only where it finds it hardly possible', () => {
    const says =
      (share: number): Guess =>
      () => [
        { label: 'true', share: 1 - share },
        { label: unsaid, share },
      ]
    const read = (share: number) =>
      facetReader({ ...readLearned().facets, urgent: says(share) }, 'request_part', [])
    expect(read(0.9)('urgent', 'true')).toBe('true')
    expect(read(0.3)('urgent', null)).toBe('true')
    expect(read(0.3)('urgent', 'false')).toBe('true')
    expect(read(0.99)('kind', 'recall')).toBe('recall')
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
      for (const ruled of ['hold', 'waiting'] as const)
        expect(chosen(ruled, facts, sure(label))).toEqual({ intent: ruled, certain: true })
      expect(chosen('unknown', facts, sure(label))).toEqual({ intent: label, certain: false })
      const likely = [{ label, share: 0.8 }]
      expect(chosen('unknown', facts, likely)).toEqual({ intent: 'unknown', certain: true })
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
