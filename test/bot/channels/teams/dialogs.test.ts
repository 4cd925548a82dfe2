import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sentenceAnswer } from '../../../../bot/channels/teams/answer.ts'
import { carriedBy, openerOf } from '../../../../bot/channels/teams/press-data.ts'
import { receive } from '../../../../bot/channels/teams/receive.ts'
import { renderForm } from '../../../../bot/channels/teams/render.ts'
import { openMemory } from '../../../../db/memory.ts'
import { morning } from '../../../flow/founding-story.ts'
import { openChatStage } from '../../../support/chat-stage.ts'
import { teamsText } from '../../../support/chat-text.ts'
import { sampleRows } from '../../../support/sample-rows.ts'
import { cardText } from '../../../support/stage.ts'
import { screenOf } from '../../../support/teams-actor.ts'
import { message, submit, task, tenant } from './activities.ts'

const stage = await openChatStage(openMemory(sampleRows), morning, {})
const clerk = await stage.actor('clerk')
const manager = await stage.actor('manager')
const keeper = await stage.actor('keeper')
afterAll(() => stage.close())

const circumstances = { at: 0, tenants: [tenant], service: 'https://x/' }
const form = {
  kind: 'form',
  label: 'Reject',
  style: 'danger',
  fields: [{ kind: 'text', name: 'reason', label: 'Reason', required: true }],
  send: { label: 'Send', press: { verb: 'reject', subject: 'REQ-1', revision: 3 } },
} as const
const opened = { form: { ...form, left: 0 }, message: 'card-9' }

const answerShape = z.object({ dialog: z.object({ card: z.unknown() }).optional() })

async function atConsole(path: string, user: string, body: object) {
  const response = await fetch(`${stage.url}/console/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, locale: 'zh-Hans', ...body }),
  })
  return answerShape.parse(await response.json())
}

test('a line is changed in a dialog, and the card of the draft is replaced before it closes', async () => {
  await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
  expect(await clerk.presses('修改', { quantity: '2' })).toBe(null)
  expect(cardText(clerk.card('请核对'))).toContain('× 2')
  await clerk.presses('提交申请')
  expect(cardText(manager.card('REQ-1001'))).toContain('× 2')
})

test('a refusal stays in the dialog with what was typed, and the card is left alone', async () => {
  const before = cardText(manager.card('REQ-1001'))
  const [shown] = screenOf(stage.journal, 'console-manager').slice(-1)
  const [opener] = openersIn(shown?.card)
  const { dialog } = await atConsole('open', 'manager', { card: shown?.id, data: opener })
  expect(JSON.stringify(dialog?.card)).toContain('"id":"f.reason"')
  const data = { ...openersIn(dialog?.card)[0], 'f.reason': ' ' }
  const answer = await atConsole('send', 'manager', { data })
  await stage.settle()
  expect(teamsText(answer.dialog?.card)).toContain('请写明原因')
  expect(JSON.stringify(answer.dialog?.card)).toContain('"value":" "')
  expect(cardText(manager.card('REQ-1001'))).toBe(before)

  const again = await atConsole('send', 'manager', { data: { ...data, 'f.reason': '买错了' } })
  await stage.settle()
  expect(again).toEqual({})
  expect(cardText(manager.card('REQ-1001'))).toContain('买错了')
  // Sent once more, as by a second window: nothing happens twice, and the person reads why.
  const late = await atConsole('send', 'manager', { data: { ...data, 'f.reason': '再来' } })
  await stage.settle()
  expect(teamsText(late.dialog?.card)).toContain('REQ-1001')
  expect(cardText(clerk.card('REQ-1001'))).not.toContain('再来')
})

test('carrier and tracking number, then damage, are told in dialogs', async () => {
  await clerk.says('申请BCD-215KA压缩机1个 工单WO20261123001')
  await clerk.presses('提交申请')
  const id = /REQ-\d+/.exec(clerk.last().text ?? '')?.[0] ?? ''
  const place = (await keeper.presses('确认发货', { tracking: '' }))?.text ?? ''
  expect(place).toContain('运单号')
  await keeper.presses('确认发货', { carrier: 'JD', tracking: 'JD0001' })
  expect(cardText(clerk.card(id))).toContain('京东物流 JD0001')
  await stage.passes(96)
  const refused = await clerk.presses('登记并补发', { 'damaged-1': '0', note: '外壳碎了' })
  expect(refused?.text).toBeTruthy()
  await clerk.presses('登记并补发', { 'damaged-1': '1', note: '外壳碎了' })
  expect(cardText(clerk.card(id))).toContain('理赔')
})

test('a form is read from its button and from its dialog, and nothing else is one', () => {
  const fetched = receive(task('task/fetch', openerOf(form)), circumstances)
  expect(fetched).toMatchObject({ kind: 'form', where: 'dialog', opened: { message: 'card-7' } })

  const typed = { ...carriedBy(opened), 'f.reason': 'too dear', 'f.__proto__': 'x' }
  const { replyToId: _, ...unanswered } = task('task/submit', typed)
  expect(receive(unanswered, circumstances)).toMatchObject({
    kind: 'sent',
    incoming: {
      kind: 'pressed',
      press: form.send.press,
      fields: { reason: 'too dear' },
      message: 'card-9',
      speaker: { user: 'aad-lin' },
    },
  })
  for (const data of [undefined, 'x', {}, { form: 'x' }, { ...typed, message: 'm'.repeat(401) }]) {
    expect(receive(task('task/submit', data), circumstances).kind).toBe('unreadable')
    expect(receive(task('task/fetch', data), circumstances).kind).toBe('unreadable')
  }
  const elsewhere = { ...message.conversation, tenantId: 'contoso' }
  const foreign = { ...task('task/submit', typed), conversation: elsewhere }
  expect(receive(foreign, circumstances).kind).toBe('ignored')
})

test('a client that knows no dialogs gets the form as a card, whose button is an ordinary press', () => {
  const { msteams: _, ...data } = openerOf(form)
  expect(receive(submit(data), circumstances)).toMatchObject({ kind: 'form', where: 'inline' })
  const [attachment] = renderForm(opened).attachments
  const { actions } = z
    .object({ actions: z.array(z.looseObject({ data: z.unknown() })) })
    .parse(attachment?.content)
  const sent = { ...z.looseObject({}).parse(actions[0]?.data), 'f.reason': 'too dear' }
  expect(receive(submit(sent), circumstances)).toMatchObject({
    incoming: { press: form.send.press, fields: { reason: 'too dear' }, message: 'card-7' },
  })
})

test('a sentence is told in the form that its question asks for', () => {
  expect(sentenceAnswer('task/fetch', 'no').body).toEqual({
    task: { type: 'message', value: 'no' },
  })
  expect(sentenceAnswer('composeExtension/query', 'no').body).toEqual({
    composeExtension: { type: 'message', text: 'no' },
  })
  expect(sentenceAnswer('adaptiveCard/action', 'no').body).toMatchObject({ value: 'no' })
})

const listShape = z.object({ actions: z.array(z.object({ data: z.looseObject({}).optional() })) })

/** What the buttons carry that open or send a form. */
function openersIn(card: unknown) {
  return listShape.parse(card).actions.flatMap(({ data }) => (data?.['form'] ? [data] : []))
}
