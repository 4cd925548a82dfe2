import type { IncomingMessage } from 'node:http'
import { type Handler, type Route, sendText } from './route.ts'

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']
const loopbackPeers = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}

/**
 * Why a request may not use what has no login, or null when it may. It must come from this machine, name this machine
 * (a foreign Host means that somebody's domain was pointed at 127.0.0.1) and not be sent by a page of another origin.
 */
export function foreign(req: IncomingMessage): string | null {
  const host = req.headers.host ?? ''
  const { origin } = req.headers
  const site = req.headers['sec-fetch-site'] ?? 'none'
  const navigates = req.headers['sec-fetch-mode'] === 'navigate' && req.method === 'GET'

  if (!loopbackPeers.includes(req.socket.remoteAddress ?? '')) {
    return 'This address answers only on the machine it runs on.'
  }
  if (!loopbackNames.includes(hostName(host))) {
    return 'This address answers only as 127.0.0.1 or localhost.'
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return 'This address does not answer to pages of another origin.'
  }
  if (!navigates && site !== 'none' && site !== 'same-origin') {
    return 'This address does not answer to pages of another site.'
  }
  return null
}

/** The same handler for requests from this machine only; others get 403 and the reason. */
function localOnly(handle: Handler): Handler {
  return (req, res, body) => {
    const why = foreign(req)
    if (why !== null) return sendText(res, 403, why)
    return handle(req, res, body)
  }
}

/** Routes that answer this machine only, for pages and doors without a login. */
export function localRoutes(routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => ({ ...route, handle: localOnly(route.handle) }))
}
