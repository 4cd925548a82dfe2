import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415; readonly why: string }

const refused = (status: 400 | 413 | 415, why: string): Body => ({ kind: 'refused', status, why })

/**
 * Reads a JSON body of at most `limit` bytes. Refuses a larger one (413), one that is not announced as JSON (415: a form
 * of a foreign page cannot announce that without asking first) and one that is not JSON (400).
 */
export async function readJson(req: IncomingMessage, limit: number): Promise<Body> {
  const tooLarge = `The body is larger than ${Math.floor(limit / 1024)} KB.`
  if (Number(req.headers['content-length'] ?? 0) > limit) return refused(413, tooLarge)

  const bytes = await readBytes(req, limit)
  if (bytes === null) return refused(413, tooLarge)
  if (bytes.length === 0) return { kind: 'none' }

  const type = req.headers['content-type'] ?? ''
  if (!/^application\/json\b/i.test(type)) {
    return refused(415, 'Send the body as application/json.')
  }
  const value = parse(bytes.toString('utf8'))
  if (value === undefined) return refused(400, 'The body is not valid JSON.')
  return { kind: 'json', value }
}

/** JSON never means undefined, so undefined can stand for "not JSON". */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The bytes of a body, or null when there are more than `limit`; the rest is then let through unread. */
export function readBytes(req: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('error', reject)
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      // Leaving the stream flowing keeps the connection alive long enough for the answer.
      resolve(null)
    })
  })
}
