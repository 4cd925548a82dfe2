import { afterAll, expect, test } from 'vitest'
import { searchAnswer } from '../../../../bot/channels/teams/answer.ts'
import { receive } from '../../../../bot/channels/teams/receive.ts'
import { renderAdaptiveCard } from '../../../../bot/channels/teams/render.ts'
import { foundParts, refreshedCard } from '../../../../bot/conversation/lookups.ts'
import { openMemory } from '../../../../db/memory.ts'
import { parts } from '../../../../db/sample/cast.ts'
import { morning } from '../../../flow/founding-story.ts'
import { sampleRows } from '../../../support/sample-rows.ts'
import { cardText, openStage } from '../../../support/stage.ts'
import { invoke, message, tenant } from './activities.ts'

const speaker = (user: string) => ({ platform: 'teams', tenant: 'console', user })
const press = { verb: 'refresh', subject: 'REQ-1001', revision: 1 }
const circumstances = { at: 0, tenants: [tenant], service: 'https://x/' }

const stage = await openStage(openMemory(sampleRows), morning)
const clerk = await stage.actor('clerk')
await stage.actor('manager')
await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
await clerk.presses('提交申请')
afterAll(() => stage.close())

test('a card asks for itself anew when it is shown, and each sees it as it is for them', async () => {
  const { desk } = stage.core
  const own = await refreshedCard(desk, speaker('clerk'), press)
  const theirs = await refreshedCard(desk, speaker('manager'), press)
  if (!own || !theirs) throw new Error('both are concerned')
  expect(cardText(own)).not.toContain('(批准)')
  expect(cardText(theirs)).toContain('(批准)')
  expect(renderAdaptiveCard(theirs).refresh).toEqual({
    action: { type: 'Action.Execute', verb: 'refresh', data: press },
  })
  expect(await refreshedCard(desk, speaker('nobody'), press)).toBe(null)
  const missing = { ...press, subject: 'REQ-9' }
  expect(await refreshedCard(desk, speaker('clerk'), missing)).toBe(null)
})

test('a refresh and a search are read as what they are, and recorded nowhere', () => {
  expect(receive(invoke(press), circumstances)).toMatchObject({ kind: 'refresh', press })
  const query = {
    ...invoke({}),
    name: 'composeExtension/query',
    value: { commandId: 'find-part', parameters: [{ name: 'part', value: '0060' }] },
  }
  expect(receive(query, circumstances)).toMatchObject({ kind: 'search', text: '0060' })
  const empty = { ...query, value: { parameters: 'x' } }
  expect(receive(empty, circumstances)).toMatchObject({ kind: 'search', text: '' })
  const elsewhere = { ...message.conversation, tenantId: 'contoso' }
  expect(receive({ ...query, conversation: elsewhere }, circumstances).kind).toBe('ignored')
})

test('a part is found by the beginning of its code, or by a model and a word, but not by a stranger', async () => {
  const find = (text: string, user = 'clerk') => foundParts(stage.core.desk, speaker(user), text)
  const byCode = await find(parts.compressorKa.slice(0, 6))
  expect(byCode.map(cardText).join()).toContain(parts.compressorKa)
  const [byName] = await find('bcd-215ka 压缩机')
  if (!byName) throw new Error('the compressor of that model is found')
  expect(cardText(byName)).toContain(parts.compressorKa)
  expect(await find('')).toEqual([])
  expect(await find('nothing like it')).toEqual([])
  expect(await find(parts.compressorKa, 'nobody')).toEqual([])
  expect(searchAnswer([byName])).toMatchObject({
    status: 200,
    body: { composeExtension: { type: 'result', attachments: [{ preview: {} }] } },
  })
})
