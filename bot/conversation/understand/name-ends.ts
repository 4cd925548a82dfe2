import { bestSpan, type SpanSigns, type SpanWeights, type Token } from './best-span.ts'
import { type Mark, marksOf, type NameMark, type Sheet, sign } from './sheet.ts'
import { tokensOf } from './tokens.ts'

/** A part's name with the words around it that may belong to it, and what tells which of them do. */
export type NameWindow = { readonly mark: NameMark; readonly signs: SpanSigns }

/** So many words or Chinese characters before a name, and behind it, may belong to it. */
const before = 8
const behind = 5

/** In a long list names are what the catalogue calls them. */
const longestRead = 600

/** What can be part of a name: words, characters, sizes and the dash within one. */
const joining = /^(?:[a-z']+|\d+|\p{Script=Han}|\ue009|-)$/u

/** The windows of all names, in order of the text. `intent` is the name label sets know. */
export function nameWindows(sheet: Sheet, intent: string): readonly NameWindow[] {
  if (sheet.masked.length > longestRead) return []
  const names = marksOf(sheet, 'name')
  if (names.length === 0) return []
  const tokens = tokensOf(uncovered(sheet, names))
  return names.flatMap((mark) => {
    const first = tokens.findIndex(({ end }) => end > mark.start)
    const last = tokens.findLastIndex(({ start }) => start < mark.end)
    if (first < 0 || last < first) return []
    const none = signsAgainst(sheet, mark, intent, names)
    return [{ mark, signs: { ...signsAround(tokens, first, last), none } }]
  })
}

/** What tells that a name is only spoken of: what it is, what stands beside it, and what else is there. */
function signsAgainst(
  { masked, text, marks }: Sheet,
  mark: NameMark,
  intent: string,
  names: readonly NameMark[],
): readonly string[] {
  const ahead = masked.slice(Math.max(0, mark.start - 30), mark.start)
  const rest = masked.slice(mark.end, mark.end + 30)
  const wordsOf = (piece: string) =>
    tokensOf(piece).map(({ start, end }) => piece.slice(start, end))
  const [one = '^', two = '^'] = wordsOf(ahead).toReversed()
  const [next = '$', second = '$'] = wordsOf(rest)
  const counted = [one, two, next, second].some((word) => word.startsWith(sign.quantity))
  const beside = (other: Mark) =>
    other.kind === 'quantity' && Math.abs(other.start - mark.start) < 24
  const others = Math.min(3, names.length - 1)
  const kinds = ['code', 'model', 'quantity'].filter((kind) =>
    marks.some((each) => each.kind === kind),
  )
  const facts = [
    `counted=${counted}`,
    `others=${others}`,
    `counted=${counted},others=${others}`,
    `kinds=${kinds.join('+')}`,
    `counted=${counted},kinds=${kinds.join('+')}`,
    `near=${marks.some(beside)},others=${others}`,
    `place=${names.indexOf(mark)},${others}`,
    `:${text.folded.slice(mark.start, mark.end)}`,
    `<${one.charAt(0) < '\ue000' ? one : one.charAt(0)}`,
    `<<${two} ${one}`,
    `>${next.charAt(0) < '\ue000' ? next : next.charAt(0)}`,
    `>>${next} ${second}`,
  ]
  return ['n', `n ${intent}`, ...facts.flatMap((fact) => [`n ${fact}`, `n ${fact},${intent}`])]
}

/** So much likelier must it be that a name is only spoken of (natural logarithm of the odds). */
const doubt = 1.5

/**
 * The sheet with each name reaching from where to where it most likely does; one that takes in the next means what that
 * means. A name that is most likely only spoken of is none, unless it is the only thing that is named.
 */
export function withNameEnds(sheet: Sheet, intent: string, weight: SpanWeights): Sheet {
  const windows = nameWindows(sheet, intent)
  if (windows.length === 0) return sheet
  const coded = sheet.marks.some(({ kind }) => kind === 'code')
  const names: NameMark[] = []
  for (const { mark, signs } of windows) {
    const last = names.at(-1)
    if (last && mark.end <= last.end) {
      names.splice(-1, 1, { ...mark, start: last.start, end: last.end })
      continue
    }
    const best = bestSpan(signs, weight, -doubt)
    const { start, end } = best && best.start < mark.end && best.end > mark.start ? best : mark
    if (best !== null) names.push({ ...mark, start: Math.max(start, last?.end ?? 0), end })
  }
  if (names.length === 0 && !coded) return sheet
  const others = sheet.marks.filter(({ kind }) => kind !== 'name')
  return {
    ...sheet,
    marks: [...others, ...names].toSorted((one, other) => one.start - other.start),
  }
}

/** The masked text with the names as they stand in it. */
function uncovered({ text, masked }: Sheet, names: readonly NameMark[]): string {
  let at = 0
  const pieces = names.flatMap(({ start, end }) => {
    const piece = [masked.slice(at, start), text.folded.slice(start, end)]
    at = end
    return piece
  })
  return [...pieces, masked.slice(at)].join('').replaceAll(sign.name, ' ')
}

/** How far apart two places are, as far as that matters. */
const apart = (at: number, from: number) => Math.max(-3, Math.min(3, at - from))

function signsAround(
  tokens: readonly Token[],
  first: number,
  last: number,
): Omit<SpanSigns, 'none'> {
  const joins = (at: number) => {
    const [one, other] = [tokens[at], tokens[at + 1]]
    return one !== undefined && other !== undefined && other.start - one.end <= 1
  }
  const fits = (at: number) => joining.test(tokens[at]?.text ?? '')
  let from = first
  while (from > first - before && fits(from - 1) && joins(from - 1)) from -= 1
  let to = last
  while (to < last + behind && fits(to + 1) && joins(to)) to += 1
  const text = (at: number) => tokens[at]?.text ?? (at < 0 ? '^' : '$')
  const places = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return {
    tokens: tokens.slice(from, to + 1),
    clauses: [],
    clauseOf: places.map(() => -1),
    starts: places.map((at) => [
      `s:${text(at)}`,
      `s<${text(at - 1)}`,
      `s>${text(at)} ${text(at + 1)}`,
      `s|${text(at - 1)}|${text(at)}`,
      `r s=${apart(at, first)}`,
    ]),
    ends: places.map((at) => [
      `e:${text(at)}`,
      `e>${text(at + 1)}`,
      `e<${text(at - 1)} ${text(at)}`,
      `e|${text(at)}|${text(at + 1)}`,
      `r e=${apart(at, last)}`,
    ]),
    insides: places.map((at) => {
      const side = at < first ? 'l' : at > last ? 'b' : 'i'
      return [`${side}:${text(at)}`, `${side}:${text(at)} ${text(at + 1)}`, `r ${side}`]
    }),
  }
}
