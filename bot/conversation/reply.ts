import { z } from 'zod'
import { requisitionId } from '../../domain/ids.ts'
import type { Json } from '../../domain/json.ts'
import { locales } from '../../domain/locale.ts'
import type { Card, Message, Notice } from './card.ts'
import type { Show } from './talk.ts'

/** What is kept with a change and given again to whoever repeats its key. */
export type Reply = {
  readonly posts: readonly Message[]
  readonly replace: Card | null
  readonly show: Show | null
  readonly notice: Notice | null
  readonly aside: boolean
  readonly locale: (typeof locales)[number]
}

const shape = z.object({
  posts: z.array(z.custom<Message>((value) => typeof value === 'object' && value !== null)),
  replace: z.custom<Card>((value) => typeof value === 'object' && value !== null).nullable(),
  show: z
    .object({
      requisition: z.string().transform(requisitionId),
      audience: z.enum(['requester', 'approver', 'keeper']),
    })
    .nullable(),
  notice: z.object({ tone: z.enum(['plain', 'good', 'warn', 'bad']), text: z.string() }).nullable(),
  aside: z.boolean().default(false),
  locale: z.enum(locales),
})

/** A stored reply; null when the change had none, as those of jobs. */
export function readReply(stored: Json): Reply | null {
  const parsed = shape.safeParse(stored)
  return parsed.success ? parsed.data : null
}

/** The reply as plain data; `undefined` members disappear on the way, as they would in the database. */
export function writeReply(reply: Reply): Json {
  return JSON.parse(JSON.stringify(reply))
}

/** The card with a line at its top. */
export function withNotice(card: Card, notice: Notice | null): Card {
  if (notice === null) return card
  return { ...card, blocks: [{ kind: 'notice', ...notice }, ...card.blocks] }
}
