import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel } from '../../bot/channels/channel.ts'
import { composeCore } from '../../bot/compose.ts'
import type { Message } from '../../bot/conversation/card.ts'
import type { Incoming } from '../../bot/conversation/incoming.ts'
import { wordsFor } from '../../bot/conversation/words/words.ts'
import { openMemory } from '../../db/memory.ts'
import { locales } from '../../domain/locale.ts'
import { hours } from '../../domain/time.ts'
import { openChatStage } from '../support/chat-stage.ts'
import { expectHealthy } from '../support/healthy.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { messageText } from '../support/stage.ts'
import { teamsActor } from '../support/teams-actor.ts'
import { morning } from './founding-story.ts'

const requests = {
  'zh-Hans': '申请 BCD-215KA 温控器 2个',
  'zh-Hant': '申請 BCD-215KA 溫控器 2個',
  en: '2 thermostats for BCD-215KA',
}
const others = { 'zh-Hans': '改成5个', 'zh-Hant': '改成5個', en: 'make it 5' }

describe('a draft that nobody touches for a day, with two replicas', () => {
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  let at = morning
  let count = 0
  const screen = new Map<string, Message>()
  const updates: { readonly id: string; readonly message: Message }[] = []
  const errors: string[] = []
  const channel: Channel = {
    platform: 'teams',
    fetch: async () => ({ kind: 'gone' }),
    post: async (_, message) => {
      const id = `m${++count}`
      screen.set(id, message)
      return id
    },
    update: async (_, id, message) => {
      screen.set(id, message)
      updates.push({ id, message })
    },
  }
  const replica = async () => {
    const log = { info: () => {}, error: (sentence: string) => void errors.push(sentence) }
    const core = await composeCore({ database, realNow: () => at, log })
    return { core, runner: core.runner([channel]) }
  }
  let replicas: readonly Awaited<ReturnType<typeof replica>>[]
  const settle = () => Promise.all(replicas.map(({ runner }) => runner.drain()))
  const event = (address: string, user = 'clerk') => ({
    key: `teams/console/${++count}`,
    speaker: { platform: 'teams', tenant: 'console', user },
    address: `teams:${address}`,
    conversation: address.startsWith('group') ? ('group' as const) : ('personal' as const),
    at,
  })
  const says = async (address: string, text: string) => {
    await replicas[0]?.core.intake({ ...event(address), kind: 'said', text })
    await settle()
    return messageText([...screen.values()].at(-1) ?? {})
  }
  /** Presses the button of the newest message, as the other replica hears it. */
  const presses = async (address: string, id: string, label: string) => {
    const actions = screen.get(id)?.card?.actions ?? []
    const action = actions.find((each) => each.label === label)
    if (action?.kind !== 'button') throw new Error(`${id} has no button "${label}"`)
    const { press } = action
    const incoming: Incoming = {
      ...event(address),
      kind: 'pressed',
      press,
      fields: {},
      message: id,
    }
    const answer = await replicas[1]?.core.intake(incoming)
    if (answer?.place !== 'aside' && answer) screen.set(id, answer)
    await settle()
    return messageText(answer ?? {})
  }
  const passes = async (count: number) => {
    at += hours(count)
    updates.length = 0
    await settle()
  }

  beforeAll(async () => {
    database = await sampleDatabase()
    replicas = [await replica(), await replica()]
    const joined = { kind: 'joined', locale: null } as const
    await replicas[0]?.core.intake({ ...event('keeper', 'keeper'), ...joined })
    await settle()
  })
  afterAll(async () => {
    expect(errors).toEqual([])
    for (const { runner } of replicas) await runner.stop()
    await expectHealthy(database)
    await database.close()
  })

  test.each(locales)(
    'is told once, on its card, and can be taken up again (%s)',
    async (locale) => {
      const { answer, card } = wordsFor(locale)
      const address = `of-${locale}`
      expect(await says(address, requests[locale])).toContain(card.submit)
      const id = `m${count}`
      await passes(23)
      expect(updates).toEqual([])

      await passes(1)
      expect(updates.map((each) => each.id)).toEqual([id])
      const told = messageText(screen.get(id) ?? {})
      expect(told).toContain(answer.draftExpired('').slice(0, 12))
      expect(told).toContain(card.pieces(2))
      expect(told).not.toContain(card.submit)
      await passes(24)
      expect(updates).toEqual([])

      const missed = await says(address, others[locale])
      expect(missed).toContain(answer.bringBack)
      expect(await presses(address, id, answer.bringBack)).toContain(card.pieces(2))
      expect(await says(address, others[locale])).toContain(card.pieces(5))
      const newest = `m${count}`
      await passes(24)
      expect(updates.map((each) => each.id)).toEqual([newest])
      expect(await presses(address, newest, answer.bringBack)).toContain(card.pieces(5))
      expect(await presses(address, newest, card.submit)).toContain('REQ-')
      await passes(24)
      expect(updates.map(({ message }) => messageText(message)).join()).not.toContain(
        answer.bringBack,
      )
    },
  )

  test('counts from the last touch, and a press on its card is one', async () => {
    const { answer, card } = wordsFor('zh-Hans')
    await says('pressed', '申请 BCD-215A 压缩机 2个')
    const id = `m${count}`
    await passes(20)
    await presses('pressed', id, 'BCD-215KA')
    await passes(20)
    expect(messageText(screen.get(id) ?? {})).toContain(card.submit)
    await passes(4)
    expect(messageText(screen.get(id) ?? {})).toContain(answer.bringBack)
  })

  test('puts aside one begun meanwhile when the old one is taken up again; both come back', async () => {
    const { answer, card } = wordsFor('zh-Hans')
    await says('two', requests['zh-Hans'])
    const id = `m${count}`
    await passes(24)
    await says('two', 'BCD-215KA 门封条 7根')
    const shown = await presses('two', id, answer.bringBack)
    expect(shown).toContain(answer.draftSetAside)
    expect(shown).toContain(card.pieces(2))
    expect(await says('two', '撤销上一步')).toContain(card.pieces(7))
  })

  test('of somebody else is not taken up', async () => {
    const { answer } = wordsFor('zh-Hans')
    await says('group', requests['zh-Hans'])
    const id = `m${count}`
    await passes(24)
    const press = screen.get(id)?.card?.actions[0]
    if (press?.kind !== 'button') throw new Error('the expired draft has a button')
    const shown = await replicas[0]?.core.intake({
      ...event('group', 'manager'),
      kind: 'pressed',
      press: press.press,
      fields: {},
      message: id,
    })
    expect(shown?.place).toBe('aside')
    expect(messageText(shown ?? {})).toContain(answer.draftGone)
  })
})

test('an expired draft is told and taken up on Slack and on Teams', async () => {
  const stage = await openChatStage(openMemory(sampleRows), morning, { clerk: 'slack' })
  await stage.actor('keeper')
  const seats = [await stage.actor('clerk'), await teamsActor(stage, 'clerk')]
  for (const clerk of seats) await clerk.says(requests['zh-Hans'])
  await stage.passes(24)
  for (const [index, clerk] of seats.entries()) {
    expect(clerk.text()).toContain('已过期')
    expect(clerk.text()).not.toContain('提交申请')
    await clerk.presses('恢复刚才的草稿')
    expect(clerk.text()).not.toContain('已过期')
    await clerk.presses('提交申请')
    expect(clerk.text()).toContain(`REQ-100${index + 1}`)
  }
  expect(stage.errors).toEqual([])
  await stage.close()
})
