import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../bot/channels/channel.ts'
import { composeCore } from '../../bot/compose.ts'
import type { Database } from '../../db/store.ts'
import { monday } from '../contract/company.ts'
import { openCrowd } from '../contract/databases.ts'
import { messageText } from '../support/stage.ts'

const crowd = await openCrowd(4)
/** How many more writes of an inbound event fail. */
const trouble = { left: 0 }
const database: Database = {
  ...crowd,
  store: {
    ...crowd.store,
    commit: async (change) => {
      if (change.key.startsWith('teams/') && trouble.left > 0) {
        trouble.left -= 1
        throw new Error('the connection broke')
      }
      return await crowd.store.commit(change)
    },
  },
}
const posted: string[] = []
const errors: string[] = []
const channel: Channel = {
  platform: 'teams',
  fetch: async () => ({ kind: 'gone' }),
  post: async (_address, message) => {
    posted.push(messageText(message))
    return `m${posted.length}`
  },
  update: async () => {},
}
const log = { info: () => {}, error: (sentence: string) => void errors.push(sentence) }
const core = await composeCore({ database, realNow: () => monday, log })
const runner = core.runner([channel])

beforeEach(() => {
  posted.length = 0
  errors.length = 0
  trouble.left = 0
})
afterEach(() => runner.drain())
afterAll(() => crowd.close())

const incoming = (event: string) => ({
  key: `teams/acme/${event}`,
  kind: 'said' as const,
  text: '帮助',
  speaker: { platform: 'teams', tenant: 'acme', user: 'U1' },
  address: 'teams:clerk',
  conversation: 'personal' as const,
  at: monday,
})
const rescue = async (event: string) => {
  const [task] = await crowd.owner`
    select state, attempts from tasks where key = ${`inbound:teams/acme/${event}`}`
  return [task?.['state'], task?.['attempts']]
}
const inbox = async (event: string) => {
  const [row] = await crowd.owner`select state from inbox where key = ${`teams/acme/${event}`}`
  return row?.['state']
}
/** The 15 seconds before a rescue, and back-off, are over. */
const later = () => crowd.owner`update tasks set not_before = '-infinity' where state = 'due'`

test('an event that is handled at once needs no rescue', async () => {
  await core.intake(incoming('smooth'))
  await runner.drain()
  expect(posted).toHaveLength(1)
  expect([await inbox('smooth'), await rescue('smooth')]).toEqual(['finished', ['done', 0]])
})

test('an event whose handling failed is taken up by its rescue, and answered once', async () => {
  trouble.left = 1
  await expect(core.intake(incoming('failed'))).rejects.toThrow('the connection broke')
  await runner.drain()
  expect([posted, await inbox('failed')]).toEqual([[], 'recorded'])

  await later()
  await runner.drain()
  expect(posted).toHaveLength(1)
  expect([await inbox('failed'), await rescue('failed')]).toEqual(['finished', ['done', 1]])

  await core.intake(incoming('failed'))
  await later()
  await runner.drain()
  expect(posted).toHaveLength(1)
})

test('a rescue that fails too comes again', async () => {
  trouble.left = 3
  await expect(core.intake(incoming('twice'))).rejects.toThrow('the connection broke')
  for (let attempt = 0; attempt < 3; attempt++) {
    await later()
    await runner.drain()
  }
  expect(posted).toHaveLength(1)
  expect(await rescue('twice')).toEqual(['done', 3])
})

test('an event whose process died while it held it is not lost', async () => {
  const dead = incoming('died')
  await database.inbox.record({ key: dead.key, body: dead, receivedAt: monday })
  await database.inbox.take(dead.key, 30)
  await later()
  await runner.drain()
  // Held still: the rescue found nothing to take, and must not be taken for done.
  expect([posted, await rescue('died')]).toEqual([[], ['due', 1]])

  await crowd.owner`update inbox set lease_until = now() where key = ${dead.key}`
  await later()
  await runner.drain()
  expect(posted).toHaveLength(1)
  expect([await inbox('died'), await rescue('died')]).toEqual(['finished', ['done', 2]])
})

test('a rescue and the first handler at the same time give one answer', async () => {
  const both = incoming('both')
  await database.inbox.record({ key: both.key, body: both, receivedAt: monday })
  await later()
  await Promise.all([core.intake(both), runner.drain(), core.intake(both)])
  await later()
  await runner.drain()
  expect(posted).toHaveLength(1)
  expect(await inbox('both')).toBe('finished')
})
