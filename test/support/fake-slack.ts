import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { wrongBlocks, wrongView } from './fake-slack-blocks.ts'
import { createFakeFiles, type FakeFiles } from './fake-slack-files.ts'
import { openFakeSocket } from './fake-slack-socket.ts'

export type SlackMessage = {
  readonly ts: string
  readonly channel: string
  readonly thread: string | null
  /** Set for what only this person sees. */
  readonly onlyFor: string | null
  text: string
  blocks: readonly unknown[]
}

export type Call = { readonly method: string; readonly args: Readonly<Record<string, unknown>> }

/** What happens to a call instead of its answer. `drop` carries it out and breaks the connection. */
export type Fault =
  | { readonly kind: 'rate-limit'; readonly retryAfter: number }
  | { readonly kind: 'fail' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'error'; readonly error: string }

export type FakeSlack = {
  /** The base of its Web API. */
  readonly url: string
  readonly messages: SlackMessage[]
  readonly calls: Call[]
  /** Views that are open, by the person who sees them, the newest last. */
  readonly views: { readonly id: string; readonly user: string; readonly view: View }[]
  readonly homes: Map<string, View>
  /** Files that people share. */
  readonly files: FakeFiles
  /** What `users.info` says of somebody, by id; of others it says that there is nobody. */
  readonly users: Map<string, object>
  /** What was sent that Slack would not have taken; a test should find none. */
  readonly violations: string[]
  /** Calls that have not been answered yet, other than those that hang. */
  open(): number
  /** Decides on faults, call by call. */
  onCall(decide: (call: Call) => Fault | null): void
  /** Sends a body over Socket Mode, to whoever is connected, and resolves when it is acknowledged. */
  push(kind: 'events_api' | 'interactive' | 'slash_commands', body: object): Promise<void>
  /** A trigger as an interaction carries it; it opens one dialog. */
  trigger(user: string, life?: 'fresh' | 'expired'): string
  close(): Promise<void>
}

export type View = Readonly<Record<string, unknown>>

export const slackTeam = 'T0PARTLINE'
const slackBot = 'U0PARTLINE'
export const slackToken = 'xoxb-fake'
export const slackAppToken = 'xapp-fake'

/**
 * A Web API of Slack for tests: keeps what it is told, checks it as Slack would, and can be told to misbehave. It answers
 * only the methods that Partline's scopes allow.
 */
