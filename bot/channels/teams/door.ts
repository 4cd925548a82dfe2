import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { foreign } from '../../http/local.ts'
import { type ConsoleLink, type MicrosoftApp, secretHeader } from './adapter.ts'

/** Which connector a request comes from, or why it is refused. */
export type Door =
  | { readonly kind: 'console' }
  | { readonly kind: 'microsoft' }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly why: string }

const refused = (why: string, status: 401 | 403 = 403): Door => ({ kind: 'refused', status, why })

/** Whose tokens are taken: the Bot Framework's own. The SDK would take those of emulators and other bots as well. */
const issuer = 'https://api.botframework.com'

const envelopeShape = z.object({
  serviceUrl: z.string().catch(''),
  channelId: z.string().catch(''),
})

/**
 * The checks that the SDK leaves to us, before it looks at the token's signature. It accepts anybody when there is no app
 * id, does not compare a service URL that is missing, and lets the activity's own `channelId` choose how it is checked.
 */
export function doorOf(
  req: IncomingMessage,
  body: unknown,
  parts: { readonly app: MicrosoftApp | null; readonly console: ConsoleLink | null },
): Door {
  const { serviceUrl, channelId } = envelopeShape.catch(nothing).parse(body)
  const given = req.headers[secretHeader]
  if (given !== undefined) return consoleDoor(req, String(given), serviceUrl, parts.console)
  if (parts.app === null) return refused('No Microsoft app is configured here.')
  if (serviceUrl === parts.console?.serviceUrl) return refused('This service URL is reserved.')
  const { authorization } = req.headers
  if (authorization === undefined) return refused('A token of Microsoft is missing.', 401)
  if (issuerOf(authorization) !== issuer) return refused('This is no token of a channel.', 401)
  if (channelId !== 'msteams') return refused('Only Teams is answered here.')
  if (!serviceUrl.startsWith('https://')) return refused('A service URL is missing.')
  return { kind: 'microsoft' }
}

const nothing = { serviceUrl: '', channelId: '' }

function consoleDoor(
  req: IncomingMessage,
  given: string,
  serviceUrl: string,
  link: ConsoleLink | null,
): Door {
  if (link === null) return refused('The console is off.')
  const why = foreign(req)
  if (why !== null) return refused(why)
  if (!sameSecret(given, link.secret)) return refused('Wrong secret.')
  if (serviceUrl !== link.serviceUrl) return refused('This service URL is not the console.')
  return { kind: 'console' }
}

function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Who claims to have issued a token. Its signature is for the SDK to check, by the keys of the same issuer. */
function issuerOf(authorization: string): string {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization)?.[1] ?? ''
  return z.object({ iss: z.string() }).catch({ iss: '' }).parse(parse(payload)).iss
}

function parse(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
