import { clausesOf } from './clauses.ts'
import { about, approval, goods, wish } from './cues.ts'
import type { Sheet } from './sheet.ts'
import { isCalm, isPressing } from './tone.ts'
import { changeCue } from './changes.ts'
import type { Intent } from './understood.ts'

/** A word, a Chinese character, a covered piece or a mark, at its place of the folded text. */
export type Token = { readonly start: number; readonly end: number; readonly text: string }

/** What can be said for a piece of a message that begins at a token, ends at one, or has it inside; or for none. */
export type SpanSigns = {
  readonly tokens: readonly Token[]
  readonly starts: readonly (readonly string[])[]
  readonly ends: readonly (readonly string[])[]
  readonly insides: readonly (readonly string[])[]
  /** Which clause a token stands in, and what is said for a piece with all of that clause. */
  readonly clauseOf: Int32Array
  readonly clauses: readonly { readonly signs: readonly string[]; readonly size: number }[]
  readonly none: readonly string[]
}

/** The weight of a sign; 0 when it was never learned. */
export type SpanWeights = (sign: string) => number

/** Nobody explains anything later in a message. */
const mostTokens = 160

const words = /[a-z']+|\d+|\p{Script=Han}|([\ue000-\ue009])\1*|[^\s]/gu

function tokensOf(masked: string): readonly Token[] {
  const found: Token[] = []
  for (const { index, 0: word, 1: cover } of masked.matchAll(words)) {
    if (found.length === mostTokens) break
    const text = cover ?? (/^\d/.test(word) ? '#' : word)
    found.push({ start: index, end: index + word.length, text })
  }
  return found
}

const cues: readonly (readonly [string, RegExp])[] = [
  ...Object.entries(approval),
  ...Object.entries(goods),
  ...Object.entries(wish),
  ...Object.entries(about),
  ['change', changeCue],
]

/** What tells where the piece of a message is that says why. */
export function spanSigns(sheet: Sheet, intent: Intent | string): SpanSigns {
  const tokens = tokensOf(sheet.masked)
  const clauses = clausesOf(sheet)
  const clauseOf = new Int32Array(tokens.length).fill(-1)
  const sizes = clauses.map(() => 0)
  let at = 0
  for (const [index, token] of tokens.entries()) {
    while (at < clauses.length && (clauses[at]?.end ?? 0) <= token.start) at += 1
    const clause = clauses[at]
    if (!clause || token.start < clause.start) continue
    clauseOf[index] = at
    sizes[at] = (sizes[at] ?? 0) + 1
  }
  const text = (index: number) => tokens[index]?.text ?? (index < 0 ? '^' : '$')
  const side = (index: number) => clauseOf[index] ?? -2
  const gap = (index: number) => ((tokens[index]?.start ?? 0) > (tokens[index - 1]?.end ?? 0) ? '_' : '')
  const starts = tokens.map((_, index) => {
    const first = side(index) !== side(index - 1)
    return [
      `s:${text(index)}`,
      `s<${text(index - 1)}`,
      `s<<${text(index - 2)} ${text(index - 1)}`,
      `s>${text(index)} ${text(index + 1)}`,
      `s|${text(index - 1)}|${text(index)}`,
      `s first=${first}`,
      `s first=${first},${intent}`,
      `s<${text(index - 1)},${intent}`,
      `s gap=${gap(index)}`,
    ]
  })
  const ends = tokens.map((_, index) => {
    const last = side(index) !== side(index + 1)
    return [
      `e:${text(index)}`,
      `e>${text(index + 1)}`,
      `e>>${text(index + 1)} ${text(index + 2)}`,
      `e<${text(index - 1)} ${text(index)}`,
      `e|${text(index)}|${text(index + 1)}`,
      `e last=${last}`,
      `e last=${last},${intent}`,
      `e>${text(index + 1)},${intent}`,
    ]
  })
  const insides = tokens.map((_, index) => [
    `i:${text(index)}`,
    `i:${text(index)} ${text(index + 1)}`,
    `i:${text(index)},${intent}`,
    ...(/^[a-z]{5}/.test(text(index)) ? [`i~${text(index).slice(0, 4)}`] : []),
  ])
  const said = clauses.map(({ text: clause }, index) => {
    const covers = [...new Set(clause.match(/[\ue000-\ue009]/g) ?? [])].toSorted().join('')
    const found = cues.filter(([, cue]) => clause.search(cue) >= 0).map(([name]) => name)
    const place = index === 0 ? 'first' : index === clauses.length - 1 ? 'last' : 'amid'
    const plain = [
      'c',
      `c covers=${covers}`,
      `c place=${place}`,
      `c place=${place},${clauses.length > 1}`,
      ...found.map((name) => `c cue=${name}`),
      ...(found.length === 0 ? ['c cue=none'] : []),
      `c pressing=${isPressing(clause)}`,
      `c calm=${isCalm(clause)}`,
      `c long=${Math.min(6, Math.round(Math.log2((sizes[index] ?? 0) + 1) * 2))}`,
      ...(clause.match(/[a-z']+|\p{Script=Han}/gu) ?? []).map((word) => `c w=${word}`),
    ]
    return { signs: [...plain, ...plain.map((sign) => `${sign},${intent}`)], size: sizes[index] ?? 0 }
  })
  return {
    tokens, starts, ends, insides, clauseOf, clauses: said,
    none: ['n', `n ${intent}`, `n clauses=${Math.min(4, clauses.length)}`, `n ${intent} clauses=${Math.min(4, clauses.length)}`],
  }
}

/** What speaks for a piece: its first token, its last, and those before each position summed up. */
export function spanScores(signs: SpanSigns, weight: SpanWeights) {
  const sum = (list: readonly string[]) => list.reduce((total, sign) => total + weight(sign), 0)
  const shares = signs.clauses.map((clause) => sum(clause.signs) / Math.max(1, clause.size))
  const starts = signs.starts.map(sum)
  const ends = signs.ends.map(sum)
  const before = [0]
  for (const [index, inside] of signs.insides.entries())
    before.push((before[index] ?? 0) + sum(inside) + (shares[signs.clauseOf[index] ?? -1] ?? 0))
  return { starts, ends, before, none: sum(signs.none) }
}

/** The likeliest piece, as a range of the folded text; null when it is likelier that there is none. */
export function bestSpan(signs: SpanSigns, weight: SpanWeights): { start: number; end: number; by: number } | null {
  const { starts, ends, before, none } = spanScores(signs, weight)
  let lead = -1
  let leading = Number.NEGATIVE_INFINITY
  let best: readonly [from: number, to: number] = [-1, -1]
  let most = none
  for (let at = 0; at < signs.tokens.length; at += 1) {
    const begun = (starts[at] ?? 0) - (before[at] ?? 0)
    if (begun > leading) {
      leading = begun
      lead = at
    }
    const whole = leading + (ends[at] ?? 0) + (before[at + 1] ?? 0)
    if (whole <= most) continue
    most = whole
    best = [lead, at]
  }
  const [from, to] = best
  const first = signs.tokens[from]
  const last = signs.tokens[to]
  return first && last ? { start: first.start, end: last.end, by: most - none } : null
}
