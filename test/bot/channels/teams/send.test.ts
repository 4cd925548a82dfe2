import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Channel, Paused, Undeliverable } from '../../../../bot/channels/channel.ts'
import { createPacer } from '../../../../bot/channels/pacer.ts'
import { encodeAddress } from '../../../../bot/channels/teams/address.ts'
import { createTeamsChannel } from '../../../../bot/channels/teams/send.ts'
import { type FakeConnector, openFakeConnector } from '../../../support/fake-connector.ts'
import { everyBlock } from './every-block.ts'

describe('the way out to Teams', () => {
  let connector: FakeConnector
  let channel: Channel
  const clock = { at: 0 }
  beforeAll(async () => {
    connector = await openFakeConnector()
  })
  afterAll(async () => {
    expect(connector.violations).toEqual([])
    await connector.close()
  })
  beforeEach(() => {
    connector.onCall(() => null)
    clock.at = 0
    channel = createTeamsChannel({
      app: null,
      console: { serviceUrl: connector.url, secret: 'secret' },
      pacer: createPacer({ perSecond: 7, burst: 7, now: () => clock.at }),
    })
  })

  const at = (conversation: string) =>
    encodeAddress({ service: 'console', conversation, tenant: 't', bot: '28:b', group: false })
  const hello = { text: 'hello', card: everyBlock }

  test('a card is posted and updated in its place', async () => {
    const id = await channel.post(at('one'), hello)
    expect(connector.standing.get(`one/${id}`)).toMatchObject({ text: 'hello' })
    await channel.update(at('one'), id, { text: 'later', card: everyBlock })
    expect(connector.standing.get(`one/${id}`)).toMatchObject({ text: 'later' })
  })

  test('after a Retry-After only that conversation rests, and no call is repeated inside', async () => {
    connector.onCall(({ path }) =>
      path.includes('/two/') ? { kind: 'rate-limit', retryAfter: 7 } : null,
    )
    const before = connector.calls.length
    await expect(channel.post(at('two'), hello)).rejects.toMatchObject({ seconds: 7 })
    expect(connector.calls).toHaveLength(before + 1)
    connector.onCall(() => null)
    clock.at = 6_999
    await expect(channel.post(at('two'), hello)).rejects.toThrow(Paused)
    expect(connector.calls).toHaveLength(before + 1)
    await channel.post(at('three'), hello)
    clock.at = 7_000
    await channel.post(at('two'), hello)
  })

  test.each([
    ['fails', { kind: 'fail' }],
    ['breaks the connection after it took the card', { kind: 'drop' }],
  ] as const)('a connector that %s is a fault, and is asked once', async (_name, fault) => {
    connector.onCall(() => fault)
    const before = connector.calls.length
    const failed = await channel.post(at('four'), hello).then(
      () => null,
      (error: unknown) => error,
    )
    expect(failed).toBeInstanceOf(Error)
    expect(failed).not.toBeInstanceOf(Paused)
    expect(failed).not.toBeInstanceOf(Undeliverable)
    expect(connector.calls).toHaveLength(before + 1)
  })

  test('a message that is gone cannot be updated', async () => {
    await expect(channel.update(at('five'), 'a0', hello)).rejects.toThrow(Undeliverable)
  })
})
