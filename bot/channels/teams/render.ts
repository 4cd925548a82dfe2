import type { Card, Message } from '../../conversation/card.ts'
import { clampCard } from '../clamp.ts'
import { renderActions } from './actions.ts'
import { notice, renderBlocks, toneColor, toneStyle } from './blocks.ts'
import { inlineCard } from './dialog.ts'
import { inert } from './inert.ts'
import type { Opened } from './press-data.ts'
import { refreshOf } from './refresh.ts'
import { columns, type Json, words } from './text.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'

/** Current documentation allows 100 KB a message, older pages 40 KB; 25 KB stays clear of both. */
const cardLimit = 25_000

/** What a message adds to an activity. */
export type ActivityPart = {
  readonly type: 'message'
  readonly text: string
  /** Never markdown: what people wrote is shown as they wrote it. */
  readonly textFormat: 'plain'
  /** Shown in notifications. */
  readonly summary: string
  readonly attachments: { readonly contentType: string; readonly content: Json }[]
}

/** A neutral message as a part of a Bot Framework activity: pure data, nothing of the SDK. */
export function renderCard(message: Message): ActivityPart {
  const { text, card } = message
  return {
    type: 'message',
    text: inert(text ?? '').slice(0, 8_000),
    textFormat: 'plain',
    summary: inert(card?.fallback ?? text ?? '').slice(0, 500),
    attachments:
      card === undefined ? [] : [{ contentType: cardType, content: renderAdaptiveCard(card) }],
  }
}

/** A form as a message of its own, for clients that know no dialogs. */
export function renderForm(opened: Opened): ActivityPart {
  const content = inlineCard(opened)
  const summary = inert(opened.form.label)
  const attachments = [{ contentType: cardType, content }]
  return { type: 'message', text: '', textFormat: 'plain', summary, attachments }
}

/**
 * A neutral card as an Adaptive Card 1.5 below 25 KB; a text that came with it stands above as a notice (the answer to
 * a pressed button has room for a card only).
 */
export function renderAdaptiveCard(card: Card, said?: string): Json {
  const sizeOf = (each: Card) => Buffer.byteLength(JSON.stringify(adaptiveCard(each, said)))
  return adaptiveCard(clampCard(card, sizeOf, cardLimit), said)
}

function adaptiveCard(card: Card, said?: string): Json {
  const actions = renderActions(card.actions)
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: inert(card.fallback),
    msteams: { width: 'Full' },
    ...(card.refresh === undefined ? {} : refreshOf(card.refresh)),
    body: [
      ...(said === undefined || said === '' ? [] : [notice(said.slice(0, 1_000), 'plain')]),
      header(card),
      ...renderBlocks(card.blocks),
      ...actions.body,
    ],
    actions: actions.last,
  }
}

function header(card: Card): Json {
  const tone = card.tone ?? 'plain'
  const title = words(card.title, { weight: 'Bolder', size: 'Medium' })
  const subtitle = words(
    card.subtitle ?? '',
    { isSubtle: true, size: 'Small' },
    { spacing: 'None' },
  )
  const look = { weight: 'Bolder', size: 'Small', color: toneColor(tone) } as const
  const badge = words(card.badge ?? '', look, { horizontalAlignment: 'Right' })
  return {
    type: 'Container',
    ...(tone === 'plain' ? {} : { style: toneStyle(tone), bleed: true }),
    items: [
      columns([
        {
          width: 'stretch',
          items: card.subtitle === undefined ? [title] : [title, subtitle],
        },
        ...(card.badge === undefined ? [] : [{ width: 'auto' as const, items: [badge] }]),
      ]),
    ],
  }
}
