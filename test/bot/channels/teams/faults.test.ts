import { expect, test, vi } from 'vitest'
import type { ConnectorFault } from '../../../../bot/console/fault.ts'
import { openMemory } from '../../../../db/memory.ts'
import { requisitionId } from '../../../../domain/ids.ts'
import { morning } from '../../../flow/founding-story.ts'
import { openChatStage } from '../../../support/chat-stage.ts'
import { teamsText } from '../../../support/chat-text.ts'
import { sampleRows } from '../../../support/sample-rows.ts'
import { pressOf, screenOf } from '../../../support/teams-actor.ts'

const id = requisitionId('REQ-1001')
const conversation = 'console-manager'

test('through a connector that refuses and breaks off a card arrives, and a press on its orphan counts once', async () => {
  const troubles: ConnectorFault[] = []
  const stage = await openChatStage(
    openMemory(sampleRows),
    morning,
    {},
    {
      weather: (call) => (call.conversation === conversation ? (troubles.shift() ?? null) : null),
    },
  )
  const clerk = await stage.actor('clerk')
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  troubles.push({ kind: 'rate-limit', retryAfter: 1 }, { kind: 'drop' })
  await clerk.presses('提交申请')
  const cards = () =>
    screenOf(stage.journal, conversation).filter(({ card }) => teamsText(card ?? {}).includes(id))
  await vi.waitFor(
    async () => {
      await stage.settle()
      expect(cards()).toHaveLength(2)
    },
    { timeout: 60_000, interval: 200 },
  )

  const [orphan] = cards()
  const approve = pressOf(orphan?.card, '批准')
  if (!orphan || !approve) throw new Error('the orphan has its buttons')
  for (const _ of ['once', 'twice']) {
    const pressed = { user: 'manager', locale: 'zh-Hans', card: orphan.id, ...approve }
    const response = await fetch(`${stage.url}/console/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(pressed),
    })
    expect(response.status).toBe(200)
    await stage.settle()
  }
  const { requisitions } = await stage.database.store.load({ requisitions: [id] })
  expect(requisitions[0]?.approvals).toMatchObject([{ state: 'approved' }])
  for (const { card } of cards()) {
    expect(teamsText(card)).toContain('待发货')
    expect(pressOf(card, '批准')).toBe(null)
  }
  expect(stage.errors.filter((error) => error.includes('given up'))).toEqual([])
  await stage.close()
}, 120_000)
