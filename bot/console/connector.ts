import { timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Instant } from '../../domain/time.ts'
import { consoleTenant } from '../channels/teams/adapter.ts'
import { localRoutes } from '../http/local.ts'
import { type Handler, pathOf, type Route, sendJson } from '../http/route.ts'
import type { History } from './history.ts'
import { conversationOf, type Persona } from './persona.ts'
import type { Stream } from './stream.ts'

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
  readonly now: () => Instant
  readonly newId: () => string
}

/**
 * The Bot Connector of this machine: the REST routes under which a bot sends, updates and deletes activities
 * (Bot Framework REST API 3.0), below `/connector/<secret>/`. Errors have the protocol's form `{ error: { code, message } }`.
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
 * stand for missing ids.
 */
type Call = {
  readonly conversation: string
  readonly activity: string
  readonly body: unknown
  readonly res: ServerResponse
}

function checked(
  parts: ConnectorParts,
  serve: (parts: ConnectorParts, call: Call) => void,
): Handler {
  return (req, res, body) => {
    const [secret = '', ...rest] = (pathOf(req) ?? '').slice(base.length).split('/')
    if (!same(secret, parts.secret)) return fail(res, 403, 'Forbidden', 'Wrong secret.')
    const [version, kind, conversation = '', collection, activity = ''] = rest.map(decode)
    const collected = req.method === 'GET' ? 'members' : 'activities'
    if (version !== 'v3' || kind !== 'conversations' || rest.length > 5) return unknown(res)
    if (conversation === '') return serve(parts, { conversation, activity, body, res })
    if (collection !== collected) return unknown(res)
    if (!parts.personas.some((each) => conversationOf(each) === conversation)) {
      return fail(res, 404, 'ConversationNotFound', 'There is no such conversation.')
    }
    return serve(parts, { conversation, activity, body, res })
  }
}

/** The roster: a persona is the only member of their conversation, known by the directory's id. */
function member(parts: ConnectorParts, { conversation, activity: id, res }: Call): void {
  const persona = parts.personas.find((each) => conversationOf(each) === conversation)
  if (persona === undefined || persona.user !== id)
    return fail(res, 404, 'MemberNotFoundInConversation', 'There is no such member.')
  const { user, name, email } = persona
  sendJson(res, 200, {
    id: `29:${user}`,
    name: name.en,
    aadObjectId: user,
    tenantId: consoleTenant,
    userRole: 'user',
    ...(email === undefined ? {} : { email, userPrincipalName: email }),
  })
}

function create(parts: ConnectorParts, call: Call): void {
  if (call.conversation === '') return createConversation(parts, call)
  const activity = activityShape.safeParse(call.body)
  if (!activity.success) return fail(call.res, 400, 'BadSyntax', 'This is not an activity.')
  if (activity.data.type === 'typing') parts.stream.typing(call.conversation)
  const id = parts.newId()
  if (activity.data.type === 'message') show(parts, call.conversation, id, activity.data)
  return sendJson(call.res, 201, { id })
}

/** A put of an activity nobody remembers (lost history) shows it as a new one at the end. */
function update(parts: ConnectorParts, call: Call): void {
  const activity = activityShape.safeParse(call.body)
  if (!activity.success || call.activity === '') {
    return fail(call.res, 400, 'BadSyntax', 'This is not an activity.')
  }
  show(parts, call.conversation, call.activity, activity.data)
  return sendJson(call.res, 200, { id: call.activity })
}

function remove(parts: ConnectorParts, call: Call): void {
  if (parts.history.get(call.conversation, call.activity) === undefined) {
    return fail(call.res, 404, 'ActivityNotFoundInConversation', 'There is no such activity.')
  }
  parts.history.drop(call.conversation, call.activity)
  return sendJson(call.res, 200, {})
}

const membersShape = z.object({ members: z.array(z.object({ id: z.string() })).min(1) })

/** Conversations exist already, one for each persona; asking for one gives its id. */
function createConversation(parts: ConnectorParts, call: Call): void {
  const asked = membersShape.safeParse(call.body)
  const id = `console-${(asked.success && asked.data.members[0]?.id.replace(/^29:/, '')) || ''}`
  if (!parts.personas.some((each) => conversationOf(each) === id)) {
    return fail(call.res, 400, 'BadArgument', 'There is no such member.')
  }
  return sendJson(call.res, 201, { id })
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

function fail(res: ServerResponse, status: number, code: string, message: string): void {
  sendJson(res, status, { error: { code, message } })
}

function unknown(res: ServerResponse): void {
  fail(res, 404, 'NotFound', 'There is nothing at this address.')
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
