import type { Action, Block, Card } from '../conversation/card.ts'

const dots = '...'

function cut(text: string, length: number): string {
  const letters = Array.from(text)
  return letters.length <= length ? text : letters.slice(0, length - dots.length).join('') + dots
}

function cutBlock(block: Block, length: number, rows: number): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, text: cut(block.text, length) }
    case 'notice':
      return { ...block, text: cut(block.text, length) }
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => ({
          label: cut(label, 80),
          value: cut(value, length),
        })),
      }
    case 'item':
      return {
        ...block,
        title: cut(block.title, length),
        details: block.details.slice(0, rows).map((each) => cut(each, length)),
      }
    case 'photo':
      return block
    case 'steps':
      return { ...block, steps: block.steps.map((s) => ({ ...s, label: cut(s.label, length) })) }
    case 'table': {
      const more = block.rows.length > rows ? (block.more ?? dots) : block.more
      return {
        ...block,
        rows: block.rows.slice(0, rows).map((row) => row.map((cell) => cut(cell, length))),
        ...(more === undefined ? {} : { more }),
      }
    }
  }
}

/** Each pass gives up a little more: letters of a text, rows of a table, blocks. */
const passes = [
  { length: 2_000, rows: 40, blocks: 60 },
  { length: 600, rows: 20, blocks: 40 },
  { length: 200, rows: 12, blocks: 30 },
  { length: 80, rows: 6, blocks: 20 },
  { length: 60, rows: 3, blocks: 10 },
  { length: 40, rows: 2, blocks: 4 },
  { length: 20, rows: 1, blocks: 1 },
]

function cutCard(card: Card, pass: { length: number; rows: number; blocks: number }): Card {
  const { length, rows, blocks } = pass
  const kept = fewer(card.blocks, blocks).map((block) => cutBlock(block, length, rows))
  const short = {
    ...card,
    title: cut(card.title, length),
    ...(card.subtitle === undefined ? {} : { subtitle: cut(card.subtitle, length) }),
    fallback: cut(card.fallback, length),
  }
  if (card.blocks.length <= blocks) return { ...short, blocks: kept }
  return {
    ...short,
    blocks: [...kept, { kind: 'text', text: dots, style: 'subtle' }],
    actions: [...card.actions, ...restAction(card, kept)],
  }
}

/** At most so many blocks. Items go first, from the end: what they have in common stands in the other blocks. */
function fewer(blocks: readonly Block[], most: number): readonly Block[] {
  const items = blocks.filter((block) => block.kind === 'item')
  const room = Math.max(0, most - (blocks.length - items.length))
  const kept = new Set(items.slice(0, room))
  return blocks.filter((block) => block.kind !== 'item' || kept.has(block)).slice(0, most)
}

function restAction({ rest, blocks }: Card, kept: readonly Block[]): readonly Action[] {
  const count = (among: readonly Block[]) => among.filter(({ kind }) => kind === 'item').length
  const left = count(blocks) - count(kept)
  if (rest === undefined || left === 0) return []
  const choice = `${rest.press.choice ?? ''}${count(kept)}`
  const label = rest.label.replace('%', String(left))
  return [{ kind: 'button', label, press: { ...rest.press, choice } }]
}

/**
 * The card, shortened with "..." until `sizeOf` says at most `limit` bytes. Actions are never dropped: a card without
 * its buttons would be worse than one with little text.
 */
export function clampCard(card: Card, sizeOf: (card: Card) => number, limit: number): Card {
  if (sizeOf(card) <= limit) return card
  const shorter = passes.map((pass) => cutCard(card, pass))
  return shorter.find((each) => sizeOf(each) <= limit) ?? shorter.at(-1) ?? card
}
