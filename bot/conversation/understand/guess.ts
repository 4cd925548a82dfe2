import { readFileSync } from 'node:fs'
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { polite } from './social.ts'
import type { Intent } from './understood.ts'

/** What a message may want that no rule knows: a wish that looks something up or asks back, never one that decides. */
export type Guess = (masked: string) => Intent | null

const guessed: readonly Intent[] = [
  'request_part',
  'check_stock',
  'track_shipment',
  'my_requests',
  'report_damage',
  'receive',
  'return_part',
  'quota',
  'kpi',
  'hold',
  'help',
]

export type Example = { readonly label: string; readonly masked: string }

/** The labelled examples in the repository: a label, a tab and a message a line. */
export function readExamples(): readonly { readonly label: string; readonly text: string }[] {
  const file = new URL('examples.txt', import.meta.url)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { label, text }
    })
}

/** N-grams that stand in fewer examples tell nothing, and each costs time in training. */
const often = 5

/** So much likelier than the next label must the best one be. */
const margin = 3

/**
 * Trains natural's classifier on n-grams of the examples, with the same marks in the place of codes and names that the
 * rules see. It is asked only where no rule knows, and whatever it would decide, it does not.
 */
export function buildGuess(examples: readonly Example[]): Guess {
  const classifier = new BayesClassifier()
  const documents = examples.map(({ label, masked }) => ({ label, grams: gramsOf(masked) }))
  const counts = new Map<string, number>()
  for (const { grams } of documents)
    for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const known = (gram: string) => (counts.get(gram) ?? 0) >= often
  for (const { label, grams } of documents) classifier.addDocument(grams.filter(known), label)
  classifier.train()
  return (masked) => {
    const grams = gramsOf(masked.slice(0, 200)).filter(known)
    if (grams.length < 3) return null
    const [best, next] = classifier.getClassifications(grams)
    if (!best || !next || best.value < next.value * margin) return null
    return guessed.find((intent) => intent === best.label) ?? null
  }
}

/** Words, pairs of words, and pairs of Chinese characters; a sign stands for each covered piece. Politeness is left out. */
function gramsOf(masked: string): readonly string[] {
  const text = masked.replace(polite, ' ').replace(/([\ue000-\ue009])\1+/g, '$1')
  const words = text.match(/[a-z']+|[\ue000-\ue009?]/g) ?? []
  const han = text.match(/\p{Script=Han}+/gu) ?? []
  return [
    ...new Set([
      ...words,
      ...words.slice(1).map((word, index) => `${words[index]} ${word}`),
      ...han.flatMap((run) =>
        Array.from(run)
          .slice(1)
          .map((one, index) => `${run[index]}${one}`),
      ),
    ]),
  ]
}
