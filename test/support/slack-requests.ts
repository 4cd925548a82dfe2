import { createHmac, randomInt } from 'node:crypto'
import { directOf, slackTeam } from './fake-slack.ts'

export const signingSecret = 'a-secret-of-tests'

export type Request = { readonly body: string; readonly headers: Record<string, string> }

/** A request as Slack sends it: stamped (seconds since 1970) and signed over its exact bytes. */
export function signed(
  body: string,
  type: 'application/json' | 'application/x-www-form-urlencoded',
  stamp = Math.floor(Date.now() / 1_000),
  secret = signingSecret,
): Request {
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signature}`,
    },
  }
}

/** As unlike any other as a `ts` or an id of Slack. */
const unique = () => `${Date.now()}.${randomInt(1_000_000_000)}`

export type EventBody = {
  readonly type: string
  readonly team_id: string
  readonly event_id: string
  readonly authorizations: readonly object[]
  readonly event: Readonly<Record<string, unknown>>
}

/** Somebody writes to the bot directly. */
export function messageEvent(
  user: string,
  text: string,
  eventId = `Ev${unique()}`,
  files: readonly object[] = [],
): EventBody {
  const event = { type: 'message', channel_type: 'im', user, text, ts: unique() }
  const shared = files.length === 0 ? {} : { subtype: 'file_share', files }
  return eventBody(eventId, { ...event, ...shared, channel: directOf(user) })
}

/** Somebody mentions it in a channel. */
export function mentionEvent(user: string, channel: string, text: string, ts = unique()) {
  return eventBody(`Ev${unique()}`, { type: 'app_mention', user, text, ts, channel })
}

/** Somebody opens one of its tabs. */
export function homeEvent(user: string, tab: 'home' | 'messages') {
  return eventBody(`Ev${unique()}`, {
    type: 'app_home_opened',
    user,
    tab,
    channel: directOf(user),
  })
}

function eventBody(eventId: string, event: Readonly<Record<string, unknown>>): EventBody {
  const authorizations = [{ enterprise_id: null, team_id: slackTeam, is_bot: true }]
  const type = 'event_callback'
  return { type, team_id: slackTeam, event_id: eventId, event, authorizations }
}

export type Pressing = {
  readonly user: string
  readonly channel: string
  readonly message: string
  readonly thread?: string
  readonly action: { readonly action_id: string; readonly value?: string }
  readonly trigger: string
}

/** Somebody presses a button of a message. */
export function pressBody({ user, channel, message, thread, action, trigger }: Pressing) {
  return {
    type: 'block_actions',
    team: { id: slackTeam, domain: 'partline' },
    user: { id: user, username: user.toLowerCase(), team_id: slackTeam },
    api_app_id: 'A0PARTLINE',
    trigger_id: trigger,
    container: {
      type: 'message',
      message_ts: message,
      channel_id: channel,
      is_ephemeral: false,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    channel: { id: channel, name: 'directmessage' },
    message: { ts: message },
    actions: [{ block_id: 'b', action_ts: unique(), type: 'button', ...action }],
  }
}

export type Sending = {
  readonly user: string
  readonly id: string
  readonly hash?: string
  readonly metadata: string
  /** Values by name of field; a choice is `{ choice: value }`. */
  readonly fields: Readonly<
    Record<
      string,
      string | { readonly choice: string } | { readonly files: readonly object[] } | null
    >
  >
}

/** Somebody sends a dialog. */
export function viewBody({ user, id, hash = `h${id}`, metadata, fields }: Sending) {
  const values = Object.entries(fields).map(([name, value]) => {
    return [name, { value: inputOf(value) }]
  })
  return {
    type: 'view_submission',
    team: { id: slackTeam, domain: 'partline' },
    user: { id: user, team_id: slackTeam },
    view: {
      id,
      hash,
      type: 'modal',
      callback_id: 'form',
      private_metadata: metadata,
      state: { values: Object.fromEntries(values) },
    },
  }
}

function inputOf(value: Sending['fields'][string]) {
  if (value === null || value === undefined || typeof value === 'string')
    return { type: 'plain_text_input', value }
  if ('files' in value) return { type: 'file_input', files: value.files }
  return { type: 'static_select', selected_option: { value: value.choice } }
}

/** Somebody uses "Request parts from this message" on a message, which may be anybody's. */
export function shortcutBody(user: string, text: string | undefined, trigger: string, by = user) {
  return {
    type: 'message_action',
    callback_id: 'request-parts',
    team: { id: slackTeam, domain: 'partline' },
    user: { id: user, name: user.toLowerCase(), team_id: slackTeam },
    channel: { id: 'C0LOBBY', name: 'lobby' },
    trigger_id: trigger,
    message_ts: '1764000000.000001',
    message: {
      type: 'message',
      user: by,
      ts: '1764000000.000001',
      ...(text === undefined ? {} : { text }),
    },
  }
}

/** An event as a signed request; `stamp` in seconds. */
export const eventRequest = (body: object, stamp?: number) =>
  signed(JSON.stringify(body), 'application/json', stamp)

/** A press or a dialog as a signed request. */
export const interaction = (body: object, stamp?: number) =>
  signed(
    `payload=${encodeURIComponent(JSON.stringify(body))}`,
    'application/x-www-form-urlencoded',
    stamp,
  )

/** `/parts` with this text, as a signed request. */
export function command(user: string, text: string, trigger: string, channel = 'C0LOBBY') {
  const form = { command: '/parts', text, user_id: user, team_id: slackTeam, channel_id: channel }
  const body = new URLSearchParams({ ...form, trigger_id: trigger }).toString()
  return signed(body, 'application/x-www-form-urlencoded')
}
