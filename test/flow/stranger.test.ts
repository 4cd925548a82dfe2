import { expect, test } from 'vitest'
import { z } from 'zod'
import { openMemory } from '../../db/memory.ts'
import { openChatStage } from '../support/chat-stage.ts'
import { slackText } from '../support/chat-text.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { slackActor } from '../support/slack-actor.ts'
import { cardText } from '../support/stage.ts'
import { morning } from './founding-story.ts'

test('somebody nobody knows asks an administrator, who lets them in from the card', async () => {
  const { identities, ...rest } = sampleRows
  // The clerk's account on Slack is not known yet.
  const known = identities.filter(({ user }) => user !== 'U0CHENXIAO')
  const company = { ...rest, identities: known }
  const stage = await openChatStage(openMemory(company), morning, { manager: 'slack' })
  const administrator = await slackActor(stage, 'U0SUNTAO01')
  const manager = await stage.actor('manager')
  const stranger = await slackActor(stage, 'U0CHENXIAO')
  await stranger.says('KFR-35GW/BP 主板 1块')
  expect(stranger.text()).toContain('我还不认识')
  expect(stranger.text()).not.toContain('请核对')

  const asked = () => administrator.text().split('有位新用户').length - 1
  expect(asked()).toBe(1)
  expect(cardText(administrator.card('新用户'))).toContain('slack/T0PARTLINE/U0CHENXIAO')
  expect(manager.text()).not.toContain('新用户')

  await administrator.presses('允许使用', { person: '没有这个人' })
  const dialog = z.looseObject({ view: z.looseObject({ blocks: z.array(z.unknown()) }) })
  const shown = dialog.parse(stage.slack.views.splice(0).at(-1)?.view)
  expect(slackText(shown.view.blocks)).toContain('没有叫“没有这个人”的人')
  expect(stranger.text()).not.toContain('陈晓')
  await administrator.presses('允许使用', { person: '陈晓' })
  expect(administrator.text()).toContain('现在是陈晓')
  expect(stranger.text()).toContain('陈晓')

  await stranger.says('KFR-35GW/BP 主板 1块')
  expect(cardText(stranger.card('请核对'))).toContain('台州')
  expect(asked()).toBe(0)
  expect(stage.errors).toEqual([])
  await stage.close()
})
