import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Channel, Paused, Undeliverable } from '../../../../bot/channels/channel.ts'
import { createPacer } from '../../../../bot/channels/pacer.ts'
import { decodeAddress, encodeAddress } from '../../../../bot/channels/slack/address.ts'
import { createDirects } from '../../../../bot/channels/slack/directs.ts'
import { createSlackChannel } from '../../../../bot/channels/slack/send.ts'
import { createWorkspaces, TokenRefused } from '../../../../bot/channels/slack/workspaces.ts'
import {
  type FakeSlack,
  openFakeSlack,
  slackTeam,
  slackToken,
} from '../../../support/fake-slack.ts'
import { everyBlock } from '../teams/every-block.ts'

describe('the way out to Slack', () => {
  let slack: FakeSlack
  let channel: Channel
  const clock = { at: 0 }
  beforeAll(async () => {
    slack = await openFakeSlack()
  })
  afterAll(() => slack.close())
  beforeEach(() => {
    slack.onCall(() => null)
    slack.calls.length = 0
    clock.at = 0
    const settings = { tokens: [slackToken], apiUrl: slack.url, patience: 300 }
    channel = createSlackChannel({
      workspaces: createWorkspaces(settings),
      directs: createDirects(),
      pacer: createPacer({ perSecond: 1, burst: 2, now: () => clock.at }),
    })
  })

  const thread = encodeAddress({ team: slackTeam, channel: 'C0PARTS', thread: '1.1' })
  const other = encodeAddress({ team: slackTeam, channel: 'C0OTHER', thread: '1.1' })
  const direct = encodeAddress({ team: slackTeam, channel: 'U0CHENXIAO', thread: null })
  const hello = { text: 'hello' }
  const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage')

  test('a message goes into its thread without previews, links or mentions', async () => {
    const id = await channel.post(thread, { text: 'hello', card: everyBlock })
    expect(posts()[0]?.args).toMatchObject({
      channel: 'C0PARTS',
      thread_ts: '1.1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      link_names: 'false',
    })
    await channel.update(thread, id, { card: { ...everyBlock, title: 'later' } })
    expect(slack.messages.find(({ ts }) => ts === id)?.blocks[0]).toMatchObject({
      text: { text: 'later' },
    })
  })

  test('a person is written to in the direct message, which is opened once', async () => {
    await channel.post(direct, hello)
    await channel.post(direct, hello)
    const opened = slack.calls.filter(({ method }) => method === 'conversations.open')
    expect(opened.map(({ args }) => args['users'])).toEqual(['U0CHENXIAO'])
    expect(posts().map(({ args }) => args['channel'])).toEqual(['D0CHENXIAO', 'D0CHENXIAO'])
  })

  test('after a Retry-After only that conversation rests, and not a call leaves before it is over', async () => {
    slack.onCall(({ args }) =>
      args['channel'] === 'C0PARTS' ? { kind: 'rate-limit', retryAfter: 7 } : null,
    )
    await expect(channel.post(thread, hello)).rejects.toMatchObject({ seconds: 7 })
    slack.onCall(() => null)
    clock.at = 6_999
    const before = slack.calls.length
    await expect(channel.post(thread, hello)).rejects.toThrow(Paused)
    await expect(channel.update(thread, '1', hello)).rejects.toThrow(Paused)
    expect(slack.calls).toHaveLength(before)
    await channel.post(other, hello)
    clock.at = 7_000
    await channel.post(thread, hello)
  })

  test('posts keep to their pace; updates are not held up', async () => {
    const id = await channel.post(thread, hello)
    await channel.post(thread, hello)
    await expect(channel.post(thread, hello)).rejects.toMatchObject({ seconds: 1 })
    await channel.update(thread, id, hello)
    clock.at = 1_000
    await channel.post(thread, hello)
  })

  test.each([
    ['fail', { kind: 'fail' }],
    ['never answer', { kind: 'hang' }],
    ['break the connection', { kind: 'drop' }],
    ['say that something is wrong with Slack', { kind: 'error', error: 'internal_error' }],
  ] as const)('a Slack that would %s is a fault, which is tried again', async (_name, fault) => {
    slack.onCall(({ method }) => (method === 'chat.postMessage' ? fault : null))
    const failed = await channel.post(thread, hello).then(
      () => null,
      (error: unknown) => error,
    )
    expect(failed).toBeInstanceOf(Error)
    expect(failed).not.toBeInstanceOf(Paused)
    expect(failed).not.toBeInstanceOf(Undeliverable)
    expect(posts()).toHaveLength(1)
  })

  test.each(['channel_not_found', 'is_archived', 'not_in_channel', 'invalid_blocks'])(
    'after %s no retry helps',
    async (error) => {
      slack.onCall(({ method }) =>
        method === 'chat.postMessage' ? { kind: 'error', error } : null,
      )
      await expect(channel.post(thread, hello)).rejects.toThrow(Undeliverable)
    },
  )

  test('a picture that Slack cannot fetch costs the picture, not the message', async () => {
    const pictured = { card: everyBlock }
    const unfetched = () =>
      slack.onCall(({ args }) =>
        JSON.stringify(args).includes('image_url')
          ? { kind: 'error', error: 'invalid_blocks' }
          : null,
      )
    const id = await channel.post(thread, pictured)
    const shown = () => JSON.stringify(slack.messages.find(({ ts }) => ts === id)?.blocks)
    expect(shown()).toContain('https://parts.example/rail.jpg')
    unfetched()
    await channel.update(thread, id, pictured)
    expect(shown()).toContain('Drawer rail, right')
    expect(shown()).not.toContain('image_url')
    clock.at = 10_000
    const bare = await channel.post(thread, pictured)
    expect(slack.messages.some(({ ts }) => ts === bare)).toBe(true)
  })

  test('a message that is gone cannot be updated', async () => {
    await expect(channel.update(thread, '0.0', hello)).rejects.toThrow(Undeliverable)
  })

  test('what is no address of ours is undeliverable', async () => {
    for (const address of ['slack:', 'slack:rubbish', 'teams:x', ''])
      await expect(channel.post(address, hello)).rejects.toThrow(Undeliverable)
    const foreign = encodeAddress({ team: 'T0OTHER', channel: 'C1', thread: null })
    await expect(channel.post(foreign, hello)).rejects.toThrow(Undeliverable)
    expect(decodeAddress(direct)).toEqual({
      kind: 'address',
      address: { team: slackTeam, channel: 'U0CHENXIAO', thread: null },
    })
  })

  test('a token that Slack refuses is told apart from a Slack that does not answer', async () => {
    const settings = { apiUrl: slack.url, patience: 300 }
    const refused = createWorkspaces({ ...settings, tokens: ['xoxb-wrong'] })
    await expect(refused.all()).rejects.toThrow(TokenRefused)
    const workspaces = createWorkspaces({ ...settings, tokens: [slackToken] })
    slack.onCall(() => ({ kind: 'hang' }))
    await expect(workspaces.all()).rejects.not.toThrow(TokenRefused)
    slack.onCall(() => null)
    expect(await workspaces.find(slackTeam)).toMatchObject({ team: slackTeam })
  })
})
