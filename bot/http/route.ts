import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers one request. `body` is the parsed JSON body, or undefined when the request has none. */
export type Handler = (
  req: IncomingMessage,
  res: ServerResponse,
  body: unknown,
) => Promise<void> | void

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** An exact path, or everything below it when it ends with `/*`. */
  readonly path: string
  readonly handle: Handler
  /** `untouched` leaves reading the body to the handler, which then sees its exact bytes (signatures). */
  readonly body?: 'json' | 'untouched'
}

/** Whether a route answers this method and path. */
export function matches(route: Route, method: string, path: string): boolean {
  if (route.method !== method) return false
  if (!route.path.endsWith('/*')) return route.path === path
  return path.startsWith(route.path.slice(0, -1))
}

/** Ends a response with JSON. */
export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  res.statusCode = status
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.end(JSON.stringify(value))
}

/** Ends a response with one sentence of plain text. */
export function sendText(res: ServerResponse, status: number, sentence: string): void {
  res.statusCode = status
  res.setHeader('content-type', 'text/plain; charset=utf-8')
  res.end(sentence)
}

/** The path of a request without its query, or null when the request line cannot be read as one. */
export function pathOf(req: IncomingMessage): string | null {
  const line = req.url ?? ''
  if (!line.startsWith('/')) return null
  if (!URL.canParse(line, 'http://localhost')) return null
  return new URL(line, 'http://localhost').pathname
}
