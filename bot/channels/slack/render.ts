import type { Card, Message } from '../../conversation/card.ts'
import { clampCard } from '../clamp.ts'
import { renderActions } from './actions.ts'
import { renderBlocks, toned } from './blocks.ts'
import { inertMarkup } from './inert.ts'
import { context, cut, type Json, lines, plain, run, section } from './text.ts'

/** Slack takes 50 blocks a message and, undocumented, about 13,200 characters of them. */
const blockLimit = 45
const lengthLimit = 12_000

/** What a message adds to a call of `chat.postMessage` or `chat.update`. */
export type MessagePart = {
  /** Shown in notifications, and to screen readers; the only field with markup. */
  readonly text: string
  readonly blocks: readonly Json[]
}

/** A neutral message as Block Kit: pure data, nothing of the SDK. What is shown is in the blocks. */
export function renderCard({ text, card }: Message): MessagePart {
  const said = text === undefined || text === '' ? [] : paragraphs(text)
  return {
    text: inertMarkup(cut(card?.fallback ?? text ?? '', 2_000)) || ' ',
    blocks: card === undefined ? said : [...said, ...renderBlockKit(card)],
  }
}

/** A neutral card as blocks within the limits of a message. */
export function renderBlockKit(card: Card): readonly Json[] {
  const size = (each: Card) => {
    const blocks = cardBlocks(each)
    const tooMany = blocks.length > blockLimit ? lengthLimit : 0
    return JSON.stringify(blocks).length + tooMany
  }
  return cardBlocks(clampCard(card, size, lengthLimit))
}

function cardBlocks(card: Card): readonly Json[] {
  return [...header(card), ...renderBlocks(card.blocks), ...renderActions(card.actions)]
}

/** A header has room for 150 letters; a longer title is a question and stands as a bold text. */
function header({ title, subtitle, badge, tone = 'plain' }: Card): readonly Json[] {
  const short = Array.from(title).length <= 150
  const small = [
    ...(badge === undefined ? [] : [toned(tone, badge)]),
    ...(subtitle === undefined ? [] : [subtitle]),
  ]
  return [
    short
      ? { type: 'header', text: plain(title, 150) }
      : lines([[run(cut(title, 2_000), { bold: true })]]),
    ...(small.length === 0 ? [] : [context(...small)]),
  ]
}

/** A text in sections of at most 3,000 letters. */
function paragraphs(text: string): readonly Json[] {
  const letters = Array.from(text).slice(0, 9_000)
  const count = Math.ceil(letters.length / 3_000)
  return Array.from({ length: count }, (_, part) =>
    section(letters.slice(part * 3_000, (part + 1) * 3_000).join('')),
  )
}
