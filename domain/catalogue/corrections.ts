import { edits } from './alignment.ts'
import { areNeighbours, type ErrorWeights, looksLike, publishedWeights } from './error-model.ts'
import { normaliseCode, normaliseName } from './normalise.ts'

/** How one question about a code or a name ended. */
export type Correction = {
  /** What was typed: a part code, a model code or a name. */
  readonly about: 'part' | 'model' | 'name'
  readonly typed: string
  readonly offered: readonly string[]
  /** The code that was pressed; null for "none of these". */
  readonly chosen: string | null
}

/** What was typed, how often it became a question, and what people chose then, most often first. */
export type Mistyped = {
  readonly about: Correction['about']
  readonly typed: string
  readonly count: number
  readonly chosen: readonly { readonly code: string | null; readonly count: number }[]
}

/** What was typed most often without being a code or a name of the catalogue: candidates for names and aliases. */
export function mostMistyped(
  corrections: readonly Correction[],
  limit: number,
): readonly Mistyped[] {
  const groups = new Map<string, Correction[]>()
  for (const correction of corrections) {
    const normalise = correction.about === 'name' ? normaliseName : normaliseCode
    const key = `${correction.about} ${normalise(correction.typed)}`
    const group = groups.get(key)
    if (group) group.push(correction)
    else groups.set(key, [correction])
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      return first ? [{ ...first, count: group.length, chosen: choices(group) }] : []
    })
    .map(({ about, typed, count, chosen }) => ({ about, typed, count, chosen }))
    .sort((one, other) => other.count - one.count || (one.typed < other.typed ? -1 : 1))
    .slice(0, limit)
}

function choices(group: readonly Correction[]): Mistyped['chosen'] {
  const counts = new Map<string | null, number>()
  for (const { chosen } of group) counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count)
}

/** Real corrections count from the first on, but a few of them do not overturn what was published. */
const priorErrors = 300

type Counts = { -readonly [Kind in keyof ErrorWeights]: number }
type Share = keyof typeof shares

const shares = {
  omission: true,
  lookalike: true,
  neighbour: true,
  anySubstitution: true,
  doubled: true,
  anyInsertion: true,
  transposition: true,
} as const

/** New weights, and from how many corrected codes they were learned. */
type Refit = { readonly weights: ErrorWeights; readonly learned: number }

/**
 * Fits the error weights anew: counts of each kind of error in codes that were corrected by a press, on top of the
 * published shares as if those had been seen in 300 errors (the mean of a Dirichlet posterior). Corrections more than
 * two errors away are no typing errors and are left out.
 */
export function refitWeights(corrections: readonly Correction[]): Refit {
  const prior = publishedWeights
  const counts: Counts = { ...prior }
  for (const kind of kinds()) counts[kind] = prior[kind] * priorErrors
  let [codes, twice] = [priorErrors, prior.second * priorErrors]
  let [inFront, expected] = [prior.firstCharacter * priorErrors, priorErrors]
  let learned = 0
  for (const { about, typed, chosen } of corrections) {
    if (about === 'name' || chosen === null) continue
    const code = normaliseCode(chosen)
    const steps = typed.length > longest ? [] : edits(code, normaliseCode(typed))
    if (steps.length < 1 || steps.length > 2) continue
    learned += 1
    codes += 1
    if (steps.length === 2) twice += 1
    for (const step of steps) {
      counts[kindOf(step, code)] += 1
      expected += 1
      if (step.at === 0) inFront += code.length
    }
  }
  const total = kinds().reduce((sum, kind) => sum + counts[kind], 0)
  for (const kind of kinds()) counts[kind] /= total
  const weights: Counts = { ...counts, second: twice / codes, firstCharacter: inFront / expected }
  return { weights, learned }
}

/** So many corrected codes are read, the newest: what people mistyped long ago says little. */
export const mostCorrections = 20_000

/** Fewer corrected codes than this leave the published weights as they are. */
export const enoughCorrections = 200

/** So many times more, or less, than was published is believed of an error at most. */
const widest = 4

/**
 * The weights candidates are ranked by: those fitted to the corrections once there are enough of them, each within a
 * quarter and four times its published share, so that neither a few people nor one habit turn the order upside down.
 * They only put near codes in order: whether a code is accepted or asked about rests on exactness and evidence, which no
 * weight changes. They are worked out anew whenever the catalogue is read, so the events are their only store.
 */
export function learnedWeights(corrections: readonly Correction[]): ErrorWeights {
  const { weights, learned } = refitWeights(corrections)
  if (learned < enoughCorrections) return publishedWeights
  const within = (kind: keyof ErrorWeights) => {
    const usual = publishedWeights[kind]
    return Math.min(Math.max(weights[kind], usual / widest), usual * widest)
  }
  const bounded = { ...weights }
  for (const kind of kinds()) bounded[kind] = within(kind)
  return { ...bounded, second: within('second'), firstCharacter: within('firstCharacter') }
}

const longest = 64

const kinds = () => Object.keys(shares).filter((key): key is Share => key in shares)

function kindOf(step: ReturnType<typeof edits>[number], code: string): Share {
  const meant = code[step.at] ?? ''
  switch (step.kind) {
    case 'omission':
    case 'transposition':
      return step.kind
    case 'insertion':
      return step.typed === meant || step.typed === code[step.at - 1] ? 'doubled' : 'anyInsertion'
    case 'substitution':
      if (looksLike(meant, step.typed)) return 'lookalike'
      return areNeighbours(meant, step.typed) ? 'neighbour' : 'anySubstitution'
  }
}
