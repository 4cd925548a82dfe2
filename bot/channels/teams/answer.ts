import type { Card, Message } from '../../conversation/card.ts'
import { dialogCard } from './dialog.ts'
import { inert } from './inert.ts'
import type { Opened } from './press-data.ts'
import { cardType, renderAdaptiveCard } from './render.ts'
import type { Json } from './text.ts'

/** The answer to an invoke: HTTP status and the body that the protocol asks for. */
export type InvokeAnswer = { readonly status: 200; readonly body?: Json }

/** The answer to an `adaptiveCard/action`: shows a message in the place of the pressed card; a message without a card is shown beside it. */
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

/** The form in a dialog; what was typed stays, below the reason why it is not taken. */
export function dialogAnswer(
  opened: Opened,
  typed?: Readonly<Record<string, string>>,
  refused?: string,
): InvokeAnswer {
  const card = { contentType: cardType, content: dialogCard(opened, typed, refused) }
  const rows = opened.form.fields.length
  const size = { width: 'medium', height: rows > 3 ? 'large' : 'medium' }
  const value = { title: inert(opened.form.label), ...size, card }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

/** Closes the dialog: an answer without a body. */
export const dialogClosed: InvokeAnswer = { status: 200 }

/** A sentence in the place of the dialog. */
export function dialogText(text: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value: inert(text) } } }
}

/** A sentence as the answer to any invoke, in the form that its kind asks for. */
export function sentenceAnswer(invoke: string, text: string): InvokeAnswer {
  if (invoke.startsWith('task/')) return dialogText(text)
  if (!invoke.startsWith('composeExtension/')) return invokeText(text)
  return { status: 200, body: { composeExtension: { type: 'message', text: inert(text) } } }
}
