import { largestFile } from '../../db/files.ts'
import { Paused } from './channel.ts'

/** What came of fetching a picture; `gone`: the platform has none there for us, and asking again would not help. */
export type Downloaded =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'gone' | 'foreign' }

export type DownloadParts = {
  /**
   * The headers to ask this host with, its token among them; null: a host that is none of the platform's, which is never
   * asked. Every step of a redirect is put to it, so that a token leaves to no other host.
   */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>> | null
  /** Milliseconds for all of it. */
  readonly patience: number
  /** Bytes after which reading stops; 10 MB when left out. */
  readonly most?: number
}

const mostSteps = 5

/**
 * Fetches a file from hosts that are known and from no others, and stops reading at the limit whatever the server announced.
 * Throws `Paused` after a 429, and what else may pass (no answer, 408, 500 and more) as a fault.
 */
export async function download(from: string, parts: DownloadParts): Promise<Downloaded> {
  const signal = AbortSignal.timeout(parts.patience)
  let url = urlOf(from)
  for (let step = 0; step < mostSteps; step += 1) {
    const headers = url === null ? null : parts.headersFor(url)
    if (url === null || headers === null) return { kind: 'foreign' }
    const response = await fetch(url, { headers, redirect: 'manual', signal })
    const next = redirectOf(response, url)
    if (next === undefined) return await read(response, parts.most ?? largestFile)
    await response.body?.cancel()
    url = next
  }
  return { kind: 'gone' }
}

/** Where a redirect leads, null when that cannot be read; undefined when it is none. */
function redirectOf({ status, headers }: Response, from: URL): URL | null | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  return urlOf(headers.get('location') ?? '', from)
}

const urlOf = (text: string, base?: URL): URL | null =>
  URL.canParse(text, base?.href) ? new URL(text, base) : null

async function read(response: Response, most: number): Promise<Downloaded> {
  if (response.status === 429) {
    const told = Number(response.headers.get('retry-after') ?? 1)
    throw new Paused('a download: rate limited', Number.isFinite(told) ? told : 1)
  }
  if (response.status >= 500 || response.status === 408)
    throw new Error(`a download was answered with ${response.status}`)
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel()
    return { kind: 'gone' }
  }
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body) {
    size += piece.length
    // Leaving the loop ends the stream, and with it the connection.
    if (size > most) return { kind: 'too-large' }
    pieces.push(piece)
  }
  return { kind: 'bytes', bytes: Buffer.concat(pieces, size) }
}
