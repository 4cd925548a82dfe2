import type { SpanSigns, TextRange, Token } from './best-span.ts'
import { changeCue } from './changes.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { about, approval, goods, wish } from './cues.ts'
import { reasonCues } from './reasons.ts'
import type { Sheet } from './sheet.ts'
import { polite } from './social.ts'
import { tokensOf } from './tokens.ts'
import { isCalm, isPressing } from './tone.ts'

/** What people give a reason for, in the names of the label sets. */
export const reasonIntents: readonly string[] = [
  'request_part',
  'cancel',
  'reject',
  'hold',
  'quota',
  'return_part',
  'change',
  'report_damage',
  'approve',
]

/** Nobody explains anything later in a message. */
const mostTokens = 160

const cues: readonly (readonly [string, RegExp])[] = [
  ...Object.entries(approval),
  ...Object.entries(goods),
  ...Object.entries(wish),
  ...Object.entries(about),
  ['change', changeCue],
  ...Object.entries(reasonCues),
]

/** Cues of a clause that says what is wanted. */
const wanting = ['ask', 'cancel', 'refused', 'granted', 'hold', 'change', 'giveBack', 'wait']

/**
 * What tells which words of a message are its reason: the words at the ends of a piece and in it, what its clauses speak
 * of, and the piece that a rule takes for it. `intent` is the name label sets know.
 */
export function reasonSigns(sheet: Sheet, intent: string, ruled: TextRange | null): SpanSigns {
  const tokens = tokensOf(sheet.masked, mostTokens).map(uncounted)
  const read = tokens.at(-1)?.end ?? 0
  const clauses = clausesOf(sheet).filter(({ start }) => start < read)
  const clauseOf = tokens.map((token) =>
    clauses.findIndex(({ start, end }) => token.start >= start && token.start < end),
  )
  const text = (at: number) => tokens[at]?.text ?? (at < 0 ? '^' : '$')
  const side = (at: number) => clauseOf[at] ?? -2
  const inRule = (at: number) => isWithin(tokens[at], ruled)
  const described = clauses.map(({ text: clause }) => describe(clause))
  const free = described.filter((each) => each.free).length
  const many = Math.min(4, clauses.length)
  return {
    tokens,
    clauseOf,
    starts: tokens.map((token, at) => [
      `s:${text(at)}`,
      `s<${text(at - 1)}`,
      `s<<${text(at - 2)} ${text(at - 1)}`,
      `s>${text(at)} ${text(at + 1)}`,
      `s|${text(at - 1)}|${text(at)}`,
      `s first=${side(at) !== side(at - 1)}`,
      `s first=${side(at) !== side(at - 1)},${intent}`,
      `s<${text(at - 1)},${intent}`,
      `s gap=${token.start > (tokens[at - 1]?.end ?? 0)}`,
      ...(inRule(at) && !inRule(at - 1) ? ['r s', `r s,${intent}`] : []),
    ]),
    ends: tokens.map((_, at) => [
      `e:${text(at)}`,
      `e>${text(at + 1)}`,
      `e>>${text(at + 1)} ${text(at + 2)}`,
      `e<${text(at - 1)} ${text(at)}`,
      `e|${text(at)}|${text(at + 1)}`,
      `e last=${side(at) !== side(at + 1)}`,
      `e last=${side(at) !== side(at + 1)},${intent}`,
      `e>${text(at + 1)},${intent}`,
      ...(inRule(at) && !inRule(at + 1) ? ['r e', `r e,${intent}`] : []),
    ]),
    insides: tokens.map((_, at) => [
      `i:${text(at)}`,
      `i:${text(at)} ${text(at + 1)}`,
      `i:${text(at)},${intent}`,
      ...(/^[a-z]{5}/.test(text(at)) ? [`i~${text(at).slice(0, 4)}`] : []),
    ]),
    clauses: clauses.map((clause, at) => ({
      signs: ofClause(clause, at, described, free, ruled).flatMap((sign) => [
        sign,
        `${sign},${intent}`,
      ]),
      size: Math.max(1, clauseOf.filter((one) => one === at).length),
    })),
    none: [
      'n',
      `n ${intent}`,
      `n many=${many}`,
      `n many=${many},${intent}`,
      `n free=${free}`,
      `n free=${free},${intent}`,
      `r n=${ruled !== null}`,
      `r n=${ruled !== null},${intent}`,
    ],
  }
}

/** The signs that rest on what a rule takes for the reason. */
export const restsOnRule = (sign: string) => sign.startsWith('r ')

/** How many of something there are does not tell a reason. */
const uncounted = (token: Token): Token =>
  /^\d/.test(token.text) ? { ...token, text: '#' } : token

const isWithin = (token: Token | undefined, range: TextRange | null) =>
  token !== undefined && range !== null && token.start >= range.start && token.end <= range.end

/** What a clause speaks of. It is free when it neither names anything nor wants anything. */
type Described = {
  readonly cues: readonly string[]
  readonly covers: string
  readonly kind: string
  readonly free: boolean
  readonly long: number
}

function describe(clause: string): Described {
  const found = cues.filter(([, cue]) => clause.search(cue) >= 0).map(([name]) => name)
  const covers = [...new Set(clause.match(/[\ue000-\ue009]/g) ?? [])].toSorted().join('')
  const letters = clause.replace(polite, ' ').replace(/[^\p{L}]+/gu, '').length
  const wants = wanting.filter((name) => found.includes(name))
  return {
    cues: found.length === 0 ? ['none'] : found,
    covers,
    kind: `${covers}/${wants.join('+')}/${letters > 1}`,
    free: covers === '' && letters > 1 && wants.length === 0,
    long: Math.min(6, Math.round(Math.log2(letters + 1) * 2)),
  }
}

function ofClause(
  clause: Clause,
  at: number,
  all: readonly Described[],
  free: number,
  ruled: TextRange | null,
): readonly string[] {
  const described = all[at]
  if (!described) return []
  const place = at === 0 ? 'first' : at === all.length - 1 ? 'last' : 'amid'
  const byRule = ruled !== null && ruled.start < clause.end && ruled.end > clause.start
  return [
    'c',
    `r c=${byRule}`,
    ...(ruled === null ? ['r c none'] : []),
    `c covers=${described.covers}`,
    `c place=${place}`,
    `c place=${place},${all.length > 1}`,
    `c kind=${described.kind}`,
    `c free=${described.free},${free}`,
    `c free=${described.free},${place}`,
    `c before=${all[at - 1]?.kind}`,
    `c after=${all[at + 1]?.kind}`,
    ...described.cues.map((name) => `c cue=${name}`),
    `c pressing=${isPressing(clause.text)}`,
    `c calm=${isCalm(clause.text)}`,
    `c long=${described.long}`,
    ...(clause.text.match(/[a-z']+|\p{Script=Han}/gu) ?? []).map((word) => `c w=${word}`),
  ]
}
