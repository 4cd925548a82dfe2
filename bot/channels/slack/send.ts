import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Block, Message } from '../../conversation/card.ts'
import { type Channel, Paused, Undeliverable } from '../channel.ts'
import type { Pacer } from '../pacer.ts'
import { type Address, decodeAddress } from './address.ts'
import type { Directs } from './directs.ts'
import { slackError, translate } from './errors.ts'
import { fetchPhoto } from './photos.ts'
import { type MessagePart, renderCard } from './render.ts'
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
        const sent = await withPictures(message, (part) =>
          client.apiCall('chat.postMessage', { ...where, ...part, ...quiet }),
        )
        return posted.parse(sent).ts
      }),
    update: (address, ts, message) =>
      speak(address, 'update', async ({ client, id }) => {
        const what = { channel: id, ts, link_names: false }
        await withPictures(message, (part) => client.apiCall('chat.update', { ...what, ...part }))
      }),
    fetch: async (address, photo) => {
      const workspace = await workspaces.find(readAddress(address).team)
      if (workspace === null) return { kind: 'gone' }
      return await fetchPhoto(photo, workspace)
    },
  }
}

/**
 * Slack fetches pictures while it takes a message, and takes none of it when it cannot reach one (`invalid_blocks`). The card
 * matters more: it then goes without them, and says where photos of what arrived would be.
 */
async function withPictures<T>(
  message: Message,
  send: (part: MessagePart) => Promise<T>,
): Promise<T> {
  try {
    return await send(renderCard(message))
  } catch (error) {
    const { card } = message
    const hasPictures = card?.blocks.some(isPictured) ?? false
    if (!card || !hasPictures || slackError(error) !== 'invalid_blocks') throw error
    return await send(renderCard({ ...message, card: { ...card, blocks: card.blocks.map(told) } }))
  }
}

const isPictured = (block: Block) =>
  block.kind === 'photo' || (block.kind === 'item' && block.photo !== undefined)

function told(block: Block): Block {
  if (block.kind === 'photo') return { kind: 'text', style: 'subtle', text: block.alt }
  if (block.kind !== 'item') return block
  const { photo: _, ...rest } = block
  return rest
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
