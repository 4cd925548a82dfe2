import { expect, test } from 'vitest'
import { requisitionId } from '../../domain/ids.ts'
import { openChatStage } from '../support/chat-stage.ts'
import { directOf } from '../support/fake-slack.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { buttonsIn, slackActor, toSlackDoor } from '../support/slack-actor.ts'
import { interaction, pressBody } from '../support/slack-requests.ts'
import { cardText } from '../support/stage.ts'
import { pressOf, screenOf } from '../support/teams-actor.ts'
import { morning } from './founding-story.ts'

const id = 'REQ-1001'
const user = 'U0WANGJGUO'

test('64 presses of Approve on both platforms at once are one decision', async () => {
  const seats = { clerk: 'slack', manager: 'teams', keeper: 'teams' } as const
  const stage = await openChatStage(await sampleDatabase(), morning, seats)
  const clerk = await stage.actor('clerk')
  const onTeams = await stage.actor('manager')
  const onSlack = await slackActor(stage, user)
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  await clerk.presses('提交申请')
  // Whichever of the manager's conversations was not told first asks for the card.
  await onTeams.says(`${id} 到哪了`)
  await onSlack.says(`${id} 到哪了`)

  const channel = directOf(user)
  const message = stage.slack.messages.findLast(
    (each) => each.channel === channel && buttonsIn(each).some(({ label }) => label === '批准'),
  )
  const approve = message && buttonsIn(message).find(({ label }) => label === '批准')
  if (!message || !approve) throw new Error('there is nothing to approve on Slack')
  const card = screenOf(stage.journal, 'console-manager').findLast(
    (each) => pressOf(each.card, '批准') !== null,
  )
  const press = pressOf(card?.card, '批准')
  if (!card || !press) throw new Error('there is nothing to approve on Teams')

  const slackPress = () => {
    const where = { user, channel, message: message.ts, trigger: stage.slack.trigger(user) }
    return toSlackDoor(
      stage.url,
      interaction(pressBody({ ...where, action: approve.button })),
    ).then(({ status }) => status)
  }
  const teamsPress = () =>
    fetch(`${stage.url}/console/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'manager', locale: 'zh-Hans', card: card.id, ...press }),
    }).then(({ status }) => status)
  const statuses = await Promise.all(
    Array.from({ length: 64 }, (_, n) => (n % 2 === 0 ? slackPress() : teamsPress())),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  await stage.settle()

  const { requisitions } = await stage.database.store.load({ requisitions: [requisitionId(id)] })
  expect(requisitions[0]?.approvals).toMatchObject([{ state: 'approved' }])
  const copies = await stage.database.reads.cardCopies(requisitionId(id))
  expect(copies.length).toBeGreaterThanOrEqual(4)
  expect(copies.filter((copy) => copy.shown < (requisitions[0]?.version ?? 0))).toEqual([])
  for (const actor of [onTeams, onSlack]) {
    const shown = cardText(actor.card(id))
    expect(shown).toContain('待发货')
    expect(shown).not.toContain('(批准)')
  }
  expect(cardText(clerk.card(id))).toContain('待发货')
  const told = stage.slack.messages.filter((each) => each.onlyFor === user)
  expect(told.length).toBeGreaterThan(0)
  expect(stage.errors).toEqual([])
  await stage.close()
}, 180_000)
