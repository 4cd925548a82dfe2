import { request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { Undeliverable } from '../../../../bot/channels/channel.ts'
import { encodeAddress } from '../../../../bot/channels/teams/address.ts'
import { createTeamsReceiver } from '../../../../bot/channels/teams/receiver.ts'
import type { Message } from '../../../../bot/conversation/card.ts'
import type { Incoming } from '../../../../bot/conversation/incoming.ts'
import { createHttpServer } from '../../../../bot/http/server.ts'
import { muteChannel } from '../../../support/mute-channel.ts'
import { openEvents, until } from '../../console/events.ts'
import { openStage } from '../../console/stage.ts'
import { everyBlock } from './every-block.ts'

/** Says nothing by itself; a press is answered by its verb. */
async function intake(incoming: Incoming): Promise<Message | null> {
  if (incoming.kind === 'said' && incoming.text === 'break') throw new Error('database is gone')
  if (incoming.kind !== 'pressed') return null
  if (incoming.press.verb === 'break') throw new Error('database is gone')
  if (incoming.press.verb === 'tell') return { text: 'told' }
  return { text: 'done', card: { ...everyBlock, title: `after ${incoming.press.verb}` } }
}

const stage = await openStage({ intake })
afterAll(() => stage.close())

const clerk = () => {
  const joined = stage.incoming.find((each) => each.speaker.user === 'clerk')
  if (joined === undefined) throw new Error('the clerk was not installed')
  return joined.address
}

const activity = (change: object) => ({
  type: 'message',
  id: `${Math.random()}`,
  channelId: 'msteams',
  serviceUrl: stage.serviceUrl,
  from: { id: '29:clerk', aadObjectId: 'clerk' },
  recipient: { id: '28:partline' },
  conversation: { id: 'console-clerk', tenantId: 'console', conversationType: 'personal' },
  text: 'hello',
  ...change,
})

const invoke = (data: unknown) =>
  activity({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'card-1',
    value: { action: { type: 'Action.Execute', verb: 'v', data }, trigger: 'manual' },
  })

type Answer = { readonly status: number; readonly text: string }

/** `fetch` does not let a test set Host and Origin. */
function send(body: unknown, headers: Record<string, string>): Promise<Answer> {
  const { port } = new URL(stage.url)
  const options = { host: '127.0.0.1', port, path: '/api/messages', method: 'POST' }
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...options, headers: { 'content-type': 'application/json', ...headers } },
      (res) => {
        let text = ''
        res.on('data', (chunk: Buffer) => (text += chunk.toString()))
        res.on('end', () => resolve({ status: res.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

const trusted = (body: unknown) => send(body, { 'x-partline-console': stage.secret })

test('every persona is installed at the start', () => {
  expect(stage.incoming.slice(0, 4).map(({ kind, key }) => ({ kind, key }))).toEqual(
    ['clerk', 'manager', 'keeper', 'hq'].map((user) => ({
      kind: 'joined',
      key: `teams/console/console-${user}:joined`,
    })),
  )
})

test('a post and its update arrive through the real adapter', async () => {
  const events = await openEvents(stage)
  const id = await stage.channel.post(clerk(), { text: 'first', card: everyBlock })
  const posted = await until(events, (each) => each.data.id === id)
  expect(posted.data).toMatchObject({ conversation: 'console-clerk', by: 'bot', text: 'first' })

  await stage.channel.update(clerk(), id, { card: { ...everyBlock, title: 'second' } })
  const updated = await until(events, (each) => JSON.stringify(each.data).includes('second'))
  expect(updated.data.id).toBe(id)
  events.close()
})

test('what can never arrive is undeliverable', async () => {
  const nowhere = { service: 'console', conversation: 'console-nobody', tenant: 'console' }
  const gone = encodeAddress({ ...nowhere, bot: '28:partline', group: false })
  await expect(stage.channel.post(gone, { text: 'x' })).rejects.toThrow(Undeliverable)
  await expect(stage.channel.post('teams:rubbish', { text: 'x' })).rejects.toThrow(Undeliverable)
  const foreign = encodeAddress({ ...nowhere, service: 'https://x/', bot: '28:b', group: false })
  await expect(stage.channel.post(foreign, { text: 'x' })).rejects.toThrow(Undeliverable)
})

test('what was said is answered with 200 and nothing', async () => {
  expect(await trusted(activity({ text: 'hello' }))).toEqual({ status: 200, text: '' })
  expect(stage.incoming.at(-1)).toMatchObject({ kind: 'said', text: 'hello' })
})

test('a press is answered with the card to show in its place', async () => {
  const answer = await trusted(invoke({ verb: 'go', subject: 'REQ-1', revision: 1 }))
  expect(answer.status).toBe(200)
  const body: unknown = JSON.parse(answer.text)
  expect(body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: { type: 'AdaptiveCard' },
  })
  expect(answer.text).toContain('after go')
})

test('a press answered by a text leaves the card alone', async () => {
  const answer = await trusted(invoke({ verb: 'tell', subject: 'REQ-1', revision: 1 }))
  expect(JSON.parse(answer.text)).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'told',
  })
})

test('a press of an older client replaces its card by an update', async () => {
  const id = await stage.channel.post(clerk(), { card: everyBlock })
  const events = await openEvents(stage)
  const value = { verb: 'old', subject: 'REQ-1', revision: 1 }
  await trusted(activity({ text: undefined, value, replyToId: id }))
  const updated = await until(events, (each) => JSON.stringify(each.data).includes('after old'))
  expect(updated.data.id).toBe(id)
  events.close()
})

test('hostile data is answered kindly and never reaches the intake', async () => {
  const before = stage.incoming.length
  const answer = await trusted(invoke({ verb: 'x'.repeat(500), subject: {}, revision: 'NaN' }))
  expect(answer.text).toContain('cannot be read any more')
  expect(stage.incoming).toHaveLength(before)
})

test('a fault is logged and the person is asked to try again', async () => {
  const answer = await trusted(invoke({ verb: 'break', subject: 'REQ-1', revision: 1 }))
  expect(answer.text).toContain('not saved, please try again')

  const events = await openEvents(stage)
  const said = await trusted(activity({ text: 'break' }))
  expect(said.status).toBe(200)
  await until(events, (each) => String(each.data.text).includes('not saved'))
  expect(stage.logged.join()).toContain('database is gone')
  events.close()
})

test('without the secret nobody is let in, since there is no app id', async () => {
  const before = stage.incoming.length
  expect(await send(activity({}), {})).toMatchObject({ status: 403 })
  expect(await send(activity({}), { 'x-partline-console': 'guess' })).toMatchObject({ status: 403 })
  expect(stage.incoming).toHaveLength(before)
})

test.each([
  ['a foreign host', { host: 'evil.example' }, {}],
  ['a foreign origin', { origin: 'http://evil.example' }, {}],
  ['another port as origin', { origin: 'http://127.0.0.1:1' }, {}],
  ['a foreign service URL', {}, { serviceUrl: 'http://evil.example/' }],
  ['no service URL', {}, { serviceUrl: undefined }],
])('the secret does not help a request with %s', async (_name, headers, change) => {
  const before = stage.incoming.length
  const secret = { 'x-partline-console': stage.secret }
  const answer = await send(activity(change), { ...secret, ...headers })
  expect(answer.status).toBe(403)
  expect(stage.incoming).toHaveLength(before)
})

test('through the console nobody speaks for another tenant', async () => {
  const before = stage.incoming.length
  const conversation = { id: 'console-clerk', tenantId: 'contoso', conversationType: 'personal' }
  expect(await trusted(activity({ conversation }))).toMatchObject({ status: 200, text: '' })
  expect(stage.incoming).toHaveLength(before)
  expect(stage.logged.join()).toContain('tenant contoso is not allowed')
})

test('with an app id, a request without a token of Microsoft is refused', async () => {
  const log = { info: () => {}, error: () => {} }
  const handle = createTeamsReceiver({
    app: { appId: 'app-1', appType: 'SingleTenant', password: 'secret', tenant: 'contoso' },
    console: { serviceUrl: stage.serviceUrl, secret: stage.secret },
    tenants: ['contoso', 'console'],
    channel: muteChannel,
    intake: () => Promise.reject(new Error('nobody may come this far')),
    now: () => 0,
    refresh: async () => null,
    search: async () => [],
    sorry: () => ({ text: 'sorry' }),
    unreadable: () => ({ text: 'unreadable' }),
    log,
  })
  const routes = [{ method: 'POST', path: '/api/messages', handle } as const]
  const server = createHttpServer({ routes, log })
  const port = await server.listen(0, '127.0.0.1')
  const post = (serviceUrl: string) =>
    fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity({ serviceUrl })),
    })
  expect((await post('https://smba.trafficmanager.net/apac/')).status).toBe(401)
  expect((await post(stage.serviceUrl)).status).toBe(403)
  await server.close()
})
