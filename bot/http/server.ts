import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { readJson } from './body.ts'
import type { Log } from './log.ts'
import { contentPolicy, policyHeader } from './policy.ts'
import { matches, pathOf, type Route, sendText } from './route.ts'

const bodyLimit = 256 * 1024
/** How long open requests may still run when the server closes. */
const grace = 2_000

const securityHeaders: readonly (readonly [string, string])[] = [
  [policyHeader, contentPolicy([])],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-cache'],
]

export type HttpServer = {
  /** Starts to listen and gives the port (useful with port 0). Throws when the address is taken. */
  listen(port: number, host: string): Promise<number>
  /** Answers these routes from now on, instead of those before. */
  serve(routes: readonly Route[]): void
  /** Ends event streams, lets other requests finish for two seconds, then closes. */
  close(): Promise<void>
}

const health: Route = {
  method: 'GET',
  path: '/healthz',
  handle: (_req, res) => sendText(res, 200, 'ok'),
}

/**
 * The one HTTP server: routes by method and path, first match wins; `GET /healthz` says ok. Without routes every answer
 * is 503, with which a browser asks again by itself, until there are some to serve.
 */
export function createHttpServer(parts: {
  readonly routes?: readonly Route[]
  readonly log: Log
}): HttpServer {
  let routes = parts.routes ? [health, ...parts.routes] : null
  const open = new Set<ServerResponse>()
  const sockets = new Set<Socket>()

  const server = createServer((req, res) => {
    open.add(res)
    res.once('close', () => open.delete(res))
    answer(routes, req, res).catch((fault: unknown) => {
      parts.log.error(`${req.method} ${pathOf(req) ?? '?'} failed`, fault)
      if (res.headersSent) return res.destroy()
      return sendText(res, 500, 'Something went wrong here. It has been noted; please try again.')
    })
  })

  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  return {
    serve: (others) => {
      routes = [health, ...others]
    },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.removeListener('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), grace)
        const sweep = setInterval(() => hangUp(sockets, open), 25)
        server.close(() => {
          clearTimeout(cut)
          clearInterval(sweep)
          resolve()
        })
        for (const res of open) {
          if (res.getHeader('content-type') === 'text/event-stream') res.end()
        }
      }),
  }
}

/**
 * Ends the connections on which no answer is under way. Node's own `closeIdleConnections` spares those that never
 * carried a request, and browsers open such ones ahead of need.
 */
function hangUp(sockets: ReadonlySet<Socket>, open: ReadonlySet<ServerResponse>): void {
  const busy = new Set([...open].map((res) => res.socket))
  for (const socket of sockets) {
    if (!busy.has(socket)) socket.destroy()
  }
}

async function answer(
  routes: readonly Route[] | null,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  for (const [name, value] of securityHeaders) res.setHeader(name, value)

  if (routes === null) {
    res.setHeader('refresh', '1')
    return sendText(res, 503, 'Partline is starting.')
  }
  const path = pathOf(req)
  if (path === null) return sendText(res, 400, 'This is not an address that can be read.')
  const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET')
  const route = routes.find((each) => matches(each, method, path))
  if (route === undefined) return sendText(res, 404, 'There is nothing at this address.')

  if (route.method === 'GET' || route.body === 'untouched') return route.handle(req, res, undefined)
  const body = await readJson(req, bodyLimit)
  if (body.kind !== 'refused') {
    return route.handle(req, res, body.kind === 'json' ? body.value : undefined)
  }
  // What was not read would be taken for the next request on this connection.
  res.setHeader('connection', 'close')
  return sendText(res, body.status, body.why)
}
