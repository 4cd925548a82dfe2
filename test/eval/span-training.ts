import { bestSpan, type SpanSigns, spanScores, spanSigns } from '../../bot/conversation/understand/span-guess.ts'
import type { Lexicon } from '../../bot/conversation/understand/lexicon.ts'
import { readMarks } from '../../bot/conversation/understand/read.ts'
import { randomFrom, shuffled } from './guess-training.ts'
import type { Message } from './score.ts'

/** A message with the tokens of the piece that is labelled; null where none is. */
export type SpanLesson = { readonly signs: SpanSigns; readonly gold: readonly [number, number] | null; text: string; intent: string }

export function spanLessons(messages: readonly Message[], slot: string, intents: readonly string[], lexicon: Lexicon): readonly SpanLesson[] {
  let skipped = 0
  const all = messages.flatMap(({ text, intent, slots }): readonly SpanLesson[] => {
    if (!intents.includes(intent)) return []
    const sheet = readMarks(text, lexicon)
    const signs = spanSigns(sheet, intent)
    const value = slots[slot]
    if (value === undefined) return [{ signs, gold: null, text, intent }]
    const at = text.indexOf(String(value))
    if (at < 0) { skipped += 1; return [] }
    const end = at + String(value).length
    const { starts, ends } = sheet.text
    const from = signs.tokens.findIndex((token) => (starts[token.start] ?? 0) >= at)
    const to = signs.tokens.findLastIndex((token) => (ends[token.end - 1] ?? 0) <= end)
    const first = signs.tokens[from]
    const last = signs.tokens[to]
    if (!first || !last || to < from || starts[first.start] !== at || ends[last.end - 1] !== end) { skipped += 1; return [] }
    return [{ signs, gold: [from, to], text, intent }]
  })
  return Object.assign(all, { skipped })
}

export type SpanOptions = { rounds: number; pace: number; decay: number; hidden: number; often: number }
export const spanOptions: SpanOptions = { rounds: 12, pace: 0.15, decay: 1e-5, hidden: 0.2, often: 2 }

export function learnSpans(lessons: readonly SpanLesson[], options: SpanOptions = spanOptions): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const see = (list: readonly string[]) => { for (const sign of list) counts.set(sign, (counts.get(sign) ?? 0) + 1) }
  for (const { signs } of lessons) {
    signs.starts.forEach(see); signs.ends.forEach(see); signs.insides.forEach(see)
    for (const { signs: list } of signs.clauses) see(list)
    see(signs.none)
  }
  const weights = new Map([...counts].filter(([, count]) => count >= options.often).map(([sign]) => [sign, { weight: 0, step: 1e-4 }]))
  const random = randomFrom(1)
  const weight = (sign: string) => weights.get(sign)?.weight ?? 0
  const descend = (list: readonly string[], slope: number) => {
    if (Math.abs(slope) < 1e-4) return
    for (const sign of list) {
      const cell = weights.get(sign)
      if (!cell) continue
      const gradient = slope + options.decay * cell.weight
      cell.step += gradient * gradient
      cell.weight -= (options.pace * gradient) / Math.sqrt(cell.step)
    }
  }
  for (let round = 0; round < options.rounds; round += 1) {
    for (const at of shuffled(lessons.length, random)) {
      const lesson = lessons[at]
      if (lesson) descendOne(options.hidden > 0 ? thinned(lesson, options.hidden, random) : lesson, weight, descend)
    }
  }
  return new Map([...weights].map(([sign, cell]) => [sign, cell.weight]))
}

function thinned(lesson: SpanLesson, hidden: number, random: () => number): SpanLesson {
  const thin = (list: readonly string[]) => list.filter(() => random() > hidden)
  const { signs } = lesson
  return { ...lesson, signs: { ...signs, starts: signs.starts.map(thin), ends: signs.ends.map(thin), insides: signs.insides.map(thin), clauses: signs.clauses.map((c) => ({ ...c, signs: thin(c.signs) })) } }
}

const longestSpan = 60
function descendOne({ signs, gold }: SpanLesson, weight: (sign: string) => number, descend: (list: readonly string[], slope: number) => void): void {
  const { starts, ends, before, none } = spanScores(signs, weight)
  const n = signs.tokens.length
  let most = none
  for (let i = 0; i < n; i += 1)
    for (let j = i; j < Math.min(n, i + longestSpan); j += 1)
      most = Math.max(most, starts[i]! + ends[j]! + before[j + 1]! - before[i]!)
  let sum = Math.exp(none - most)
  const s = new Float64Array(n), e = new Float64Array(n), d = new Float64Array(n + 1)
  for (let i = 0; i < n; i += 1)
    for (let j = i; j < Math.min(n, i + longestSpan); j += 1) {
      const p = Math.exp(starts[i]! + ends[j]! + before[j + 1]! - before[i]! - most)
      sum += p; s[i]! += p; e[j]! += p; d[i]! += p; d[j + 1]! -= p
    }
  const shares = signs.clauses.map(() => 0)
  let inside = 0
  for (let k = 0; k < n; k += 1) {
    inside += d[k]!
    const isIn = gold !== null && k >= gold[0] && k <= gold[1]
    const slope = inside / sum - (isIn ? 1 : 0)
    descend(signs.insides[k]!, slope)
    const clause = signs.clauseOf[k]!
    if (clause >= 0) shares[clause]! += slope
    descend(signs.starts[k]!, s[k]! / sum - (gold?.[0] === k ? 1 : 0))
    descend(signs.ends[k]!, e[k]! / sum - (gold?.[1] === k ? 1 : 0))
  }
  for (const [index, clause] of signs.clauses.entries()) descend(clause.signs, (shares[index] ?? 0) / Math.max(1, clause.size))
  descend(signs.none, Math.exp(none - most) / sum - (gold === null ? 1 : 0))
}

export function scoreSpans(lessons: readonly SpanLesson[], weights: ReadonlyMap<string, number>) {
  const weight = (sign: string) => weights.get(sign) ?? 0
  let hits = 0, missed = 0, extra = 0
  for (const { signs, gold } of lessons) {
    const best = bestSpan(signs, weight)
    const right = gold && best && signs.tokens[gold[0]]?.start === best.start && signs.tokens[gold[1]]?.end === best.end
    if (right) hits += 1
    else { if (gold) missed += 1; if (best) extra += 1 }
  }
  return { hits, missed, extra }
}
