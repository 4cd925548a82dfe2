import { z } from 'zod'
import type { Locale } from '../../../domain/locale.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Incoming, Pressed, Speaker } from '../../conversation/incoming.ts'
import type { Press } from '../../conversation/press.ts'
import { encodeAddress } from './address.ts'
import { photosIn } from './photos.ts'
import { fieldsOf, type Opened, openedBy, pressOf } from './press-data.ts'
import { refreshVerb } from './refresh.ts'

/** The parts of an activity that matter here; everything else is dropped. */
const activityShape = z.object({
  type: z.string(),
  id: z.string().min(1).max(400),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  locale: z.string().optional(),
  replyToId: z.string().max(400).optional(),
  from: z.object({ id: z.string(), aadObjectId: z.string().min(1).max(100).optional() }),
  recipient: z.object({ id: z.string().min(1) }),
  conversation: z.object({
    id: z.string().min(1).max(400),
    tenantId: z.string().optional(),
    isGroup: z.boolean().optional(),
    conversationType: z.string().optional(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string().optional() }).optional() }).optional(),
  membersAdded: z.array(z.object({ id: z.string() })).optional(),
  serviceUrl: z.string().optional(),
  attachments: z.array(z.unknown()).optional(),
})

type Activity = z.infer<typeof activityShape>

export type Reading =
  | { readonly kind: 'incoming'; readonly incoming: Incoming }
  /** A dialog was sent: the press that its button stands for, with what was typed. */
  | { readonly kind: 'sent'; readonly incoming: Pressed; readonly opened: Opened }
  /**
   * A form to show, in a dialog or, where the client knows none, as a card of its own. Nothing happens yet, so nothing is
   * recorded.
   */
  | { readonly kind: 'form'; readonly opened: Opened; readonly where: 'dialog' | 'inline' }
  /** A client shows a card and wants it as it stands; nothing happens, so nothing is recorded. */
  | { readonly kind: 'refresh'; readonly speaker: Speaker; readonly press: Press }
  /** Somebody looks for a part to put its card into what they write. */
  | { readonly kind: 'search'; readonly speaker: Speaker; readonly text: string }
  /** A button whose data nobody of ours has written: answered kindly, not recorded. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** Nothing for us, such as a reaction, or somebody we may not talk to. */
  | { readonly kind: 'ignored'; readonly why: string }

export type Circumstances = {
  readonly at: Instant
  /** Tenants that may talk to Partline. */
  readonly tenants: readonly string[]
  /** What the address keeps as the connector. */
  readonly service: string
}

const ignored = (why: string): Reading => ({ kind: 'ignored', why })

/** Longer texts are cut; the conversation has its own, lower limit and says so. */
const textLimit = 20_000

/**
 * An activity as an `Incoming`, or the reason why it is none. Who speaks comes from the signed activity only (tenant
 * and `aadObjectId`). The key is conversation and activity id, because the token of a request has no nonce; a joined
 * conversation has one key for ever, since Teams announces an installation twice.
 */
export function receive(payload: unknown, circumstances: Circumstances): Reading {
  const parsed = activityShape.safeParse(payload)
  if (!parsed.success) return ignored('the activity lacks an id, a sender or a conversation')
  const activity = parsed.data
  const tenant = activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? ''
  if (!circumstances.tenants.includes(tenant)) return ignored(`tenant ${tenant} is not allowed`)
  const user = activity.from.aadObjectId
  if (user === undefined) return ignored('the sender has no directory id')

  const group = isGroup(activity)
  const { service, at } = circumstances
  const { id: conversation } = activity.conversation
  const common = {
    key: `teams/${tenant}/${conversation}:${activity.id}`,
    speaker: { platform: 'teams', tenant, user },
    address: encodeAddress({ service, conversation, tenant, bot: activity.recipient.id, group }),
    conversation: group ? ('group' as const) : ('personal' as const),
    at,
  }
  switch (activity.type) {
    case 'message':
      return message(activity, common)
    case 'invoke':
      return invoke(activity, common)
    case 'conversationUpdate':
    case 'installationUpdate': {
      if (!joins(activity, group)) return ignored('nobody joined')
      const key = `teams/${tenant}/${conversation}:joined`
      const locale = localeOf(activity.locale)
      return { kind: 'incoming', incoming: { kind: 'joined', ...common, key, locale } }
    }
    default:
      return ignored(`activity of type ${activity.type}`)
  }
}

type Common = Pick<Incoming, 'key' | 'speaker' | 'address' | 'conversation' | 'at'>

