import { expect, test } from 'vitest'
import { openMemory } from '../../db/memory.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { openChatStage } from '../support/chat-stage.ts'
import { directOf } from '../support/fake-slack.ts'
import { slackActor } from '../support/slack-actor.ts'
import { cardText } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const user = 'U0WANGJGUO'

test('a card that cannot be delivered on one platform is shown on the other', async () => {
  const seats = { clerk: 'slack', manager: 'teams' } as const
  const stage = await openChatStage(openMemory(sampleCompany()), morning, seats)
  const clerk = await stage.actor('clerk')
  const onTeams = await stage.actor('manager')
  // Slack was used last, and does not take messages to this person any more.
  await slackActor(stage, user)
  await stage.passes(1)
  await slackActor(stage, user).then((manager) => manager.says('帮助'))
  stage.slack.onCall(({ method, args }) =>
    method === 'chat.postMessage' && args['channel'] === directOf(user)
      ? { kind: 'error', error: 'user_disabled' }
      : null,
  )
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  await clerk.presses('提交申请')
  expect(cardText(onTeams.card('REQ-1001'))).toContain('(批准)')
  expect(stage.errors.filter((error) => error.includes('given up'))).toHaveLength(1)
  await onTeams.presses('批准')
  expect(cardText(clerk.card('REQ-1001'))).toContain('待发货')
  await stage.close()
})
