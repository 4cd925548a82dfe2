import type { Card } from '../card.ts'
import type { Draft } from '../draft/draft.ts'
import { lineName, type Reader } from './reader.ts'

const mostNamed = 5

/** Says that a draft has expired and what was in it, with the way to have it back. */
export function expiredCard(draft: Draft, reader: Reader): Card {
  const { answer } = reader.words
  const sentence = answer.draftExpired(contentOf(draft, reader))
  const { id: subject, revision } = draft
  return {
    title: sentence,
    blocks: [],
    actions: [
      {
        kind: 'button',
        label: answer.bringBack,
        press: { verb: 'bring-back', subject, revision },
      },
    ],
    fallback: sentence,
  }
}

function contentOf(draft: Draft, reader: Reader): string {
  const { locale, words } = reader
  return draft.lines
    .slice(0, mostNamed)
    .map((line) => {
      const name = lineName(line, reader)
      return line.quantity === null ? name : `${name} ${words.card.pieces(line.quantity)}`
    })
    .join(locale === 'en' ? ', ' : '、')
}
