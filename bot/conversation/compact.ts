import type { Block, Card } from './card.ts'

/**
 * The same card for a place where others talk as well: what it is about and how far it is, without the small print. Buttons
 * stay, as whoever may press them reads here too.
 */
export function compactCard(card: Card): Card {
  return { ...card, blocks: card.blocks.flatMap(compactBlock) }
}

function compactBlock(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'item':
      return [{ ...block, details: [] }]
    case 'steps': {
      const now = block.steps.find(({ state }) => state === 'now')
      const last = now ?? block.steps.findLast(({ state }) => state === 'done')
      return last === undefined ? [] : [{ ...block, steps: [last] }]
    }
    case 'notice':
    case 'photo':
      return [block]
    case 'text':
    case 'facts':
    case 'table':
      return []
  }
}
