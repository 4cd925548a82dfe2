import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMemory } from '../../db/memory.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { requisitionId } from '../../domain/ids.ts'
import { days } from '../../domain/time.ts'
import { type ChatStage, openChatStage, slackUsers } from '../support/chat-stage.ts'
import type { FileManner } from '../support/fake-slack-files.ts'
import { toSlackDoor } from '../support/slack-actor.ts'
import { eventRequest, mentionEvent, messageEvent } from '../support/slack-requests.ts'
import { type Actor, cardText } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const company = sampleCompany()
const clock = { ahead: 0 }

/** Opens both platforms with a delivery of the clerk's at the door. */
async function withDelivery(clerkOn: 'slack' | 'teams') {
  const other = clerkOn === 'slack' ? 'teams' : 'slack'
  const seats = { clerk: clerkOn, manager: other, keeper: other, hq: other } as const
  const database = openMemory(company, { databaseClock: () => Date.now() + clock.ahead })
  const stage = await openChatStage(database, morning, seats)
  const [clerk, keeper] = [await stage.actor('clerk'), await stage.actor('keeper')]
  await clerk.says('BCD-215KA 压缩机1个')
  await clerk.presses('提交申请')
  await keeper.presses('确认发货', { tracking: 'SF1000000000001' })
  await stage.passes(30)
  return { stage, clerk, keeper }
}

const photosOf = async ({ database }: ChatStage) => {
  const { requisitions } = await database.store.load({ requisitions: [requisitionId('REQ-1001')] })
  return requisitions[0]?.photos.length ?? 0
}

/** The links of the pictures on a card, which lead to an address that the internet has for this process. */
const linksOn = (actor: Actor, title: string) =>
  [...cardText(actor.card(title)).matchAll(/https:\/\/parts\.example(\/photos\/\S+)/g)].map(
    ([, path]) => path ?? '',
  )

test('from the clerk on Teams to the keeper on Slack: with the form, and in the chat', async () => {
  const { stage, clerk, keeper } = await withDelivery('teams')
  expect(cardText(clerk.card('REQ-1001'))).toContain('破损或少件')
  await clerk.presses('登记并补发', { note: '外壳碎了' }, ['phone.jpg', 'screen.png'])
  expect(linksOn(clerk, 'REQ-1001')).toHaveLength(2)
  await clerk.says('', ['lossless.webp'])
  expect(clerk.text()).toContain('收到照片1张，会放进 REQ-1001')
  expect(linksOn(keeper, 'REQ-1001')).toHaveLength(3)
  await stage.close()
})

describe('from the clerk on Slack', () => {
  let stage: ChatStage
  let clerk: Actor
  let keeper: Actor
  beforeAll(async () => {
    ;({ stage, clerk, keeper } = await withDelivery('slack'))
  })
  afterAll(() => stage.close())

  const sends = async (manner: FileManner, address?: 'untold') => {
    const file = stage.slack.files.share('phone.jpg', manner, address)
    const event = messageEvent(slackUsers['clerk'] ?? '', '', undefined, [file])
    expect((await toSlackDoor(stage.url, eventRequest(event))).status).toBe(200)
    await stage.settle()
    return stage.slack.files.asked(file.id)
  }

  test('a photo goes with the report, and the keeper on Teams sees it', async () => {
    await clerk.presses('登记并补发', { note: '外壳碎了' }, ['screen.png'])
    expect(await photosOf(stage)).toBe(1)
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
    expect(await photosOf(stage)).toBe(2)
    const before = stage.errors.length
    expect(await sends('fails')).toBe(1)
    expect(stage.errors.slice(before).join()).toContain('will be tried again')
    clock.ahead += 5_000
    await stage.settle()
    expect(await photosOf(stage)).toBe(2)
    expect(cardText(clerk.card('REQ-1001'))).toContain('理赔')
  })

  test.each([
    ['page', '没能从聊天里取到'],
    ['login', '没能从聊天里取到'],
    ['elsewhere', '没能从聊天里取到'],
    ['endless', '超过 10 MB'],
  ] as const)('what is no photo (%s) is told, and nothing is kept', async (manner, told) => {
    const before = await photosOf(stage)
    expect(await sends(manner)).toBe(1)
    expect(clerk.last().text).toContain(told)
    expect(await photosOf(stage)).toBe(before)
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

  test('links of a card that nobody has renewed are over after a month', async () => {
    const [path = ''] = linksOn(clerk, 'REQ-1001')
    await stage.passes(days(32) / 3_600_000)
    expect((await fetch(stage.url + path)).status).toBe(403)
    await clerk.says('REQ-1001')
    const [renewed = ''] = linksOn(clerk, 'REQ-1001')
    expect((await fetch(stage.url + renewed)).status).toBe(200)
  })
})
