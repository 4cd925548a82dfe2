import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsFor } from '../../bot/conversation/words/words.ts'
import { openRehearsal, type Rehearsal, type Where } from '../../bot/rehearsal/rehearsal.ts'
import { plainCard, type Shown } from '../../bot/rehearsal/screen.ts'
import { openMemory } from '../../db/memory.ts'
import { requisitionId } from '../../domain/ids.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { statusOf } from '../../domain/requisition/status.ts'
import { openChatStage, slackUsers } from '../support/chat-stage.ts'
import { directOf } from '../support/fake-slack.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { buttonsIn, toSlackDoor } from '../support/slack-actor.ts'
import {
  eventRequest,
  interaction,
  mentionEvent,
  messageEvent,
  pressBody,
} from '../support/slack-requests.ts'
import { morning } from './founding-story.ts'

type Each = Readonly<Record<Locale, readonly string[]>>

const clear: Each = {
  'zh-Hans': ['同意', '好的，批准，谢谢'],
  'zh-Hant': ['核准，謝謝', '我同意這單！'],
  en: ['approved', 'OK, I approve this'],
}
const doubtful: Each = {
  'zh-Hans': [
    '批了吗',
    '同意吗？',
    '先别批',
    '不同意',
    '收到',
    '好的',
    '可以',
    '可以吗',
    '批了',
    '老板同意',
    '请批准',
    '同意2个',
  ],
  'zh-Hant': [
    '核准了嗎',
    '先不要核准',
    '不同意',
    '收到',
    '好',
    '可以',
    '可以嗎',
    '核准了',
    '經理說核准',
  ],
  en: [
    'OK',
    'OK?',
    'approved?',
    "don't approve yet",
    'not approved',
    'got it',
    'yes',
    'go ahead',
    'please approve',
    'approved already?',
  ],
}

describe('a verdict in the thread of a request, without its number', () => {
  let rehearsal: Rehearsal
  let count = 0
  const wordsOf = (shown: readonly Shown[]) =>
    shown.map(({ text, card }) => [text ?? '', card ? plainCard(card) : ''].join('\n')).join('\n')
  const says = async (as: string, text: string, where?: Where) =>
    wordsOf(await rehearsal.say(as, text, where))
  /** Somebody asks in this thread for a part that has to be approved. */
  const asks = async (where: Where, as = 'clerk') => {
    const text = `KFR-35GW/BP 主板 1块 工单WO2026112300${count}`
    await rehearsal.say(as, text, where)
    await rehearsal.press(as, 'submit', {}, where)
    count += 1
    return requisitionId(`REQ-${1000 + count}`)
  }
  const statusNow = async (id: ReturnType<typeof requisitionId>) => {
    const { requisitions } = await rehearsal.database.store.load({ requisitions: [id] })
    return requisitions[0] && statusOf(requisitions[0])
  }
  const thread = (name: string): Where => ({ channel: 'parts', thread: name })

  beforeAll(async () => {
    rehearsal = await openRehearsal(morning)
  })

  test.each(locales)('decides when it is clear (%s)', async (locale) => {
    const { card } = wordsFor(locale)
    for (const [index, yes] of clear[locale].entries()) {
      const where = thread(`${locale}-${index}`)
      const id = await asks(where)
      expect(await says('manager', yes, where), yes).toContain(card.status['to-ship'])
      expect(await statusNow(id), yes).toBe('to-ship')
      expect(await says('manager', yes, where), 'twice').toContain(id)
    }
  })

  test.each(locales)('is asked about with buttons when it is not (%s)', async (locale) => {
    const { answer, card } = wordsFor(locale)
    const where = thread(`doubt-${locale}`)
    const id = await asks(where)
    for (const word of doubtful[locale]) {
      const shown = await says('manager', word, where)
      expect(shown, word).toContain(card.approve)
      expect(shown, word).toContain(answer.pressToDecide)
      expect(await statusNow(id), word).toBe('awaiting-approval')
    }
  })

  test('decides nothing for whoever may not, and shows them no buttons', async () => {
    const where = thread('others')
    const id = await asks(where)
    for (const as of ['clerk', 'clerk2', 'keeper', 'hq']) {
      expect(await says(as, '同意', where), as).not.toContain('[批准]')
      expect(await statusNow(id), as).toBe('awaiting-approval')
    }
  })

  test('is asked about where it may be another request that is meant', async () => {
    const where = thread('two')
    const ids = [await asks(where), await asks(where, 'clerk2')]
    const shown = await says('manager', '同意', where)
    for (const id of ids) {
      expect(shown).toContain(id)
      expect(await statusNow(id)).toBe('awaiting-approval')
    }
    const drafting = thread('drafting')
    const id = await asks(drafting)
    await says('clerk2', 'BCD-215KA 温控器2个', drafting)
    expect(await says('manager', '同意', drafting)).toContain('[批准]')
    expect(await statusNow(id)).toBe('awaiting-approval')
  })

  test('outside of a thread decides nothing', async () => {
    const id = await asks({ channel: 'lobby' })
    for (const where of [{ channel: 'lobby' }, {}, thread('elsewhere')]) {
      await says('manager', '同意', where)
      expect(await statusNow(id)).toBe('awaiting-approval')
    }
  })
})

