import type { Card } from '../card.ts'

/** A card that only says something, in the place of one that has had its day. */
export const spentCard = (sentence: string): Card => ({
  title: sentence,
  blocks: [],
  actions: [],
  fallback: sentence,
})
