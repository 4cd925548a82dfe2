import type { webApi } from '@slack/bolt'
import type { Address } from './address.ts'

/**
 * A direct message is addressed by the person in it, which is known before anybody has written there. Slack calls it by an
 * id of its own, asked for once in the life of the process.
 */
export type Directs = {
  channelOf(client: webApi.WebClient, address: Address): Promise<string>
}

/** Ids of people begin with U, or W in an Enterprise Grid; those of conversations with C, G or D. */
export const isPerson = (id: string): boolean => /^[UW]/.test(id)

/** Looks ids up in what it has opened before, and opens what it has not. */
export function createDirects(): Directs {
  const known = new Map<string, string>()
  return {
    channelOf: async (client, { team, channel }) => {
      if (!isPerson(channel)) return channel
      const key = `${team}/${channel}`
      const direct = known.get(key) ?? (await open(client, channel))
      known.set(key, direct)
      return direct
    },
  }
}

async function open(client: webApi.WebClient, person: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: person })
  if (channel?.id === undefined) throw new Error('slack opened a conversation without an id')
  return channel.id
}
