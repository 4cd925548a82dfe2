import type { Card } from '../card.ts'
import { partItem } from '../cards/candidates.ts'
import { readerOf } from '../cards/reader.ts'
import type { Outcome, Talk } from '../talk.ts'

/** What was not understood may be a part's name, its initials or a piece of a code: a list, from which nothing follows. */
export function searched(talk: Talk, source: string): Outcome | null {
  const { desk, incoming, words, locale } = talk
  const found = desk.search(source, incoming.at)
  if (found === null) return null
  const reader = readerOf(desk, locale)
  const [only] = found.models
  const model = found.models.length === 1 && only !== undefined ? only : null
  const prices = found.candidates.map(({ part }) => part.priceFen)
  const title = words.answer.searchFound(source.trim().slice(0, 40))
  const card: Card = {
    title,
    blocks: [
      ...found.candidates.map((candidate) => partItem(candidate, { model, prices }, reader)),
      ...(found.more === 0
        ? []
        : [{ kind: 'text', text: words.card.more(found.more), style: 'subtle' } as const]),
    ],
    actions: found.candidates.map(({ part }) => ({
      kind: 'say',
      label: part.code,
      text: model === null ? part.code : `${part.code} ${model}`,
    })),
    fallback: title,
  }
  return { posts: [{ card }] }
}
