import type { Card } from '../../conversation/card.ts'
import { renderBlockKit } from './render.ts'
import type { Json } from './text.ts'

/** A card as the app's home tab. */
export function renderHome(card: Card): Json {
  return { type: 'home', blocks: renderBlockKit(card) }
}
