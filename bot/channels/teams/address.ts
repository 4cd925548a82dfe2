import { z } from 'zod'

/** Where a conversation is. Everything needed to speak there first, and nothing that changes from message to message. */
export type Address = {
  /** The connector's base URL, with a slash at its end, or `console` for the embedded one of this process. */
  readonly service: string
  readonly conversation: string
  readonly tenant: string
  /** The bot's own id in the conversation. */
  readonly bot: string
  readonly group: boolean
}

export type Decoded =
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'unreadable'; readonly why: string }

const prefix = 'teams:'

const addressShape = z.tuple([
  z.string().min(1),
  z.string().min(1),
  z.string().min(1),
  z.string().min(1),
  z.boolean(),
])

/** An address as an opaque string. The same conversation always gives the same string, so it can be a key. */
export function encodeAddress(address: Address): string {
  const { service, conversation, tenant, bot, group } = address
  const fields = [service, conversation, tenant, bot, group]
  return prefix + Buffer.from(JSON.stringify(fields)).toString('base64url')
}

/** Reads an encoded address back; anything else gives the reason why it is not one. */
export function decodeAddress(text: string): Decoded {
  if (!text.startsWith(prefix)) return { kind: 'unreadable', why: 'not an address of teams' }
  const parsed = addressShape.safeParse(parse(text.slice(prefix.length)))
  if (!parsed.success) return { kind: 'unreadable', why: 'a damaged address of teams' }
  const [service, conversation, tenant, bot, group] = parsed.data
  return { kind: 'address', address: { service, conversation, tenant, bot, group } }
}

function parse(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
