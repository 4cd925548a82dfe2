import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildGuess } from '../../bot/conversation/understand/guess.ts'
import { countExamples, countsFile } from './guess-training.ts'
import { sampleKnowledge } from './sets.ts'

const counted = new URL('../../bot/conversation/understand/examples.counts.txt', import.meta.url)

const remedy = 'examples or rules have changed since they were counted: run npm run train:guess'

test('the counts in the repository are those of the examples, as the rules mark them now', () => {
  const file = countsFile(countExamples(sampleKnowledge()))
  expect(readFileSync(counted, 'utf8') === file, remedy).toBe(true)
})

const twoLabels = (label: string, other: string) =>
  buildGuess({
    examples: new Map([
      [label, 20],
      [other, 20],
    ]),
    grams: new Map(['some', 'of', 'those'].map((gram) => [gram, new Map([[label, 9]])])),
  })

test('a message is taken for what its words were mostly said for, never for a decision', () => {
  expect(twoLabels('kpi', 'quota')('some of those')).toBe('kpi')
  expect(twoLabels('approve', 'quota')('some of those')).toBe(null)
})

test('two known words are too few, and words that nobody used are none', () => {
  const guess = twoLabels('kpi', 'quota')
  expect(guess('some of')).toBe(null)
  expect(guess('some other words, quite many of them')).toBe(null)
})

test('words that were said for both as often tell nothing', () => {
  const both = new Map([
    ['kpi', 9],
    ['quota', 9],
  ])
  const guess = buildGuess({
    examples: new Map([
      ['kpi', 20],
      ['quota', 20],
    ]),
    grams: new Map(['some', 'of', 'those'].map((gram) => [gram, both])),
  })
  expect(guess('some of those')).toBe(null)
})