/** A message is a press when a submit of a card came with it, and otherwise what somebody said. */
function message(activity: Activity, common: Common): Reading {
  const text = spoken(activity.text ?? '')
  const pressed = pressOf(activity.value)
  if (pressed !== null) return incomingPress(activity, common, pressed)
  const opened = openedBy(activity.value)
  if (opened !== null) return { kind: 'form', opened, where: 'inline' }
  const empty = activity.value === undefined || activity.value === null
  if (text === '' && !empty) return { kind: 'unreadable', why: 'a submit without a known press' }
  const under = threadOf(activity)
  const said = { kind: 'said', ...common, text, ...photosOf(activity) } as const
  return { kind: 'incoming', incoming: { ...said, ...(under === null ? {} : { under }) } }
}

/** In a channel, the message that began a thread stands behind the id of the conversation. */
function threadOf({ conversation }: Activity): string | null {
  return /;messageid=(.+)$/.exec(conversation.id)?.[1] ?? null
}

function incomingPress(
  activity: Activity,
  common: Common,
  pressed: Pick<Pressed, 'press' | 'fields'>,
): Reading {
  const message = activity.replyToId ?? null
  const incoming = {
    kind: 'pressed',
    ...common,
    ...pressed,
    message,
    ...photosOf(activity),
  } as const
  return { kind: 'incoming', incoming }
}

/** Nothing is said of photos where there are none. */
function photosOf({ attachments = [], serviceUrl = '' }: Activity) {
  const photos = photosIn(attachments, serviceUrl)
  return photos.length === 0 ? {} : { photos }
}

const executeShape = z.object({ action: z.object({ data: z.unknown() }) })

function invoke(activity: Activity, common: Common): Reading {
  switch (activity.name ?? '') {
    case 'composeExtension/query':
      return { kind: 'search', speaker: common.speaker, text: searchedFor(activity.value) }
    case 'task/fetch':
    case 'task/submit':
      return dialog(activity, common)
    case 'adaptiveCard/action':
      return action(activity, common)
    default:
      return ignored(`invoke ${activity.name ?? ''}`)
  }
}

const taskShape = z.object({ data: z.unknown() })

/** A dialog is asked for by the button of a card, or sent. Only the first is sure to say which message it belongs to. */
function dialog(activity: Activity, common: Common): Reading {
  const task = taskShape.safeParse(activity.value)
  const data = task.success ? task.data.data : null
  const carried = openedBy(data)
  if (carried === null) return { kind: 'unreadable', why: 'a dialog of nobody' }
  const message = activity.replyToId ?? carried.message
  const opened = { ...carried, message }
  if (activity.name === 'task/fetch') return { kind: 'form', opened, where: 'dialog' }
  const { press } = opened.form.send
  const fields = fieldsOf(data)
  return {
    kind: 'sent',
    opened,
    incoming: { kind: 'pressed', ...common, press, fields, message, ...photosOf(activity) },
  }
}

function action(activity: Activity, common: Common): Reading {
  const parsed = executeShape.safeParse(activity.value)
  const pressed = parsed.success ? pressOf(parsed.data.action.data) : null
  if (pressed === null) return { kind: 'unreadable', why: 'an action without a known press' }
  if (pressed.press.verb === refreshVerb)
    return { kind: 'refresh', speaker: common.speaker, press: pressed.press }
  return incomingPress(activity, common, pressed)
}

const queryShape = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
})

/** What is typed into the search; empty before anything is. */
function searchedFor(value: unknown): string {
  const parsed = queryShape.safeParse(value)
  const typed = parsed.success ? parsed.data.parameters.find(({ name }) => name === 'part') : null
  return (typed?.value ?? '').slice(0, 200)
}

function isGroup(activity: Activity): boolean {
  const { conversationType, isGroup: flag } = activity.conversation
  return conversationType === undefined ? flag === true : conversationType !== 'personal'
}

function joins(activity: Activity, group: boolean): boolean {
  if (activity.type === 'installationUpdate') return activity.action?.startsWith('add') ?? false
  const added = activity.membersAdded ?? []
  if (added.some((member) => member.id === activity.recipient.id)) return true
  return !group && added.length > 0
}

/** In a group every message starts with a mention of the bot, as markup. */
function spoken(text: string): string {
  return text
    .slice(0, textLimit)
    .replace(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim()
}

/** The language of a client such as `zh-TW` or `en-GB`; null when we do not speak it. */
function localeOf(tag: string | undefined): Locale | null {
  const lower = (tag ?? '').toLowerCase()
  if (/^zh-(tw|hk|mo|hant)/.test(lower)) return 'zh-Hant'
  if (lower.startsWith('zh')) return 'zh-Hans'
  return lower.startsWith('en') ? 'en' : null
}
