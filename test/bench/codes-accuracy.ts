import type { Random } from '../../db/sample/random.ts'
import { buildCodeIndex } from '../../domain/catalogue/code-index.ts'
import { normaliseCode } from '../../domain/catalogue/normalise.ts'
import { modelCodes, partCodes } from './codes-lists.ts'
import { duration, latency, percent, say, table, timed } from './codes-measure.ts'
import { fuse, levenshtein, natural, type Peer, passjoin, symspell } from './codes-peers.ts'
import { foreign, mistyped, published, type Typing } from './codes-typing.ts'

const shown = 5

const partline: Peer = {
  name: 'partline',
  build: (codes) => {
    const index = buildCodeIndex(codes)
    return (typed) => index.candidates(typed, { limit: shown }).map(({ code }) => code)
  },
}

type Query = { readonly meant: string; readonly typed: string }

/** Mistyped codes that are no code themselves: whether those are caught is the policy's matter. */
function queriesOf(
  codes: readonly string[],
  count: number,
  typing: Typing,
  random: Random,
): readonly Query[] {
  const known = new Set(codes)
  const queries: Query[] = []
  while (queries.length < count) {
    const meant = random.pick(codes)
    const typed = mistyped(meant, typing, random)
    if (!known.has(typed)) queries.push({ meant, typed })
  }
  return queries
}

/** Top 1 and top 5 of every peer on 12,000 part codes and 10,000 model codes, with both generators of errors. */
export function accuracy(random: Random): void {
  const normalised = (codes: readonly string[]) => [...new Set(codes.map(normaliseCode))]
  const lists = [
    { name: 'parts', codes: normalised(partCodes(12_000, random)) },
    { name: 'models', codes: normalised(modelCodes(10_000, random)) },
  ]
  for (const { name, codes } of lists) {
    for (const typing of [published, foreign]) {
      say(`\n${codes.length} ${name}, errors with ${typing.name}`)
      say(
        table([
          ['', 'top 1', 'top 5', 'build', 'p50', 'p99', 'slower'],
          ...rows(codes, typing, random),
        ]),
      )
    }
  }
}

const rounds: readonly (readonly [Peer, number])[] = [
  [partline, 20_000],
  [passjoin, 5_000],
  [symspell, 5_000],
  [levenshtein, 500],
  [fuse, 150],
  [natural, 300],
]

function rows(codes: readonly string[], typing: Typing, random: Random): string[][] {
  const queries = queriesOf(codes, 20_000, typing, random)
  let fastest = 0
  return rounds.map(([peer, count]) => {
    const { result: search, took } = timed(() => peer.build(codes))
    const asked = queries.slice(0, count)
    const answers = asked.map(({ typed }) => search(typed))
    const top = (most: number) =>
      asked.filter(({ meant }, at) => answers[at]?.slice(0, most).includes(meant)).length / count
    const { p50, p99 } = latency(
      asked.map(({ typed }) => typed),
      search,
    )
    fastest ||= p50
    const figures = [percent(top(1)), percent(top(shown)), ...[took, p50, p99].map(duration)]
    return [peer.name, ...figures, `${(p50 / fastest).toFixed(1)}x`]
  })
}
