import type { Card, Message } from '../../../bot/conversation/card.ts'
import type { Press } from '../../../bot/conversation/press.ts'

/** What the scripted bot says; enough to show every kind of block, field and action in two languages. */
export type Lines = {
  readonly welcome: Message
  readonly question: (press: (choice: string) => Press) => Message
  readonly confirm: (press: Press, change: Press) => Message
  readonly progress: { readonly card: Card }
  readonly stock: Message
}
