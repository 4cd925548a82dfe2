import { readFileSync } from 'node:fs'

/** What a message may want, likeliest first; the shares add up to 1. Labels are those of the labelled examples. */
export type Guess = (features: readonly string[]) => readonly Guessed[]
export type Guessed = { readonly label: string; readonly share: number }

/** How much each feature speaks for each label. */
export type Weights = {
  readonly labels: readonly string[]
  readonly rows: ReadonlyMap<string, readonly number[]>
}

/** The labelled examples in the repository: a label, a tab and a message a line. */
export function readExamples(): readonly { readonly label: string; readonly text: string }[] {
  return readText('examples.txt')
    .split('\n')
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { label, text }
    })
}

/** A unit of the weights as they are written. */
const unit = 0.1

/** Weights as they stand in their file: a row is read when it is first asked for, which few of the many ever are. */
export type WrittenWeights = Pick<Weights, 'labels'> & {
  readonly digest: string
  readonly features: Iterable<string>
  readonly rows: Rows
}

/** The weights of a feature, one for each label. */
export type Rows = { get(feature: string): ArrayLike<number> | undefined }

/**
 * What was learned from examples, as `npm run train:guess` wrote it into that file. The first line has a digest of what was
 * learned from and the labels; every other a feature, a tab, and its weights in the order of the labels.
 */
export function readWeights(file: string): WrittenWeights {
  const text = `${readText(file)}\n`
  const body = text.indexOf('\n') + 1
  const [digest = '', ...labels] = text.slice(0, body).trimEnd().split('\t')
  // Where a row begins in the text, until it is read.
  const rows = new Map<string, number | Float64Array>()
  for (let at = body; at < text.length; at = text.indexOf('\n', at) + 1) {
    const end = text.indexOf('\t', at)
    rows.set(text.slice(at, end), end + 1)
  }
  const get = (feature: string) => {
    const row = rows.get(feature)
    if (typeof row !== 'number') return row
    const written = text.slice(row, text.indexOf('\n', row)).split(' ')
    const read = Float64Array.from(written, (weight) => Number(weight) * unit)
    rows.set(feature, read)
    return read
  }
  return { digest, labels, features: rows.keys(), rows: { get } }
}

/** The weights as the text of their file; a feature that hardly speaks for anything is left out. */
export function writeWeights({ labels, rows }: Weights, digest: string): string {
  const lines = [...rows].flatMap(([feature, row]) => {
    const units = row.map((weight) => Math.round(weight / unit))
    return units.some((weight) => Math.abs(weight) > 2) ? [`${feature}\t${units.join(' ')}`] : []
  })
  return `${[[digest, ...labels].join('\t'), ...lines.toSorted()].join('\n')}\n`
}

const readText = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8').trimEnd()

/** Multinomial logistic regression: the softmax of the summed weights, scaled by how many features are known. */
export function buildGuess({ labels, rows }: Pick<WrittenWeights, 'labels' | 'rows'>): Guess {
  const count = labels.length
  return (features) => {
    const sums = new Float64Array(count)
    let known = 0
    for (const feature of features) {
      const row = rows.get(feature)
      if (!row) continue
      known += 1
      for (let label = 0; label < count; label += 1)
        sums[label] = (sums[label] ?? 0) + (row[label] ?? 0)
    }
    const scale = 1 / Math.sqrt(known + 1)
    const shares = softmax(Array.from(sums, (sum) => sum * scale))
    return labels
      .map((label, index) => ({ label, share: shares[index] ?? 0 }))
      .toSorted((one, other) => other.share - one.share)
  }
}

/** Exponentials of the scores that add up to 1. */
export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((one, other) => one + other, 0)
  return powers.map((power) => power / sum)
}
