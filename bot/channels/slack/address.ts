import { z } from 'zod'

/** Where a conversation is: a direct message, or a thread of a channel. */
export type Address = {
  /** The workspace the app is installed in, which decides on the token. */
  readonly team: string
  readonly channel: string
  /** The `ts` of the message that began the thread; null in a direct message. */
  readonly thread: string | null
}

export type Decoded =
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'unreadable'; readonly why: string }

const prefix = 'slack:'

const addressShape = z.tuple([z.string().min(1), z.string().min(1), z.string().min(1).nullable()])

/** An address as an opaque string. The same conversation always gives the same string, so it can be a key. */
export function encodeAddress({ team, channel, thread }: Address): string {
  return prefix + Buffer.from(JSON.stringify([team, channel, thread])).toString('base64url')
}

/** Reads an encoded address back; anything else gives the reason why it is not one. */
export function decodeAddress(text: string): Decoded {
  if (!text.startsWith(prefix)) return { kind: 'unreadable', why: 'not an address of slack' }
  const parsed = addressShape.safeParse(parse(text.slice(prefix.length)))
  if (!parsed.success) return { kind: 'unreadable', why: 'a damaged address of slack' }
  const [team, channel, thread] = parsed.data
  return { kind: 'address', address: { team, channel, thread } }
}

function parse(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
