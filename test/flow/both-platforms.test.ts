import { expect, test } from 'vitest'
import { openMemory } from '../../db/memory.ts'
import { openChatStage, type Platform } from '../support/chat-stage.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { cardText } from '../support/stage.ts'
import { foundingStory, morning } from './founding-story.ts'

const seatings: Readonly<Record<string, Readonly<Record<string, Platform>>>> = {
  'the clerk on Slack and the others on Teams': {
    clerk: 'slack',
    manager: 'teams',
    keeper: 'teams',
    hq: 'teams',
  },
  'the clerk on Teams and the others on Slack': {
    clerk: 'teams',
    manager: 'slack',
    keeper: 'slack',
    hq: 'slack',
  },
}

const company = sampleRows

test.each(Object.keys(seatings))('the founding story, then one with approval: %s', async (name) => {
  const stage = await openChatStage(openMemory(company), morning, seatings[name] ?? {})
  await foundingStory(stage)

  const clerk = await stage.actor('clerk')
  const manager = await stage.actor('manager')
  const keeper = await stage.actor('keeper')
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261126009')
  await clerk.presses('提交申请')
  const id = /REQ-\d+/.exec(clerk.last().text ?? '')?.[0] ?? ''
  expect(cardText(clerk.card(id))).toContain('待审批')
  expect(cardText(manager.card(id))).toContain('¥')
  expect(keeper.text()).not.toContain(id)

  await manager.presses('批准')
  expect(cardText(manager.card(id))).not.toContain('(批准)')
  expect(cardText(clerk.card(id))).toContain('待发货')
  expect(clerk.text()).toContain(`${id} 已批准`)
  expect(keeper.text()).toContain(id)
  expect(stage.errors).toEqual([])
  await stage.close()
})