export async function openFakeSlack(): Promise<FakeSlack> {
  let count = 0
  let decide: (call: Call) => Fault | null = () => null
  const origin = { at: '' }
  const triggers = new Map<string, string>()
  const hung = new Set<ServerResponse>()
  const open = new Set<ServerResponse>()
  const fake: Omit<FakeSlack, 'url' | 'close' | 'push'> = {
    messages: [],
    calls: [],
    views: [],
    homes: new Map(),
    users: new Map(),
    violations: [],
    files: createFakeFiles(() => origin.at, slackToken),
    open: () => open.size - hung.size,
    onCall: (next) => {
      decide = next
    },
    trigger: (user, life = 'fresh') => {
      const id = `trigger-${++count}`
      if (life === 'fresh') triggers.set(id, user)
      return id
    },
  }
  const nextId = () => String(++count).padStart(6, '0')
  const socketUrl = { at: '' }
  const perform = performer(fake, { triggers, nextId, socketUrl })

  const server = createServer((req, res) => {
    open.add(res)
    res.once('close', () => open.delete(res) && hung.delete(res))
    serve(req, res).catch((error: unknown) => {
      fake.violations.push(`the fake itself failed: ${String(error)}`)
      res.destroy()
    })
  })
  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    if (fake.files.serve(req, res)) return
    const call = await readCall(req)
    fake.calls.push(call)
    const { token } = call.args
    if (token !== undefined && token !== slackToken && token !== slackAppToken)
      return answer(res, { ok: false, error: 'invalid_auth' })
    const fault = decide(call)
    switch (fault?.kind) {
      case 'rate-limit':
        res.writeHead(429, { 'retry-after': String(fault.retryAfter) })
        return res.end()
      case 'fail':
        res.writeHead(500)
        return res.end('oops')
      case 'hang':
        hung.add(res)
        return
      case 'drop':
        perform(call)
        return res.destroy()
      case 'error':
        return answer(res, { ok: false, error: fault.error })
      case undefined:
        return answer(res, perform(call))
    }
  }
  const socket = openFakeSocket(server)
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  origin.at = `http://127.0.0.1:${port}`
  socketUrl.at = `ws://127.0.0.1:${port}/socket`
  return {
    ...fake,
    push: socket.push,
    url: `${origin.at}/api/`,
    close: () =>
      new Promise((resolve) => {
        for (const res of hung) res.destroy()
        socket.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Answer = { readonly ok: boolean; readonly [key: string]: unknown }

const failed = (error: string): Answer => ({ ok: false, error })

function performer(
  fake: Omit<FakeSlack, 'url' | 'close' | 'push'>,
  parts: {
    readonly triggers: Map<string, string>
    readonly nextId: () => string
    readonly socketUrl: { readonly at: string }
  },
): (call: Call) => Answer {
  const { triggers, nextId, socketUrl } = parts
  const violated = (method: string, why: string): Answer => {
    fake.violations.push(`${method}: ${why}`)
    return failed('invalid_blocks')
  }
  const checked = ({ method, args }: Call): Answer | null => {
    const { text, blocks } = args
    if (typeof text !== 'string' || text === '') return violated(method, 'no text')
    if (text.length > 4_000) return violated(method, 'text too long')
    if (/<[@!#]|<[^<>]*\|/.test(text)) return violated(method, `markup in the text: ${text}`)
    const why = wrongBlocks(blocks)
    return why === null ? null : violated(method, why)
  }
  const post = (call: Call, onlyFor: string | null): Answer => {
    const wrong = checked(call)
    if (wrong) return wrong
    const { channel, thread_ts: thread, text, blocks } = call.args
    const ts = `1764000000.${nextId()}`
    fake.messages.push({
      ts,
      channel: String(channel),
      thread: typeof thread === 'string' ? thread : null,
      onlyFor,
      text: String(text),
      blocks: Array.isArray(blocks) ? blocks : [],
    })
    return { ok: true, channel, ts, message_ts: ts }
  }
  return (call) => {
    const { method, args } = call
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: slackTeam, user_id: slackBot, bot_id: 'B0PARTLINE' }
      case 'apps.connections.open':
        return { ok: true, url: socketUrl.at }
      case 'files.info':
        return { ok: true, ...fake.files.info(String(args['file'])) }
      case 'conversations.open':
        return { ok: true, channel: { id: directOf(String(args['users'])) } }
      case 'chat.postMessage':
        return post(call, null)
      case 'chat.postEphemeral':
        return post(call, String(args['user']))
      case 'chat.update': {
        const wrong = checked(call)
        if (wrong) return wrong
        const found = fake.messages.find(
          (each) => each.ts === args['ts'] && each.channel === args['channel'],
        )
        if (!found || found.onlyFor !== null) return failed('message_not_found')
        found.text = String(args['text'])
        found.blocks = Array.isArray(args['blocks']) ? args['blocks'] : []
        return { ok: true, channel: found.channel, ts: found.ts }
      }
      case 'views.open': {
        const trigger = String(args['trigger_id'])
        const user = triggers.get(trigger)
        if (user === undefined) return failed('expired_trigger_id')
        triggers.delete(trigger)
        const why = wrongView(args['view'])
        if (why !== null) return violated(method, why)
        const id = `V${nextId()}`
        const view = args['view'] as View
        fake.views.push({ id, user, view })
        return { ok: true, view: { id, hash: `h${id}`, ...view } }
      }
      case 'users.info': {
        const user = fake.users.get(String(args['user']))
        return user === undefined ? failed('user_not_found') : { ok: true, user }
      }
      case 'views.publish': {
        const why = wrongView(args['view'])
        if (why !== null) return violated(method, why)
        fake.homes.set(String(args['user_id']), args['view'] as View)
        return { ok: true }
      }
      default:
        return violated(method, 'a method that is not known here')
    }
  }
}

/** The direct message with a person, under an id of its own as in Slack. */
export const directOf = (user: string) => `D${user.slice(1)}`

async function readCall(req: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of req) if (chunk instanceof Buffer) chunks.push(chunk)
  const form = parse(Buffer.concat(chunks).toString())
  const bearer = req.headers.authorization?.replace('Bearer ', '')
  const args = Object.entries({ ...form, ...(bearer === undefined ? {} : { token: bearer }) }).map(
    ([name, value]) => [name, decoded(String(value))],
  )
  return { method: (req.url ?? '').replace('/api/', ''), args: Object.fromEntries(args) }
}

/** Complex arguments travel as JSON within the form. */
function decoded(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function answer(res: ServerResponse, body: Answer): void {
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  res.end(JSON.stringify(body))
}
