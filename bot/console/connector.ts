import { timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Instant } from '../../domain/time.ts'
import { consoleTenant } from '../channels/teams/adapter.ts'
import { localRoutes } from '../http/local.ts'
import type { Log } from '../http/log.ts'
import { type Handler, pathOf, type Route, sendJson } from '../http/route.ts'
import { wrongActivity } from './check-activity.ts'
import type { Weather } from './fault.ts'
import type { History } from './history.ts'
import { conversationOf, type Persona } from './persona.ts'
import type { Stream } from './stream.ts'
import type { Uploads } from './uploads.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'
const base = '/connector/'

const activityShape = z.object({
  type: z.string(),
  text: z.string().optional(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.unknown().optional() }))
    .optional(),
})

export type ConnectorParts = {
  readonly secret: string
  /** Whom one can talk to; each has one conversation. */
  readonly personas: readonly Persona[]
  readonly history: History
  readonly stream: Stream
  readonly uploads: Pick<Uploads, 'give'>
  readonly now: () => Instant
  readonly newId: () => string
  readonly log: Log
  /** Left out: always fine. */
  readonly weather?: Weather
}

/**
 * The Bot Connector of this machine: the REST routes under which a bot sends, updates and deletes activities
 * (Bot Framework REST API 3.0), below `/connector/<secret>/`. Errors have the protocol's form `{ error: { code, message } }`.
 * What Teams would not take is refused and logged; in bad weather it does what the real one does on a bad day.
 */
export function connectorRoutes(parts: ConnectorParts): readonly Route[] {
  return localRoutes([
    { method: 'GET', path: `${base}*`, handle: checked(parts, member) },
    { method: 'POST', path: `${base}*`, handle: checked(parts, create) },
    { method: 'PUT', path: `${base}*`, handle: checked(parts, update) },
    { method: 'DELETE', path: `${base}*`, handle: checked(parts, remove) },
  ])
}

/**
 * A request for `/v3/conversations[/<conversation>/activities[/<activity>]]`, or for a member of a conversation; empty texts
 * stand for missing ids. The bytes of an attachment, which are no JSON, are given before.
 */
type Call = {
  readonly conversation: string
  readonly activity: string
  readonly body: unknown
}

type Answer = { readonly status: number; readonly body: object }

function checked(
  parts: ConnectorParts,
  serve: (parts: ConnectorParts, call: Call) => Answer,
): Handler {
  return (req, res, body) => {
    const [secret = '', ...rest] = (pathOf(req) ?? '').slice(base.length).split('/')
    if (!same(secret, parts.secret)) return send(res, failed(403, 'Forbidden', 'Wrong secret.'))
    const [version, kind, conversation = '', collection, activity = ''] = rest.map(decode)
    const photo = req.method === 'GET' ? attachmentPath.exec(rest.join('/'))?.[1] : undefined
    if (photo !== undefined) return parts.uploads.give(res, photo)
    const collected = req.method === 'GET' ? 'members' : 'activities'
    if (version !== 'v3' || kind !== 'conversations' || rest.length > 5) return send(res, unknown)
    if (conversation !== '' && collection !== collected) return send(res, unknown)
    const isThere = parts.personas.some((each) => conversationOf(each) === conversation)
    if (conversation !== '' && !isThere)
      return send(res, failed(404, 'ConversationNotFound', 'There is no such conversation.'))
    const serving = () => serve(parts, { conversation, activity, body })
    const fault = parts.weather?.({ method: req.method ?? '', conversation })
    switch (fault?.kind) {
      case undefined:
        return send(res, serving())
      case 'rate-limit':
        res.setHeader('retry-after', String(fault.retryAfter))
        return send(res, failed(429, 'TooManyRequests', 'Slow down.'))
      case 'fail':
        return send(res, failed(500, 'ServiceError', 'Something went wrong.'))
      case 'hang':
        return
      case 'drop':
        serving()
        res.destroy()
        return
    }
  }
}

const attachmentPath = /^v3\/attachments\/([\w-]+)\/views\/original$/

/** The roster: a persona is the only member of their conversation, known by the directory's id. */
function member(parts: ConnectorParts, { conversation, activity: id }: Call): Answer {
  const persona = parts.personas.find((each) => conversationOf(each) === conversation)
  if (persona === undefined || persona.user !== id)
    return failed(404, 'MemberNotFoundInConversation', 'There is no such member.')
  const { user, name, email } = persona
  const account = {
    id: `29:${user}`,
    name: name.en,
    aadObjectId: user,
    tenantId: consoleTenant,
    userRole: 'user',
    ...(email === undefined ? {} : { email, userPrincipalName: email }),
  }
  return { status: 200, body: account }
}

function create(parts: ConnectorParts, call: Call): Answer {
  if (call.conversation === '') return createConversation(parts, call)
  const activity = activityShape.safeParse(call.body)
  if (!activity.success) return notOne
  const { type } = activity.data
  if (type === 'typing') parts.stream.typing(call.conversation)
  const id = parts.newId()
  if (type !== 'message') return { status: 201, body: { id } }
  const wrong = refusal(parts, call)
  if (wrong) return wrong
  show(parts, call.conversation, id, activity.data)
  return { status: 201, body: { id } }
}

/** A put of an activity nobody remembers (lost history) shows it as a new one at the end. */
function update(parts: ConnectorParts, call: Call): Answer {
  const activity = activityShape.safeParse(call.body)
  if (!activity.success || call.activity === '') return notOne
  const wrong = refusal(parts, call)
  if (wrong) return wrong
  show(parts, call.conversation, call.activity, activity.data)
  return { status: 200, body: { id: call.activity } }
}

const notOne = failed(400, 'BadSyntax', 'This is not an activity.')

/** What Teams would not show is a mistake of ours, so it is logged as well. */
function refusal({ log }: ConnectorParts, { body }: Call): Answer | null {
  const why = wrongActivity(body)
  if (why === null) return null
  log.error(`console: Teams would not take this: ${why}`)
  return failed(400, 'BadSyntax', why)
}

function remove(parts: ConnectorParts, call: Call): Answer {
  if (parts.history.get(call.conversation, call.activity) === undefined)
    return failed(404, 'ActivityNotFoundInConversation', 'There is no such activity.')
  parts.history.drop(call.conversation, call.activity)
  return { status: 200, body: {} }
}

const membersShape = z.object({ members: z.array(z.object({ id: z.string() })).min(1) })

/** Conversations exist already, one for each persona; asking for one gives its id. */
function createConversation(parts: ConnectorParts, call: Call): Answer {
  const asked = membersShape.safeParse(call.body)
  const id = `console-${(asked.success && asked.data.members[0]?.id.replace(/^29:/, '')) || ''}`
  if (!parts.personas.some((each) => conversationOf(each) === id))
    return failed(400, 'BadArgument', 'There is no such member.')
  return { status: 201, body: { id } }
}

function show(
  parts: ConnectorParts,
  conversation: string,
  id: string,
  { text, attachments }: z.infer<typeof activityShape>,
): void {
  const card = attachments?.find((each) => each.contentType === cardType)?.content ?? null
  const at = parts.now()
  parts.history.put({ conversation, id, by: 'bot', at, text: text ?? '', card })
}

function failed(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}

const unknown = failed(404, 'NotFound', 'There is nothing at this address.')

function send(res: ServerResponse, { status, body }: Answer): void {
  sendJson(res, status, body)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

function same(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
