import { afterAll, expect, test } from 'vitest'
import { openMemory } from '../../../../db/memory.ts'
import { morning } from '../../../flow/founding-story.ts'
import { openChatStage, slackUsers } from '../../../support/chat-stage.ts'
import { slackText } from '../../../support/chat-text.ts'
import { directOf } from '../../../support/fake-slack.ts'
import { sampleRows } from '../../../support/sample-rows.ts'
import { buttonsIn, slackActor, toSlackDoor } from '../../../support/slack-actor.ts'
import {
  eventRequest,
  homeEvent,
  interaction,
  mentionEvent,
  pressBody,
  shortcutBody,
} from '../../../support/slack-requests.ts'
import { cardText } from '../../../support/stage.ts'

const seats = { clerk: 'slack', manager: 'slack', keeper: 'slack', hq: 'slack' } as const
const user = (name: keyof typeof seats) => slackUsers[name] ?? ''
const stage = await openChatStage(openMemory(sampleRows), morning, seats)
const clerk = await stage.actor('clerk')
const manager = await stage.actor('manager')
afterAll(() => stage.close())

const whispered = (name: keyof typeof seats) =>
  stage.slack.messages
    .filter((each) => each.onlyFor === user(name))
    .map(({ blocks }) => slackText(blocks))

const blocksOf = (view: unknown): readonly unknown[] =>
  typeof view === 'object' && view !== null && 'blocks' in view && Array.isArray(view.blocks)
    ? view.blocks
    : []

test('a line is changed in a dialog, and the draft shows it', async () => {
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  await clerk.presses('修改', { quantity: '2' })
  expect(cardText(clerk.card('请核对'))).toContain('× 2')
  await clerk.presses('提交申请')
  expect(cardText(manager.card('REQ-1001'))).toContain('× 2')
})

test('a refusal stays in the dialog that asked for it, and the card is left alone', async () => {
  const before = cardText(manager.card('REQ-1001'))
  await manager.presses('以此原因驳回', { reason: ' ' })
  const view = stage.slack.views.splice(0).at(-1)
  expect(slackText(blocksOf(view?.view['view']))).toContain('请写明原因')
  expect(cardText(manager.card('REQ-1001'))).toBe(before)
})

test('a dialog whose trigger is too old says so to the person who pressed, and to nobody else', async () => {
  const channel = directOf(user('manager'))
  const message = stage.slack.messages.findLast(
    (each) => each.channel === channel && buttonsIn(each).some(({ label }) => label === '驳回'),
  )
  const button = message && buttonsIn(message).find(({ label }) => label === '驳回')
  if (!message || !button) throw new Error('there is nothing to reject')
  const trigger = stage.slack.trigger(user('manager'), 'expired')
  const where = { user: user('manager'), channel, message: message.ts, trigger }
  await toSlackDoor(stage.url, interaction(pressBody({ ...where, action: button.button })))
  await stage.settle()
  expect(whispered('manager').at(-1)).toContain('请再按一次')
})

test('in a channel everything stays in the thread, and a press of somebody else is answered to them alone', async () => {
  const mention = mentionEvent(user('clerk'), 'C0PARTS', '<@U0PARTLINE> REQ-1001 到哪了')
  await toSlackDoor(stage.url, eventRequest(mention))
  await stage.settle()
  const root = String(mention.event['ts'])
  const inChannel = stage.slack.messages.filter((each) => each.channel === 'C0PARTS')
  expect(inChannel.map(({ thread }) => thread)).toEqual([root])
  const [card] = inChannel
  const button = card && buttonsIn(card)[0]
  if (!card || !button) throw new Error('the card has a button that takes the request back')
  const before = slackText(card.blocks)
  expect(before).toContain('× 2')
  expect(before).not.toContain('¥')

  const keeper = await slackActor(stage, user('keeper'))
  const where = { user: user('keeper'), channel: 'C0PARTS', message: card.ts, thread: root }
  const trigger = stage.slack.trigger(user('keeper'))
  const press = pressBody({ ...where, trigger, action: button.button })
  await toSlackDoor(stage.url, interaction(press))
  await stage.settle()
  expect(whispered('keeper')).toHaveLength(1)
  expect(slackText(card.blocks)).toBe(before)
  expect(keeper.text()).not.toContain('REQ-1001')
})

test('the home tab shows what waits, what is open and how much of the quota is used', async () => {
  for (const name of ['clerk', 'manager'] as const) {
    await toSlackDoor(stage.url, eventRequest(homeEvent(user(name), 'home')))
    await stage.settle()
  }
  const home = (name: keyof typeof seats) => slackText(blocksOf(stage.slack.homes.get(user(name))))
  expect(home('clerk')).toMatch(/REQ-1001[\s\S]*▱[\s\S]*¥/)
  expect(home('manager')).toMatch(/等您处理\nREQ-1001/)
})

test('whoever uses the shortcut asks with the words of the message, in their own direct message', async () => {
  const use = async (text: string | undefined, id: string, by: string) => {
    const shortcut = interaction(shortcutBody(user('clerk'), text, id, by))
    const before = stage.slack.messages.length
    expect((await toSlackDoor(stage.url, shortcut)).status).toBe(200)
    await stage.settle()
    return stage.slack.messages.slice(before)
  }
  // A message of somebody else, who has no part in this.
  const answered = await use('<@U0PARTLINE> BCD-215KA 温控器2个', 'shortcut-1', user('hq'))
  expect(answered.map(({ channel }) => channel)).toEqual([directOf(user('clerk'))])
  expect(cardText(clerk.card('请核对'))).toContain('× 2')
  expect((await use('again', 'shortcut-1', user('hq'))).length).toBe(0)

  const [empty] = await use(undefined, 'shortcut-2', user('clerk'))
  expect(slackText(empty?.blocks ?? [])).toContain('消息是空的')
  const [long] = await use('很长的一段话。'.repeat(3_000), 'shortcut-3', user('clerk'))
  expect(slackText(long?.blocks ?? [])).toContain('4000')
})

test('a button of nobody is answered kindly', async () => {
  const where = { user: user('clerk'), channel: directOf(user('clerk')), message: '1.1' }
  const press = pressBody({ ...where, trigger: 't', action: { action_id: 'x', value: '{}' } })
  expect((await toSlackDoor(stage.url, interaction(press))).status).toBe(200)
  await stage.settle()
  expect(whispered('clerk').at(-1)).toContain('按钮')
  expect(stage.errors).toEqual([])
})
