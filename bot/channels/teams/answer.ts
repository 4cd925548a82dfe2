import type { Card, Message } from '../../conversation/card.ts'
import { inert } from './inert.ts'
import { cardType, renderAdaptiveCard } from './render.ts'
import type { Json } from './text.ts'

/** The answer to an `adaptiveCard/action` invoke: HTTP status and the body the protocol asks for. */
export type InvokeAnswer = { readonly status: 200; readonly body: Json }

/** Shows a message in the place of the pressed card; a message without a card is shown beside it. */
export function invokeAnswer(message: Message | null): InvokeAnswer {
  if (message?.card !== undefined) {
    const value = renderAdaptiveCard(message.card, message.text)
    return { status: 200, body: { statusCode: 200, type: cardType, value } }
  }
  return invokeText(message?.text ?? '✓')
}

/** Leaves the pressed card as it is and shows a sentence. */
export function invokeText(text: string): InvokeAnswer {
  const type = 'application/vnd.microsoft.activity.message'
  return { status: 200, body: { statusCode: 200, type, value: inert(text) } }
}

/** Cards to choose from while somebody writes, each with its name and code as a preview. */
export function searchAnswer(cards: readonly Card[]): InvokeAnswer {
  const attachments = cards.map((card) => ({
    contentType: cardType,
    content: renderAdaptiveCard(card),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: inert(card.title), text: inert(card.fallback) },
    },
  }))
  const composeExtension = { type: 'result', attachmentLayout: 'list', attachments }
  return { status: 200, body: { composeExtension } }
}
