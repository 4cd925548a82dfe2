import { z } from 'zod'
import type { Locale } from '../../domain/locale.ts'
import { consoleTenant, secretHeader } from '../channels/teams/adapter.ts'
import { conversationOf, type Persona } from './persona.ts'
import type { Attachment } from './uploads.ts'

/** How connector and bot of one process reach each other; the secret is made at each start. */
export type BotLink = {
  readonly botUrl: string
  /** The base URL of the connector, which the bot takes as its service URL. */
  readonly serviceUrl: string
  readonly secret: string
}

/** The link for a server on this port of the loopback. */
export function botLink(port: number, secret: string): BotLink {
  const origin = `http://127.0.0.1:${port}`
  return {
    botUrl: `${origin}/api/messages`,
    serviceUrl: `${origin}/connector/${secret}/`,
    secret,
  }
}

/** What the bot made of an activity. */
export type Answered =
  | { readonly kind: 'taken' }
  /** Show this card in the place of the pressed one. */
  | { readonly kind: 'card'; readonly card: unknown }
  /** Show this form in a dialog. */
  | { readonly kind: 'dialog'; readonly title: string; readonly card: unknown }
  /** Show this sentence beside it. */
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: string }

const bot = { id: '28:partline', name: 'Partline' }
/** A bot that has not answered by then is taken for broken. */
const patience = 30_000

/** The fields every activity of a persona has, as Teams would send them for a personal chat. */
function envelope(link: BotLink, persona: Persona, id: string, locale: Locale) {
  return {
    id,
    locale,
    channelId: 'msteams',
    serviceUrl: link.serviceUrl,
    from: { id: `29:${persona.user}`, aadObjectId: persona.user, name: persona.name[locale] },
    recipient: bot,
    conversation: {
      id: conversationOf(persona),
      tenantId: consoleTenant,
      conversationType: 'personal',
      isGroup: false,
    },
    channelData: { tenant: { id: consoleTenant } },
  }
}

/** Tells the bot that it was installed for this persona, so that it can speak first. */
export function install(link: BotLink, persona: Persona, id: string, locale: Locale) {
  const activity = { ...envelope(link, persona, id, locale), type: 'conversationUpdate' }
  return deliver(link, { ...activity, membersAdded: [bot] })
}

/** Delivers what a persona wrote, with the pictures that came with it. */
export function say(
  link: BotLink,
  persona: Persona,
  id: string,
  locale: Locale,
  said: { readonly text: string; readonly attachments: readonly Attachment[] },
) {
  const activity = { ...envelope(link, persona, id, locale), type: 'message' }
  return deliver(link, { ...activity, ...said, textFormat: 'plain' })
}

/** Delivers a pressed button of the card with id `card`, as the `adaptiveCard/action` invoke. */
export function press(
  link: BotLink,
  persona: Persona,
  id: string,
  locale: Locale,
  pressed: { readonly card: string; readonly verb: string; readonly data: unknown },
) {
  const { card, verb, data } = pressed
  const action = { type: 'Action.Execute', verb, data }
  const activity = { ...envelope(link, persona, id, locale), type: 'invoke' }
  const value = { action, trigger: 'manual' }
  return deliver(link, { ...activity, name: 'adaptiveCard/action', replyToId: card, value })
}

/** Asks for the dialog of a button on the card with id `card`, as the `task/fetch` invoke. */
export function openDialog(
  link: BotLink,
  persona: Persona,
  id: string,
  locale: Locale,
  pressed: { readonly card: string; readonly data: unknown },
) {
  const { card, data } = pressed
  const activity = { ...envelope(link, persona, id, locale), type: 'invoke', name: 'task/fetch' }
  return deliver(link, { ...activity, replyToId: card, value: { data, context } })
}

/**
 * Delivers a dialog that was sent, as the `task/submit` invoke. It does not say which card it was opened from. Pictures that
 * were chosen in it come as attachments, as those of a message do.
 */
export function sendDialog(
  link: BotLink,
  persona: Persona,
  id: string,
  locale: Locale,
  sent: { readonly data: unknown; readonly attachments: readonly Attachment[] },
) {
  const { data, attachments } = sent
  const activity = { ...envelope(link, persona, id, locale), type: 'invoke', name: 'task/submit' }
  return deliver(link, { ...activity, value: { data, context }, attachments })
}

/** What Teams tells a dialog of where it stands. */
const context = { theme: 'default' }

type Activity = { readonly type: string; readonly [key: string]: unknown }

const dialogShape = z.object({
  title: z.string(),
  card: z.object({ content: z.unknown() }),
})
const taskShape = z.object({
  task: z.discriminatedUnion('type', [
    z.object({ type: z.literal('continue'), value: dialogShape }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
})
const invokeShape = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() })

async function deliver(link: BotLink, activity: Activity): Promise<Answered> {
  const response = await fetch(link.botUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [secretHeader]: link.secret },
    body: JSON.stringify(activity),
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => String(error))
  if (typeof response === 'string') return { kind: 'failed', why: response }

  const text = await response.text()
  if (!response.ok) return { kind: 'failed', why: `${response.status} ${text.slice(0, 300)}` }
  if (activity.type !== 'invoke') return { kind: 'taken' }
  return String(activity['name']).startsWith('task/') ? readTask(text) : readInvoke(text)
}

/** Reads the body of an answer to an invoke: a card, a sentence, or an error in their clothes. */
function readInvoke(text: string): Answered {
  const read = invokeShape.safeParse(parse(text))
  if (!read.success) return { kind: 'failed', why: 'the answer is not one to an action' }
  const { statusCode, type, value } = read.data
  if (statusCode >= 400) return { kind: 'failed', why: `${statusCode} ${JSON.stringify(value)}` }
  if (type === 'application/vnd.microsoft.card.adaptive') return { kind: 'card', card: value }
  return { kind: 'sentence', text: typeof value === 'string' ? value : '' }
}

/** Reads the body of an answer to a dialog; none closes it. */
function readTask(text: string): Answered {
  if (text === '') return { kind: 'taken' }
  const read = taskShape.safeParse(parse(text))
  if (!read.success) return { kind: 'failed', why: 'the answer is not one to a dialog' }
  const { task } = read.data
  if (task.type === 'message') return { kind: 'sentence', text: task.value }
  return { kind: 'dialog', title: task.value.title, card: task.value.card.content }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
