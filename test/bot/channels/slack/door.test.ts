import { Readable } from 'node:stream'
import { verifySlackRequest } from '@slack/bolt'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { guard } from '../../../../bot/channels/slack/guard.ts'
import { morning } from '../../../flow/founding-story.ts'
import { openChatStage } from '../../../support/chat-stage.ts'
import { sampleDatabase } from '../../../support/sample-database.ts'
import { toSlackDoor } from '../../../support/slack-actor.ts'
import {
  command,
  eventRequest,
  messageEvent,
  type Request,
  signed,
  signingSecret,
} from '../../../support/slack-requests.ts'

const clerk = 'U0CHENXIAO'
const database = await sampleDatabase()
const owner = postgres(database.ownerUrl, { max: 1 })
const stage = await openChatStage(database, morning, { clerk: 'slack' })
afterAll(async () => {
  await owner.end()
  await stage.close()
})

const now = () => Math.floor(Date.now() / 1_000)
const rows = async () => {
  const [found] = await owner`select count(*)::integer as count from inbox where key like 'slack/%'`
  return Number(found?.['count'])
}

const send = (request: Request) => toSlackDoor(stage.url, request)
const json = 'application/json'
const form = 'application/x-www-form-urlencoded'
const hello = () => JSON.stringify(messageEvent(clerk, '帮助'))
const withHeader = (request: Request, name: string, value: string): Request => ({
  ...request,
  headers: { ...request.headers, [name]: value },
})
const without = ({ body, headers }: Request, name: string): Request => ({
  body,
  headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
})

test.each<[string, () => Request]>([
  ['without a signature', () => without(signed(hello(), json), 'x-slack-signature')],
  ['without a stamp', () => without(signed(hello(), json), 'x-slack-request-timestamp')],
  ['signed with another secret', () => signed(hello(), json, now(), 'another')],
  ['with one byte changed', () => ({ ...signed(hello(), json), body: hello() })],
  ['301 s old', () => signed(hello(), json, now() - 301)],
  ['301 s in the future', () => signed(hello(), json, now() + 302)],
  [
    'with a stamp that was moved',
    () => withHeader(signed(hello(), json), 'x-slack-request-timestamp', String(now() - 1)),
  ],
  [
    'with a version that does not exist',
    () => {
      const request = signed(hello(), json)
      const signature = request.headers['x-slack-signature'] ?? ''
      return withHeader(request, 'x-slack-signature', signature.replace('v0=', 'v1='))
    },
  ],
  ['with an empty signature', () => withHeader(signed(hello(), json), 'x-slack-signature', 'v0=')],
  [
    'smuggled with ssl_check',
    () => ({
      body: `ssl_check=1&payload=${encodeURIComponent('{"type":"block_actions"}')}`,
      headers: { 'content-type': form },
    }),
  ],
  [
    'smuggled with ssl_check and a made-up signature',
    () => ({
      body: 'ssl_check=1',
      headers: {
        'content-type': form,
        'x-slack-request-timestamp': String(now()),
        'x-slack-signature': 'v0=00',
      },
    }),
  ],
])('a request %s is refused and leaves no trace', async (_name, make) => {
  const before = await rows()
  expect((await send(make())).status).toBe(401)
  expect(await rows()).toBe(before)
})

test('a body of more than 256 KB is refused', async () => {
  const { status } = await send(signed('x'.repeat(300 * 1_024), json))
  expect(status).toBe(413)
})

test('no single bit of body, stamp or signature can be changed', async () => {
  const body = Buffer.from(hello())
  const { headers } = signed(body.toString(), json)
  const flip = (text: Buffer, bit: number) => {
    const changed = Buffer.from(text)
    const byte = Math.floor(bit / 8) % changed.length
    changed.writeUInt8(changed.readUInt8(byte) ^ (1 << (bit % 8)), byte)
    return changed
  }
  const parts = { secret: signingSecret, now: Date.now(), verify: verifySlackRequest }
  const asked = async (text: Buffer, given: Record<string, string>) => {
    const req = Object.assign(Readable.from([text]), { headers: given })
    return (await guard(req as unknown as Parameters<typeof guard>[0], parts)).kind
  }
  expect(await asked(body, headers)).toBe('genuine')
  const where = fc.constantFrom('body', 'x-slack-request-timestamp', 'x-slack-signature')
  const property = fc.asyncProperty(where, fc.nat(4_000), async (place, bit) => {
    if (place === 'body') return (await asked(flip(body, bit), headers)) === 'refused'
    const changed = flip(Buffer.from(headers[place] ?? ''), bit).toString('latin1')
    return (await asked(body, { ...headers, [place]: changed })) === 'refused'
  })
  await fc.assert(property, { numRuns: 10_000 })
}, 120_000)

test('Slack makes itself known, signed', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' })
  expect(await send(signed(body, json))).toEqual({ status: 200, text: '{"challenge":"c-1"}' })
})

test('one request that is replayed 1,000 times at once has one effect', async () => {
  const actor = await stage.actor('clerk')
  const sentBefore = stage.slack.messages.length
  const atStart = await rows()
  const request = eventRequest(messageEvent(clerk, 'KFR-35GW/BP 主板 1块'))
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => send(request)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await stage.settle()
  expect(await rows()).toBe(atStart + 1)
  expect(stage.slack.messages.slice(sentBefore)).toHaveLength(1)
  expect(actor.card('请核对').title).toContain('请核对')
}, 120_000)

test('an event of a workspace that is not ours is acknowledged and nothing else', async () => {
  const before = await rows()
  const foreign = { ...messageEvent(clerk, '帮助'), team_id: 'T0OTHER', authorizations: [] }
  expect((await send(eventRequest(foreign))).status).toBe(200)
  expect(await rows()).toBe(before)
  const guest = messageEvent(clerk, '帮助')
  const invited = { ...guest, event: { ...guest.event, user_team: 'T0OTHER' } }
  expect((await send(eventRequest(invited))).status).toBe(200)
  expect(await rows()).toBe(before)
})

test('`/parts` is answered in the direct message', async () => {
  const actor = await stage.actor('clerk')
  const { status } = await send(command(clerk, 'BCD-215KA 温控器 1个', stage.slack.trigger(clerk)))
  expect(status).toBe(200)
  await stage.settle()
  expect(actor.card('请核对').title).toContain('请核对')
})
