import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMemory } from '../../db/memory.ts'
import type { Database } from '../../db/store.ts'
import { requisitionId } from '../../domain/ids.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { sampleRows } from '../support/sample-rows.ts'
import {
  type Actor,
  answerTo,
  cardText,
  newestRequest,
  openStage,
  type Stage,
} from '../support/stage.ts'
import { morning } from './founding-story.ts'

/** A stage for all tests of a suite, over such a database, with what these stories do again and again. */
function playOver(open: () => Promise<Database>) {
  let orders = 100
  let opened: Stage | null = null
  const stage = () => {
    if (!opened) throw new Error('the stage is open while a test runs')
    return opened
  }
  beforeAll(async () => {
    opened = await openStage(await open(), morning)
  })
  afterAll(async () => {
    expect(stage().errors).toEqual([])
    await stage().close()
  })
  return {
    stage,
    cast: async () => {
      const clerk = await stage().actor('clerk')
      const manager = await stage().actor('manager')
      const hq = await stage().actor('hq')
      await stage().actor('keeper')
      return { clerk, manager, hq }
    },
    /** A request that needs the manager; gives its id. */
    asks: async (clerk: Actor) => {
      orders += 1
      await clerk.says(`KFR-35GW/BP 主板 1块 工单WO20261123${orders}`)
      await clerk.presses('提交申请')
      return newestRequest(clerk)
    },
    /** How each step of a request stands: who decided for whom. */
    steps: async (id: string) => {
      const { store } = stage().database
      const { requisitions } = await store.load({ requisitions: [requisitionId(id)] })
      return requisitions[0]?.approvals.map((each) =>
        'decidedBy' in each ? `${each.decidedBy} for ${each.decidedFor}` : each.state,
      )
    },
    pressOn: (who: Actor, id: string, label: string) => {
      const action = who.card(id).actions.find((each) => each.label === label)
      if (action?.kind !== 'button') throw new Error(`there is no button ${label}`)
      return action.press
    },
  }
}

describe('an approver lets somebody else decide, on PostgreSQL', () => {
  const { stage, cast, asks, steps } = playOver(sampleDatabase)

  test('one request: it is on the desk of the delegate, who is reminded and decides for the manager', async () => {
    const { clerk, manager, hq } = await cast()
    const request = await asks(clerk)
    expect(hq.text()).not.toContain(request)
    await stage().passes(1)
    await manager.presses('转交', { note: '我在开会，请先批' })
    expect(cardText(manager.card(request))).toContain('你已把这个审批转交给赵磊')
    expect(manager.card(request).actions.map(({ label }) => label)).toEqual(['收回'])
    const card = cardText(hq.card(request))
    expect(card).toContain('王建国把这个审批转交给了你')
    expect(card).toContain('我在开会，请先批')
    expect(hq.card(request).actions.map(({ label }) => label)).toEqual(['批准', '驳回'])

    await stage().passes(2)
    expect(hq.text()).toContain(`${request} 还在等你审批`)
    expect(manager.text()).not.toContain(`${request} 还在等你审批`)
    expect(await answerTo(hq, '哪些申请在等我批')).toContain(request)
    await hq.presses('批准')
    expect(cardText(clerk.card(request))).toContain('赵磊（代王建国）已批准')
    expect(await steps(request)).toEqual(['p-zhao-lei for p-wang-jianguo'])
  })

  test('while away: what waits and what comes goes to the delegate too, until the time is over', async () => {
    const { clerk, manager, hq } = await cast()
    const request = await asks(clerk)
    await manager.says('从今天到明天赵总替我审批')
    expect(hq.text()).not.toContain(request)
    const card = cardText(manager.card('你不在时'))
    expect(card).toContain('代批人: 赵磊')
    expect(card).toContain('第一天: 11月23日周一')
    expect(card).toContain('最后一天: 11月24日周二')
    await manager.presses('确认代批')
    expect(cardText(manager.card('谁代谁审批'))).toContain(
      '11月23日周一至11月24日周二由赵磊代你审批',
    )
    expect(hq.text()).toContain('王建国在11月23日周一至11月24日周二期间不在，由你代批')
    expect(cardText(hq.card(request))).toContain('由你代批')
    expect(cardText(manager.card(request))).toContain('由赵磊代你审批')
    expect(manager.card(request).actions.map(({ label }) => label)).toEqual([
      '批准',
      '驳回',
      '转交他人',
    ])

    const second = await asks(clerk)
    expect(cardText(hq.card(second))).toContain('(批准)')
    expect(await answerTo(manager, '谁替我批')).toContain('赵磊')
    await hq.presses('批准')
    expect(await steps(second)).toEqual(['p-zhao-lei for p-wang-jianguo'])

    const quiet = manager.screen.length
    await stage().passes(2)
    expect(manager.screen.length).toBe(quiet)
    expect(hq.text()).toContain(`${request} 还在等你审批`)
    await stage().passes(5)
    // 00:00 in company time of the day after the last one is 39 hours after the beginning.
    await stage().passes(33)
    expect(manager.text()).toContain('欢迎回来')
    expect(hq.text()).toContain('你不用再代王建国审批了')
    expect(await answerTo(manager, '谁替我批')).toContain('现在没有人代你审批')
  })
})

