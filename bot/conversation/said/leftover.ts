import { type Outcome, stationOf, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'

const most = 5

/** Right before a word: somebody the part is for, or somewhere it should go. */
const aimed =
  /(?:[给帮替給幫]|发到|寄到|送到|发往|寄往|送往|發到|寄去|送去|发给|寄给|(?<![a-z])(?:for|to)(?:\sthe)?)\s*$/i
/** Or a count: a thing nobody knows. */
const counted =
  /(?:\d|[一二两兩三四五六七八九十])\s*(?:[个個台只隻套根条條块塊片颗顆件张張支把]|pcs?|x)?\s*$/i

/**
 * Adds what could not be made out of a request: anything while a line is still open, for it may be what is missing; and
 * always a person it is for, a place it should go to, and a thing that is counted. Goods go to the station that asks.
 */
export function withLeftover(
  talk: Talk,
  source: string,
  understood: Understood,
  outcome: Outcome,
): Outcome {
  if (!outcome.draft) return outcome
  const open = outcome.draft.lines.some((line) => line.part === null)
  const told = understood.leftover.filter((piece) => {
    if (piece.trim() === '') return false
    const before = source.slice(0, Math.max(0, source.indexOf(piece)))
    return open || aimed.test(before) || counted.test(before)
  })
  const pieces = [...new Set([...told, ...placesElsewhere(talk, source, understood)])].slice(
    0,
    most,
  )
  if (pieces.length === 0) return outcome
  const named = pieces.map((piece) => `“${piece.slice(0, 40)}”`).join(' ')
  return {
    ...outcome,
    posts: [...(outcome.posts ?? []), { text: talk.words.answer.partlyUnderstood(named) }],
  }
}

/** Places a request should go to that are not the station of the one who asks. */
function placesElsewhere(
  talk: Talk,
  source: string,
  { intent, places }: Understood,
): readonly string[] {
  if (intent !== 'request_part') return []
  const own = stationOf(talk)?.id
  return places
    .filter(({ kind, sites }) => kind !== 'own' && kind !== 'everywhere' && !isOwn(sites, own))
    .map(({ text }) => text)
    .filter((text) => aimed.test(source.slice(0, Math.max(0, source.indexOf(text)))))
}

const isOwn = (sites: readonly string[], own: string | undefined) =>
  own !== undefined && sites.includes(own)
