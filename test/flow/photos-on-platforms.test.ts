import { afterAll, expect, test } from 'vitest'
import { openMemory } from '../../db/memory.ts'
import { requisitionId } from '../../domain/ids.ts'
import { days } from '../../domain/time.ts'
import { openChatStage, slackUsers } from '../support/chat-stage.ts'
import type { Call } from '../support/fake-slack.ts'
import type { FileManner } from '../support/fake-slack-files.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { toSlackDoor } from '../support/slack-actor.ts'
import { eventRequest, mentionEvent, messageEvent } from '../support/slack-requests.ts'
import { type Actor, cardText } from '../support/stage.ts'
import { teamsActor } from '../support/teams-actor.ts'
import { morning } from './founding-story.ts'

const clock = { ahead: 0 }
const database = openMemory(sampleRows, { databaseClock: () => Date.now() + clock.ahead })
const seats = { clerk: 'slack', manager: 'teams', keeper: 'teams', hq: 'teams' } as const
const stage = await openChatStage(database, morning, seats)
const [clerk, keeper] = [await stage.actor('clerk'), await stage.actor('keeper')]
/** The same clerk at the console, which speaks as Teams does. */
const atTeams = await teamsActor(stage, 'clerk')
afterAll(() => stage.close())

/** A delivery of the clerk's at the door. */
async function delivered(by: Actor, tracking: string): Promise<void> {
  await by.says('BCD-215KA 压缩机1个')
  await by.presses('提交申请')
  await keeper.presses('确认发货', { tracking })
  await stage.passes(30)
}

const photosOf = async () => {
  const { requisitions } = await database.store.load({ requisitions: [requisitionId('REQ-1001')] })
  return requisitions[0]?.photos.length ?? 0
}

/** The links of the pictures on a card, which lead to an address that the internet has for this process. */
const linksOn = (actor: Actor, title: string) =>
  [...cardText(actor.card(title)).matchAll(/https:\/\/parts\.example(\/photos\/\S+)/g)].map(
    ([, path]) => path ?? '',
  )

const sends = async (manner: FileManner, address?: 'untold') => {
  const file = stage.slack.files.share('phone.jpg', manner, address)
  const event = messageEvent(slackUsers['clerk'] ?? '', '', undefined, [file])
  expect((await toSlackDoor(stage.url, eventRequest(event))).status).toBe(200)
  await stage.settle()
  return stage.slack.files.asked(file.id)
}

test('a photo goes with the report, and the keeper on Teams sees it', async () => {
  await delivered(clerk, 'SF1000000000001')
  await clerk.presses('登记并补发', { note: '外壳碎了' }, ['screen.png'])
  expect(await photosOf()).toBe(1)
  expect(linksOn(clerk, 'REQ-1001')).toEqual(linksOn(keeper, 'REQ-1001'))
})

test('a link shows the picture to whoever has it, until it is over or changed', async () => {
  const [path = ''] = linksOn(clerk, 'REQ-1001')
  const response = await fetch(stage.url + path)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('cache-control')).toContain('private')
  const shown = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect(shown).not.toContain('28.6556')

  const [, , file = '', until = '', signature = ''] = path.split('/')
  const later = Number(until) + 1
  const forged = [
    `/photos/${file}/${later}/${signature}`,
    `/photos/${'0'.repeat(64)}/${until}/${signature}`,
    `/photos/${file}/${until}/${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    `/photos/${file}/${until}/`,
    '/photos/../photos',
  ]
  for (const each of forged)
    expect((await fetch(stage.url + each)).status, each).toBeGreaterThanOrEqual(403)
  expect((await fetch(stage.url + path, { method: 'POST' })).status).toBe(404)
})

test('a platform that is busy or fails is asked again, and the photo arrives', async () => {
  expect(await sends('busy')).toBe(2)
  expect(await photosOf()).toBe(2)
  const before = stage.errors.length
  expect(await sends('fails')).toBe(1)
  expect(stage.errors.slice(before).join()).toContain('will be tried again')
  clock.ahead += 5_000
  await stage.settle()
  expect(await photosOf()).toBe(2)
  expect(cardText(clerk.card('REQ-1001'))).toContain('理赔')
})

test.each([
  ['page', '没能从聊天里取到'],
  ['login', '没能从聊天里取到'],
  ['elsewhere', '没能从聊天里取到'],
  ['endless', '超过 10 MB'],
] as const)('what is no photo (%s) is told, and nothing is kept', async (manner, told) => {
  const before = await photosOf()
  expect(await sends(manner)).toBe(1)
  expect(clerk.last().text).toContain(told)
  expect(await photosOf()).toBe(before)
})

test('a file of a shared channel is asked for by its id; a mention in a thread may carry one', async () => {
  const file = stage.slack.files.share('lossy.webp', 'whole', 'untold')
  const user = slackUsers['clerk'] ?? ''
  const { event, ...rest } = mentionEvent(user, 'C0SHOP', '<@U0PARTLINE> REQ-1001')
  const body = { ...rest, event: { ...event, files: [file] } }
  await toSlackDoor(stage.url, eventRequest(body))
  await stage.settle()
  expect(stage.slack.files.asked(file.id)).toBe(1)
  expect(linksOn(keeper, 'REQ-1001')).toHaveLength(3)
})

test('where Slack cannot reach a picture, the card goes without it', async () => {
  const hasImage = ({ args }: Call) => JSON.stringify(args['blocks'] ?? '').includes('image_url')
  stage.slack.onCall((call) => (hasImage(call) ? { kind: 'error', error: 'invalid_blocks' } : null))
  await clerk.says('REQ-1001')
  const shown = cardText(clerk.card('REQ-1001'))
  expect(shown).toContain('REQ-1001 的到货照片3')
  expect(shown).not.toContain('https://')
  stage.slack.onCall(() => null)
})

test('from Teams: with the form, and in the chat', async () => {
  await delivered(atTeams, 'SF1000000000002')
  await atTeams.presses('登记并补发', { note: '外壳碎了' }, ['phone.jpg', 'screen.png'])
  expect(linksOn(atTeams, 'REQ-1003')).toHaveLength(2)
  await atTeams.says('', ['lossless.webp'])
  expect(atTeams.text()).toContain('收到照片1张，会放进 REQ-1003')
  expect(linksOn(keeper, 'REQ-1003')).toHaveLength(3)
})

test('links of a card that nobody has renewed are over after a month', async () => {
  const [path = ''] = linksOn(keeper, 'REQ-1001')
  await stage.passes(days(32) / 3_600_000)
  expect((await fetch(stage.url + path)).status).toBe(403)
  await clerk.says('REQ-1001')
  const [renewed = ''] = linksOn(clerk, 'REQ-1001')
  expect((await fetch(stage.url + renewed)).status).toBe(200)
})
