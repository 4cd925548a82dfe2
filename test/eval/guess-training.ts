import { createHash } from 'node:crypto'
import { factsOf } from '../../bot/conversation/understand/facts.ts'
import { featuresOf } from '../../bot/conversation/understand/features.ts'
import { readExamples, softmax, type Weights } from '../../bot/conversation/understand/guess.ts'
import { itemsOf } from '../../bot/conversation/understand/items.ts'
import type { Lexicon } from '../../bot/conversation/understand/lexicon.ts'
import { readMarks } from '../../bot/conversation/understand/read.ts'
import { isQuestion } from '../../bot/conversation/understand/tone.ts'
import { sampleLexicon } from './sets.ts'

export type Lesson = {
  readonly text: string
  readonly label: string
  readonly features: readonly string[]
}

/** The examples of the repository, or one in so many, as a classifier sees them, with the sample company's words. */
export function lessonsOf(oneIn = 1): readonly Lesson[] {
  const lexicon = sampleLexicon()
  return readExamples()
    .filter((_, at) => at % oneIn === 0)
    .map(({ label, text }) => ({ text, label, features: seen(text, lexicon) }))
}

/** The features of one message that stands alone. */
function seen(text: string, lexicon: Lexicon): readonly string[] {
  const sheet = readMarks(text, lexicon)
  const question = isQuestion(sheet)
  return featuresOf(factsOf(sheet, itemsOf(sheet), question, { hasDraft: false }))
}

/** Changes when something else would be learned: every example counts, and of one in twenty all that is seen of it. */
export function guessDigest(): string {
  const seenOf = lessonsOf(20).map(({ features }) => features)
  return digestOf([readExamples(), seenOf])
}

/** Sixteen letters that tell two values apart. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}

const rounds = 14
/** A feature that stands in fewer examples tells nothing. */
const often = 3
/** So large a share of the features is hidden at random, so that no single one is leaned on. */
const hidden = 0.3
const pace = 0.5
const decay = 2e-6

/**
 * Multinomial logistic regression by stochastic descent with a pace of its own for each weight (Duchi, Hazan, Singer 2011,
 * AdaGrad) and some features hidden (dropout). The same lessons give the same weights.
 */
export function learn(lessons: readonly Lesson[]): Weights {
  const labels = [...new Set(lessons.map(({ label }) => label))].toSorted()
  const features = frequent(lessons)
  const ids = new Map(features.map((feature, id) => [feature, id]))
  const weights = new Float64Array(features.length * labels.length)
  const steps = new Float64Array(weights.length).fill(1e-6)
  const random = randomFrom(1)
  const rows = lessons.map((lesson) => lesson.features.flatMap((feature) => ids.get(feature) ?? []))
  for (let round = 0; round < rounds; round += 1) {
    for (const at of shuffled(lessons.length, random)) {
      const known = (rows[at] ?? []).filter(() => random() > hidden)
      const scale = 1 / Math.sqrt(known.length + 1)
      const scores = labels.map(
        (_, label) =>
          scale * known.reduce((sum, id) => sum + (weights[id * labels.length + label] ?? 0), 0),
      )
      const shares = softmax(scores)
      for (const [label, name] of labels.entries()) {
        const slope = ((shares[label] ?? 0) - (name === lessons[at]?.label ? 1 : 0)) * scale
        if (Math.abs(slope) < 1e-4) continue
        for (const id of known) descend(weights, steps, id * labels.length + label, slope)
      }
    }
  }
  return {
    labels,
    rows: new Map(
      features.map((feature, id) => [
        feature,
        [...weights.subarray(id * labels.length, (id + 1) * labels.length)],
      ]),
    ),
  }
}

function descend(weights: Float64Array, steps: Float64Array, at: number, slope: number): void {
  const weight = weights[at] ?? 0
  const gradient = slope + decay * weight
  const step = (steps[at] ?? 0) + gradient * gradient
  steps[at] = step
  weights[at] = weight - (pace * gradient) / Math.sqrt(step)
}

function frequent(lessons: readonly Lesson[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { features } of lessons)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= often).map(([feature]) => feature)
}

/** Numbers from 0 to 1, always the same from the same seed (a linear congruence). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

/** The numbers below `length` in a random order. */
export function shuffled(length: number, random: () => number): readonly number[] {
  return Array.from({ length }, (_, at) => ({ at, key: random() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ at }) => at)
}