describe('an approver lets somebody else decide', () => {
  const { stage, cast, asks, steps, pressOn } = playOver(async () => openMemory(sampleRows))

  test('one request is taken back: whoever presses too late hears the truth, and the manager decides', async () => {
    const { clerk, manager, hq } = await cast()
    const request = await asks(clerk)
    const own = pressOn(manager, request, '批准')
    await manager.presses('转交')
    const tooEarly = await manager.sends(own)
    expect(cardText(tooEarly?.card ?? manager.card(request))).toContain('先收回')
    const lent = pressOn(hq, request, '批准')
    await manager.presses('收回')
    expect(cardText(hq.card(request))).not.toContain('(批准)')
    const tooLate = await hq.sends(lent)
    expect(cardText(tooLate?.card ?? hq.card(request))).toContain('你已不能代王建国审批')
    expect(await steps(request)).toEqual(['pending'])
    await stage().passes(2)
    expect(manager.text()).toContain(`${request} 还在等你审批`)
    await manager.presses('转交')
    expect(hq.text()).toContain(`${request} 已转交给你`)
    await manager.presses('收回')
    await manager.presses('批准')
    expect(await steps(request)).toEqual(['p-wang-jianguo for null'])
    await manager.sends({ ...own, verb: 'take-back' })
    expect(cardText(manager.card(request))).toContain('批准')
  })

  test('an absence that has run out gives no right, even with the button still on the card', async () => {
    const { clerk, manager, hq } = await cast()
    await manager.says('我今天出差，让赵磊代批')
    await manager.presses('确认代批')
    await stage().passes(12.5)
    const request = await asks(clerk)
    const lent = pressOn(hq, request, '批准')
    await stage().passes(0.5)
    expect(cardText(hq.card(request))).not.toContain('(批准)')
    const tooLate = await hq.sends(lent)
    expect(cardText(tooLate?.card ?? hq.card(request))).toContain('你已不能代王建国审批')
    expect(await steps(request)).toEqual(['pending'])
  })

  test('in English: asked for what was not said, set in the form, ended early', async () => {
    const { clerk, manager, hq } = await cast()
    await hq.says('help')
    await manager.says("I'm away until Friday, let Zhao decide")
    const card = cardText(manager.card('while you are away'))
    expect(card).toContain('Decides for you: Zhao Lei')
    expect(card).toContain('Last day: Fri 27 Nov')
    await manager.presses('Let them decide', { last: '2026-11-25' })
    expect(hq.text()).toContain('Wang Jianguo is away from Tue 24 Nov until the end of Wed 25 Nov')
    expect(await answerTo(manager, 'who decides for me?')).toContain('Zhao Lei decides for you')
    expect(await answerTo(hq, 'who decides for me?')).toContain('You decide for Wang Jianguo')
    const request = await asks(clerk)
    await hq.presses('Approve')
    expect(cardText(clerk.card(request))).toContain('赵磊（代王建国）')
    await manager.presses('Zhao Lei no longer decides for me')
    expect(hq.text()).toContain('You no longer decide for Wang Jianguo')
    expect(await answerTo(manager, "I'm back")).toContain('Nobody decides for you')
  })

  test('words alone change nothing, and whoever decides nothing is not asked', async () => {
    const { clerk, manager, hq } = await cast()
    await hq.says('你好')
    await manager.says('我下周休假，让赵磊帮批')
    const request = await asks(clerk)
    expect(hq.text()).not.toContain(request)
    expect(await answerTo(manager, '谁替我批')).toContain('现在没有人代你审批')
    const press = manager
      .card('你不在时')
      .actions.find((each) => each.kind === 'button' && each.press.verb === 'go-away')
    if (press?.kind !== 'button') throw new Error('the card asks for a press')
    const answer = await hq.sends(press.press)
    expect(answer?.card?.title).toContain('只有不在的人自己才能安排代批')
    expect(await answerTo(clerk, '我下周休假，让赵磊帮批')).not.toContain('你不在时')
    expect(await answerTo(manager, '谁替我批')).toContain('现在没有人代你审批')
  })

  test('in traditional Chinese: who is not called like anybody who may is asked for', async () => {
    const { clerk, manager, hq } = await cast()
    await manager.says('我下週請假，由陳經理代簽')
    const asked = cardText(manager.card('你不在時由誰簽核'))
    expect(asked).toContain('沒有找到叫「陳」')
    expect(asked).not.toContain('(確認代理)')
    await manager.presses('確認代理')
    expect(cardText(manager.card('誰代誰簽核'))).toContain(
      '11月30日週一至12月6日週日由趙磊代你簽核',
    )
    await manager.says('我下週休假，讓趙磊代簽')
    expect(cardText(manager.card('你不在時由誰簽核'))).toContain(
      '已經安排趙磊代你簽核到12月6日週日',
    )
    const request = await asks(clerk)
    expect(hq.text()).not.toContain(request)
    await stage().passes(7 * 24)
    expect(cardText(hq.card(request))).toContain('由你代批')
  })
})
