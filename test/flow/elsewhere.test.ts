import { afterAll, expect, test } from 'vitest'
import { encodeAddress } from '../../bot/channels/slack/address.ts'
import { openMemory } from '../../db/memory.ts'
import { openChatStage } from '../support/chat-stage.ts'
import { slackText } from '../support/chat-text.ts'
import { directOf, slackTeam } from '../support/fake-slack.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { buttonsIn, slackActor, toSlackDoor } from '../support/slack-actor.ts'
import { interaction, pressBody } from '../support/slack-requests.ts'
import { cardText } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const user = 'U0WANGJGUO'
const operators = 'C0OPERATORS'

const stage = await openChatStage(
  openMemory(sampleRows),
  morning,
  { clerk: 'slack', manager: 'teams' },
  { operatorsAddress: encodeAddress({ team: slackTeam, channel: operators, thread: null }) },
)
const clerk = await stage.actor('clerk')
const onTeams = await stage.actor('manager')
// Slack was used last, and does not take messages to this person any more.
await stage.passes(1)
const onSlack = await slackActor(stage, user)
await onSlack.says('帮助')
const refuse = () =>
  stage.slack.onCall(({ method, args }) =>
    method === 'chat.postMessage' && args['channel'] === directOf(user)
      ? { kind: 'error', error: 'user_disabled' }
      : null,
  )
refuse()
afterAll(() => stage.close())

const inChannel = () => stage.slack.messages.filter(({ channel }) => channel === operators)

test('a card that cannot be delivered on one platform is shown on the other', async () => {
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  await clerk.presses('提交申请')
  expect(cardText(onTeams.card('REQ-1001'))).toContain('(批准)')
  expect(stage.errors.filter((error) => error.includes('given up'))).toHaveLength(1)
  await onTeams.presses('批准')
  expect(cardText(clerk.card('REQ-1001'))).toContain('待发货')
})

test('an answer that cannot be delivered is told on the other platform, without buttons of another conversation', async () => {
  expect(onTeams.text()).not.toContain('没能送到')
  await onSlack.says('帮助')
  const [, moved = ''] = onTeams.text().split('没能送到')
  expect(moved).toContain('我能做这些事')
  expect(moved).not.toContain('(')
})

test('that an absence is over is told on the other platform too', async () => {
  await onTeams.says('从今天到明天赵总替我审批')
  await onTeams.presses('确认代批')
  await onSlack.says('帮助')
  expect(onTeams.text()).not.toContain('欢迎回来')
  await stage.passes(48)
  expect(onTeams.text()).toContain('欢迎回来')
})

test('the operators read in their channel what was given up, and only they settle it', async () => {
  const asked = inChannel()
  expect(asked.map(({ blocks }) => slackText(blocks)).join()).toContain('show-card')
  const [card] = asked
  const drop = card && buttonsIn(card).find(({ label }) => label.includes('丢弃'))
  if (!card || !drop) throw new Error('the card can be dropped')
  const before = slackText(card.blocks)
  const presses = async (who: string) => {
    const trigger = stage.slack.trigger(who)
    const where = { user: who, channel: operators, message: card.ts, trigger }
    await toSlackDoor(stage.url, interaction(pressBody({ ...where, action: drop.button })))
    await stage.settle()
  }
  await presses('U0CHENXIAO')
  expect(slackText(card.blocks)).toBe(before)
  await presses('U0SUNTAO01')
  expect(slackText(card.blocks)).not.toBe(before)
})

test('an operator is asked alone when their channel is gone', async () => {
  const operator = await slackActor(stage, 'U0SUNTAO01')
  const gone = [operators, directOf(user)]
  stage.slack.onCall(({ method, args }) =>
    method === 'chat.postMessage' && gone.includes(String(args['channel']))
      ? { kind: 'error', error: 'channel_not_found' }
      : null,
  )
  const before = inChannel().length
  await onSlack.says('有哪些待我审批')
  expect(inChannel()).toHaveLength(before)
  expect(operator.text()).toContain('channel_not_found')
  expect(operator.text()).toContain('(丢弃)')
})
