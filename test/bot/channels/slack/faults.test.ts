import { expect, test, vi } from 'vitest'
import { openMemory } from '../../../../db/memory.ts'
import { requisitionId } from '../../../../domain/ids.ts'
import { morning } from '../../../flow/founding-story.ts'
import { openChatStage, slackUsers } from '../../../support/chat-stage.ts'
import { slackText } from '../../../support/chat-text.ts'
import { directOf, type Fault } from '../../../support/fake-slack.ts'
import { sampleRows } from '../../../support/sample-rows.ts'
import { buttonsIn, toSlackDoor } from '../../../support/slack-actor.ts'
import { interaction, pressBody } from '../../../support/slack-requests.ts'

const seats = { clerk: 'slack', manager: 'slack', keeper: 'slack' } as const
const id = requisitionId('REQ-1001')
const user = slackUsers['manager'] ?? ''
const channel = directOf(user)

test('a card that was posted although nobody heard so: its twin is an orphan, and a press on it counts', async () => {
  const stage = await openChatStage(openMemory(sampleRows), morning, seats)
  const clerk = await stage.actor('clerk')
  await stage.actor('manager')
  // Refused before the card arrives, then carried out without an answer.
  const troubles: Fault[] = [{ kind: 'rate-limit', retryAfter: 1 }, { kind: 'drop' }]
  stage.slack.onCall(({ method, args }) =>
    method === 'chat.postMessage' && args['channel'] === channel
      ? (troubles.shift() ?? null)
      : null,
  )
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  await clerk.presses('提交申请')
  const cards = () =>
    stage.slack.messages.filter(
      (each) => each.channel === channel && slackText(each.blocks).includes(id),
    )
  await vi.waitFor(
    async () => {
      await stage.settle()
      expect(cards()).toHaveLength(2)
    },
    { timeout: 60_000, interval: 200 },
  )

  const [orphan] = cards()
  const approve = orphan && buttonsIn(orphan).find(({ label }) => label === '批准')
  if (!orphan || !approve) throw new Error('the orphan has its buttons')
  const where = { user, channel, message: orphan.ts, trigger: stage.slack.trigger(user) }
  const press = interaction(pressBody({ ...where, action: approve.button }))
  expect((await toSlackDoor(stage.url, press)).status).toBe(200)
  await stage.settle()

  const { requisitions } = await stage.database.store.load({ requisitions: [id] })
  expect(requisitions[0]?.approvals).toMatchObject([{ state: 'approved' }])
  for (const { blocks } of cards()) {
    expect(slackText(blocks)).toContain('待发货')
    expect(slackText(blocks)).not.toContain('(批准)')
  }
  expect(stage.errors.filter((error) => error.includes('given up'))).toEqual([])
  await stage.close()
}, 120_000)