describe('on Slack', () => {
  let stage: Awaited<ReturnType<typeof openChatStage>>
  const users = slackUsers as Readonly<Record<'clerk' | 'manager', string>>
  beforeAll(async () => {
    stage = await openChatStage(openMemory(sampleRows), morning, {
      clerk: 'slack',
      manager: 'slack',
      keeper: 'slack',
    })
    for (const who of ['clerk', 'manager', 'keeper']) await stage.actor(who)
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })
  const comes = async (body: ReturnType<typeof messageEvent>, thread?: string) => {
    const event = { ...body.event, ...(thread === undefined ? {} : { thread_ts: thread }) }
    await toSlackDoor(stage.url, eventRequest({ ...body, event }))
    await stage.settle()
  }
  const statusNow = async (id: string) => {
    const { requisitions } = await stage.database.store.load({ requisitions: [requisitionId(id)] })
    return requisitions[0] && statusOf(requisitions[0])
  }

  test('a reply to the card in a direct message decides it; a message beside it does not', async () => {
    const clerk = await stage.actor('clerk')
    await clerk.says('KFR-35GW/BP 主板 1块')
    await clerk.presses('提交申请')
    const direct = directOf(users.manager)
    const card = stage.slack.messages.findLast(
      (each) => each.channel === direct && buttonsIn(each).some(({ label }) => label === '批准'),
    )
    await comes(messageEvent(users.manager, '同意'))
    await comes(messageEvent(users.manager, '同意'), '1764000000.000999')
    expect(await statusNow('REQ-1001')).toBe('awaiting-approval')
    await comes(messageEvent(users.manager, '同意'), card?.ts)
    expect(await statusNow('REQ-1001')).toBe('to-ship')
  })

  test('a mention in the thread of a channel decides the request that was made there', async () => {
    const root = '1764000000.000777'
    await comes(mentionEvent(users.clerk, 'C0PARTS', '<@U0PARTLINE> KFR-35GW/BP 主板 1块', root))
    const draft = stage.slack.messages.findLast((each) => each.channel === 'C0PARTS')
    const submit = draft && buttonsIn(draft).find(({ label }) => label === '提交申请')
    if (!draft || !submit) throw new Error('the draft can be submitted')
    const trigger = stage.slack.trigger(users.clerk)
    const where = { user: users.clerk, channel: 'C0PARTS', message: draft.ts, thread: root }
    const press = pressBody({ ...where, trigger, action: submit.button })
    await toSlackDoor(stage.url, interaction(press))
    await stage.settle()
    expect(await statusNow('REQ-1002')).toBe('awaiting-approval')
    await comes(mentionEvent(users.manager, 'C0PARTS', '<@U0PARTLINE> 收到'), root)
    expect(await statusNow('REQ-1002')).toBe('awaiting-approval')
    await comes(mentionEvent(users.manager, 'C0PARTS', '<@U0PARTLINE> 同意'), root)
    expect(await statusNow('REQ-1002')).toBe('to-ship')
  })
})
