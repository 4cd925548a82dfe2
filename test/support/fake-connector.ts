import { createServer, type IncomingMessage } from 'node:http'
import { wrongActivity } from '../../bot/console/check-activity.ts'
import type { Fault } from './fake-slack.ts'

export type ConnectorCall = {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

export type FakeConnector = {
  /** Its service URL, with a slash at its end. */
  readonly url: string
  /** Activities that stand in a conversation, by `conversation/activity`. */
  readonly standing: ReadonlyMap<string, unknown>
  readonly calls: readonly ConnectorCall[]
  /** What was sent that Teams would not have taken. */
  readonly violations: readonly string[]
  onCall(decide: (call: ConnectorCall) => Fault | null): void
  close(): Promise<void>
}

/** A Bot Connector for tests that keeps what it is told, checks it, and can be told to misbehave. */
export async function openFakeConnector(): Promise<FakeConnector> {
  let count = 0
  let decide: (call: ConnectorCall) => Fault | null = () => null
  const standing = new Map<string, unknown>()
  const calls: ConnectorCall[] = []
  const violations: string[] = []

  const perform = ({ method, path, body }: ConnectorCall): { status: number; answer: object } => {
    const [, conversation = '', activity] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? []
    const why = conversation === '' ? `no such route: ${path}` : wrongActivity(body)
    if (why !== null) {
      violations.push(why)
      return { status: 400, answer: { error: { code: 'BadSyntax', message: why } } }
    }
    const id = method === 'PUT' ? String(activity) : `a${++count}`
    const place = `${conversation}/${id}`
    if (method === 'PUT' && !standing.has(place))
      return { status: 404, answer: { error: { code: 'ActivityNotFound', message: 'gone' } } }
    standing.set(place, body)
    return { status: method === 'PUT' ? 200 : 201, answer: { id } }
  }
  const server = createServer((req, res) => {
    readBody(req).then(
      (body) => {
        const call = { method: req.method ?? '', path: req.url ?? '', body }
        calls.push(call)
        const fault = decide(call)
        if (fault?.kind === 'hang') return
        if (fault?.kind === 'rate-limit')
          return res.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end()
        if (fault?.kind === 'fail') return res.writeHead(500).end()
        const { status, answer } = perform(call)
        if (fault?.kind === 'drop') return res.destroy()
        return res
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify(answer))
      },
      () => res.destroy(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    standing,
    calls,
    violations,
    onCall: (next) => {
      decide = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of req) if (chunk instanceof Buffer) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString())
}
