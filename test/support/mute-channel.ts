import type { Channel } from '../../bot/channels/channel.ts'

/** A channel on which nothing may be said. */
export const muteChannel: Channel = {
  platform: 'teams',
  post: () => Promise.reject(new Error('nothing is posted here')),
  update: () => Promise.reject(new Error('nothing is updated here')),
  fetch: () => Promise.reject(new Error('nothing is fetched here')),
}
