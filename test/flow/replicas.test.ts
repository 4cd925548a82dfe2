import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import type { Channel } from '../../bot/channels/channel.ts'
import { type Core, composeCore } from '../../bot/compose.ts'
import type { Message } from '../../bot/conversation/card.ts'
import type { Incoming } from '../../bot/conversation/incoming.ts'
import type { Runner } from '../../jobs/runner.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { messageText } from '../support/stage.ts'
import { morning } from './founding-story.ts'

type Posted = { readonly address: string; readonly message: Message; readonly by: string }

describe.skipIf(inject('redis') !== 'private')('two replicas behind one balancer', () => {
  let server: RedisServer
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  const replicas: { readonly core: Core; readonly runner: Runner }[] = []
  const posted: Posted[] = []
  const errors: string[] = []

  beforeAll(async () => {
    ;[server, database] = await Promise.all([startRedis({ appendonly: 'yes' }), sampleDatabase()])
    for (const name of ['one', 'two']) replicas.push(await openReplica(name))
    for (const { runner } of replicas) runner.start()
  })
  afterAll(async () => {
    for (const { core, runner } of replicas) {
      await runner.stop()
      await core.redis?.close()
    }
    await database.close()
    await server.stop()
  })

  async function openReplica(name: string) {
    const log = {
      info: () => {},
      error: (sentence: string, facts?: unknown) =>
        void errors.push(`${sentence} ${JSON.stringify(facts)}`),
    }
    const core = await composeCore({ database, realNow: () => morning, log, redisUrl: server.url })
    await core.redis?.verdict()
    const channel: Channel = {
      platform: 'teams',
      fetch: async () => ({ kind: 'gone' }),
      post: async (address, message) => {
        posted.push({ address, message, by: name })
        return `m${posted.length}`
      },
      update: async () => {},
    }
    return { core, runner: core.runner([channel]) }
  }
  const said = (number: number, text: string): Incoming => ({
    kind: 'said',
    key: `teams/console/event-${number}`,
    speaker: { platform: 'teams', tenant: 'console', user: 'clerk' },
    address: `teams:test-${number % 4}`,
    conversation: 'personal',
    at: morning,
    text,
  })
  /** To both at once, as a platform does that did not hear the first answer. */
  const toBoth = (incoming: Incoming) =>
    Promise.all(replicas.map(({ core }) => core.intake(incoming)))

  test('every event that both receive is answered once, by either of them', async () => {
    const count = 40
    await Promise.all(
      Array.from({ length: count }, (_, index) => toBoth(said(index, `stock of part ${index}`))),
    )
    await vi.waitFor(async () => {
      const { due } = await database.tasks.figures(morning)
      expect(due).toBe(0)
    }, 20_000)
    const finished = await database.verify(['inbox', 'tasks'])
    expect(finished).toEqual([])
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        database.inbox.reply(`teams/console/event-${index}`),
      ),
    )
    const wanted = answers.flatMap((reply) => (reply as { posts: unknown[] }).posts)
    expect(posted).toHaveLength(wanted.length)
    expect(new Set(posted.map(({ by }) => by))).toEqual(new Set(['one', 'two']))
    expect(posted.map(({ message }) => messageText(message)).join()).not.toBe('')
    expect(errors).toEqual([])
  })

  test('Redis has heard of tasks by number and of nothing that was said', async () => {
    const keys = (await server.order('KEYS', '*')) as string[]
    expect(keys.every((key) => key.startsWith('partline:tasks:'))).toBe(true)
    const jobs = keys.filter((key) => /:\D*\d+$/.test(key))
    const contents = await Promise.all(
      jobs.map(async (key) => String(await server.order('DUMP', key))),
    )
    expect(contents.join()).not.toMatch(/stock of part|teams|clerk/)
  })

  test('what recurs was done once, by one of them', async () => {
    const owner = postgres(database.ownerUrl, { max: 1 })
    const recurring = await owner`
      select kind, state, attempts from tasks where key like 'every:%' order by kind`
    await owner.end()
    expect([...recurring]).toEqual(
      ['dead-letters', 'monthly-report', 'serve-waiting', 'verify'].map((kind) => ({
        kind,
        state: 'done',
        attempts: 1,
      })),
    )
  })
})
