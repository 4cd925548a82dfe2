import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Block, Message } from '../../conversation/card.ts'
import { type Channel, Paused, Undeliverable } from '../channel.ts'
import type { Pacer } from '../pacer.ts'
import { type Address, decodeAddress } from './address.ts'
import type { Directs } from './directs.ts'
import { slackError, translate } from './errors.ts'
import { renderCard } from './render.ts'
import type { Workspaces } from './workspaces.ts'

export type SenderParts = {
  readonly workspaces: Workspaces
  readonly directs: Directs
  readonly pacer: Pacer
}

const posted = z.object({ ts: z.string().min(1) })

type Place = Address & { readonly client: webApi.WebClient; readonly id: string }

/**
 * The way out to Slack. A post whose answer does not come may have arrived: it is thrown as a fault and posted again, so
 * a message may stand there twice, and a press on either works. Throws `Paused`, `Undeliverable` or the fault.
 */
export function createSlackChannel({ workspaces, directs, pacer }: SenderParts): Channel {
  const speak = async <T>(
    address: string,
    kind: 'post' | 'update',
    call: (place: Place) => Promise<T>,
  ): Promise<T> => {
    const place = readAddress(address)
    const workspace = await workspaces.find(place.team)
    if (workspace === null) throw new Undeliverable(`no token for the workspace ${place.team}`)
    const { client } = workspace
    const lane = `${place.team}/${place.channel}`
    pacer.enter(lane, kind)
    try {
      const id = await directs.channelOf(client, place)
      return await call({ ...place, client, id })
    } catch (error) {
      return rest(error, kind, (seconds) => pacer.pause(lane, seconds))
    }
  }
  return {
    platform: 'slack',
    post: (address, message) =>
      speak(address, 'post', async ({ client, id, thread }) => {
        const where = { channel: id, ...(thread === null ? {} : { thread_ts: thread }) }
        const sent = await picturedOrNot(message, (shown) =>
          client.apiCall('chat.postMessage', { ...where, ...renderCard(shown), ...quiet }),
        )
        return posted.parse(sent).ts
      }),
    update: (address, ts, message) =>
      speak(address, 'update', async ({ client, id }) => {
        const what = { channel: id, ts, link_names: false }
        await picturedOrNot(message, (shown) =>
          client.apiCall('chat.update', { ...what, ...renderCard(shown) }),
        )
      }),
  }
}

/** Slack refuses a whole message for one picture that it cannot fetch: then the message goes without pictures. */
async function picturedOrNot<T>(
  message: Message,
  send: (shown: Message) => Promise<T>,
): Promise<T> {
  try {
    return await send(message)
  } catch (error) {
    const bare = withoutPhotos(message)
    if (slackError(error) !== 'invalid_blocks' || bare === null) throw error
    return await send(bare)
  }
}

/** The message without the pictures in it, or null when it has none. */
function withoutPhotos(message: Message): Message | null {
  const { card } = message
  const pictured = card?.blocks.some((block) => block.kind === 'item' && block.photo !== undefined)
  if (card === undefined || !pictured) return null
  const blocks = card.blocks.map((block): Block => {
    if (block.kind !== 'item') return block
    const { photo: _, ...rest } = block
    return rest
  })
  return { ...message, card: { ...card, blocks } }
}

function readAddress(text: string): Address {
  const decoded = decodeAddress(text)
  if (decoded.kind === 'unreadable') throw new Undeliverable(decoded.why)
  return decoded.address
}

function rest(error: unknown, kind: 'post' | 'update', pause: (seconds: number) => void): never {
  try {
    return translate(error, kind)
  } catch (translated) {
    if (translated instanceof Paused) pause(translated.seconds)
    throw translated
  }
}

/** Nothing is made into a link, a mention or a preview on the way. */
const quiet = { unfurl_links: false, unfurl_media: false, link_names: false, mrkdwn: false }
