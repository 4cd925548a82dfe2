import { type Counts, gramsOf, readExamples } from '../../bot/conversation/understand/guess.ts'
import { readMarks } from '../../bot/conversation/understand/read.ts'
import type { Knowledge } from './sets.ts'

/** N-grams that stand in fewer examples tell nothing. */
const often = 5

/**
 * Counts the n-grams of the labelled examples, read with the words of the sample company, in whose codes they speak.
 * An example without a usual n-gram counts for nothing.
 */
export function countExamples({ vocabulary }: Knowledge): Counts {
  const read = readExamples().map(({ label, text }) => ({
    label,
    found: gramsOf(readMarks(text, vocabulary).masked),
  }))
  const totals = new Map<string, number>()
  for (const { found } of read) for (const gram of found) increase(totals, gram)
  const usual = ({ found }: { found: readonly string[] }) =>
    found.filter((gram) => (totals.get(gram) ?? 0) >= often)
  const examples = new Map<string, number>()
  const grams = new Map<string, Map<string, number>>()
  for (const each of read) {
    const known = usual(each)
    if (known.length > 0) increase(examples, each.label)
    for (const gram of known) {
      const counts = grams.get(gram) ?? new Map<string, number>()
      increase(counts, each.label)
      grams.set(gram, counts)
    }
  }
  return { examples, grams }
}

function increase(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}

/** The file that `readCounts` reads: lines and their cells in the order of code points, so that two runs agree. */
export function countsFile({ examples, grams }: Counts): string {
  const lines = [['', examples] as const, ...grams].map(([gram, counts]) =>
    [gram, ...[...counts].map(([label, count]) => `${label} ${count}`).toSorted()].join('\t'),
  )
  return `${lines.toSorted().join('\n')}\n`
}
