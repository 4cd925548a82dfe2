import type { Answer, Message } from '../conversation/card.ts'

/** What only the person who pressed should read: a refusal whose card is not theirs alone. Null: nothing was refused. */
export function refusalIn(answer: Answer | null): string | null {
  if (answer === null) return null
  const { place = 'here', notice } = answer
  if (place === 'aside') return sentenceOf(answer)
  if (place === 'here' || notice === undefined) return null
  return notice.tone === 'warn' || notice.tone === 'bad' ? notice.text : null
}

/** The words of a message where a card has no room. */
export const sentenceOf = ({ text, card }: Message): string => text ?? card?.title ?? ''
