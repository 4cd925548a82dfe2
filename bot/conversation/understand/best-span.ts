/** A word, a Chinese character, a covered piece or a mark, at its place of the folded text. */
export type Token = { readonly start: number; readonly end: number; readonly text: string }

/** What speaks for a piece of a message, sign by sign; a piece is a run of tokens, or none at all. */
export type SpanSigns = {
  readonly tokens: readonly Token[]
  /** For a piece that begins, that ends, or that is at the token. */
  readonly starts: readonly (readonly string[])[]
  readonly ends: readonly (readonly string[])[]
  readonly insides: readonly (readonly string[])[]
  /** For a piece with a clause in it; one with a part of the clause has that share of it. `size`: in tokens. */
  readonly clauses: readonly { readonly signs: readonly string[]; readonly size: number }[]
  /** The clause that a token stands in; -1 for none. */
  readonly clauseOf: readonly number[]
  readonly none: readonly string[]
}

/** How much a sign speaks for what it is a sign of; 0 when nobody knows. */
export type SpanWeights = (sign: string) => number

/** A range of the folded text; `end` is exclusive. */
export type TextRange = { readonly start: number; readonly end: number }

/** Sums of the weights: by the token a piece begins at, by the one it ends at, of all tokens before one, and for no piece. */
export type SpanScores = {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly before: readonly number[]
  readonly none: number
}

export function spanScores(signs: SpanSigns, weight: SpanWeights): SpanScores {
  const sum = (list: readonly string[]) => list.reduce((total, sign) => total + weight(sign), 0)
  const shares = signs.clauses.map((clause) => sum(clause.signs) / clause.size)
  const before = [0]
  for (const [at, inside] of signs.insides.entries())
    before.push((before[at] ?? 0) + sum(inside) + (shares[signs.clauseOf[at] ?? -1] ?? 0))
  return { starts: signs.starts.map(sum), ends: signs.ends.map(sum), before, none: sum(signs.none) }
}

/**
 * The likeliest piece; null when that is none, or not likelier by so much (natural logarithm of the odds). Its score is
 * that of its first token, of its last one and of all within, so the best beginning for each end is known when the end is
 * reached.
 */
export function bestSpan(signs: SpanSigns, weight: SpanWeights, reluctance = 0): TextRange | null {
  const { starts, ends, before, none } = spanScores(signs, weight)
  let lead = { at: 0, score: Number.NEGATIVE_INFINITY }
  let best: TextRange | null = null
  let most = none + reluctance
  for (const [at, token] of signs.tokens.entries()) {
    const begun = (starts[at] ?? 0) - (before[at] ?? 0)
    if (begun > lead.score) lead = { at, score: begun }
    const score = lead.score + (ends[at] ?? 0) + (before[at + 1] ?? 0)
    if (score <= most) continue
    most = score
    best = { start: signs.tokens[lead.at]?.start ?? token.start, end: token.end }
  }
  return best
}
