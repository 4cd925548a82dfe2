import { readFileSync } from 'node:fs'
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

/** How many examples each label has, and in how many of them each n-gram stands. */
export type Counts = {
  readonly examples: ReadonlyMap<string, number>
  readonly grams: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** The labelled examples in the repository: a label, a tab and a message a line. */
export function readExamples(): readonly { readonly label: string; readonly text: string }[] {
  return linesOf('examples.txt').map((line) => {
    const [label = '', text = ''] = line.split('\t')
    return { label, text }
  })
}

/**
 * What was counted in the examples, as `npm run train:guess` wrote it: marking and counting them takes a second, which
 * no message should wait for. A line is an n-gram (none: whole examples), then labels with their counts.
 */
export function readCounts(): Counts {
  const rows = linesOf('examples.counts.txt').map((line) => {
    const [gram = '', ...cells] = line.split('\t')
    const counts = new Map(
      cells.map((cell) => {
        const [label = '', count = ''] = cell.split(' ')
        return [label, Number(count)]
      }),
    )
    return [gram, counts] as const
  })
  const grams = new Map(rows)
  const examples = grams.get('') ?? new Map<string, number>()
  grams.delete('')
  return { examples, grams }
}

function linesOf(name: string): readonly string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
}

/** So much likelier than the next label must the best one be. */
const margin = 3

/**
 * Naive Bayes over the n-grams of a message, smoothed by one (Manning, Raghavan, Schuetze: Introduction to Information
 * Retrieval, 13.2), in logarithms, which long messages do not make zero. It is asked only where no rule knows, and
 * whatever it would decide, it does not.
 */
export function buildGuess({ examples, grams }: Counts): Guess {
  return (masked) => {
    const known = gramsOf(masked.slice(0, 200)).flatMap((gram) => grams.get(gram) ?? [])
    if (known.length < 3) return null
    const likely = [...examples]
      .map(([label, all]) => {
        const prior = Math.log(all + 1)
        const terms = known.map((counts) => Math.log(((counts.get(label) ?? 0) + 1) / (all + 1)))
        return { label, log: terms.reduce((sum, term) => sum + term, prior) }
      })
      .toSorted((one, other) => other.log - one.log)
    const [best, next] = likely
    if (!best || !next || best.log < next.log + Math.log(margin)) return null
    return guessed.find((intent) => intent === best.label) ?? null
  }
}

/**
 * The n-grams of a message whose codes and names are covered by signs: words, pairs of words, and pairs of Chinese
 * characters; each sign stands for itself. Politeness is left out.
 */
export function gramsOf(masked: string): readonly string[] {
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
