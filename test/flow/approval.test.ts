import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parts, places } from '../../db/sample/cast.ts'
import { requisitionId } from '../../domain/ids.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { sampleRows } from '../support/sample-rows.ts'
import {
  type Actor,
  cardText,
  messageText,
  newestRequest,
  openStage,
  type Stage,
} from '../support/stage.ts'
import { morning } from './founding-story.ts'

/** A clerk of another station, on Slack. */
function clerkElsewhere() {
  const { people, identities } = sampleRows
  const clerk = people.find(({ grants }) =>
    grants.some((grant) => grant.role === 'clerk' && grant.site !== places.taizhou),
  )
  const identity = identities.find(({ person }) => person === clerk?.id)
  if (!identity) throw new Error('there are clerks at other stations')
  return identity
}

describe('a request that the policy wants approved', () => {
  let stage: Stage
  let clerk: Actor
  let manager: Actor
  let keeper: Actor
  let hq: Actor
  /** The one that the test before this has not seen. */
  let request = ''
  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    clerk = await stage.actor('clerk')
    manager = await stage.actor('manager')
    keeper = await stage.actor('keeper')
    hq = await stage.actor('hq')
  })
  afterEach(() => expect(stage.errors).toEqual([]))
  afterAll(() => stage.close())

  async function asked() {
    await clerk.says('KFR-35GW/BP 主板 1块 工单WO20261123009')
    expect(cardText(clerk.card('请核对'))).toContain('服务中心主管')
    await clerk.presses('提交申请')
    request = newestRequest(clerk)
  }

  async function reserved() {
    const { requisitions } = await stage.database.store.load({
      requisitions: [requisitionId(request)],
    })
    return requisitions[0]?.lines.reduce((sum, line) => sum + line.reserved, 0)
  }

  /** What the station may still ask for in this month, in fen. */
  async function quotaLeft() {
    const account = { kind: 'left', place: 'S-TAIZHOU-1/2026-11', unit: 'fen' } as const
    const { balances } = await stage.database.store.load({ accounts: [account] })
    return balances.find(({ kind }) => kind === 'left')?.balance ?? Number.NaN
  }

  /** The press that approves, from somebody's card of the request. */
  function approval(actor: Actor) {
    const [first] = actor.card(request).actions
    if (first?.kind !== 'button') throw new Error('the first action is a button')
    return first.press
  }

  test('reaches the manager with price, stock and quota, and ships only after approval', async () => {
    await asked()
    expect(cardText(clerk.card(request))).toContain('待审批')
    expect(keeper.text()).not.toContain(request)
    const decision = cardText(manager.card(request))
    expect(decision).toContain(parts.expensiveBoard)
    expect(decision).toContain('¥')
    expect(decision).toContain('总部')
    expect(decision).toContain('额度')
    expect(await reserved()).toBe(1)

    await manager.presses('批准')
    expect(cardText(clerk.card(request))).toContain('待发货')
    expect(clerk.text()).toContain(`${request} 已批准`)
    expect(keeper.text()).toContain(request)
  })

  test('is rejected only with a reason, which the clerk reads; stock and quota go back', async () => {
    const left = await quotaLeft()
    await asked()
    expect(await quotaLeft()).toBeLessThan(left)
    await manager.presses('以此原因驳回', { reason: '' })
    expect(cardText(manager.card(request))).toContain('原因')
    expect(cardText(clerk.card(request))).toContain('待审批')

    await manager.presses('以此原因驳回', { reason: '先修旧板' })
    expect(cardText(clerk.card(request))).toContain('先修旧板')
    expect(await reserved()).toBe(0)
    expect(await quotaLeft()).toBe(left)
  })

  test('answers a second press, and a press on an old card, with how it stands', async () => {
    await asked()
    const old = approval(manager)
    await manager.presses('批准')
    const answer = await manager.sends(old)
    const shown = answer?.card ? cardText(answer.card) : ''
    expect(shown).toContain('来不及了')
    expect(shown).toContain('王建国')
    expect(shown).not.toContain('(批准)')
  })

  test('is never decided by its requester, nor by somebody without the role', async () => {
    await asked()
    const approve = approval(manager)
    for (const somebody of [clerk, keeper]) {
      await somebody.sends(approve)
      expect(cardText(clerk.card(request))).toContain('待审批')
    }
  })

  test('gives nobody buttons that would be refused', async () => {
    await asked()
    await clerk.says(`批准 ${request}`)
    expect(clerk.last().card?.title).toBe(`申请 ${request}`)
    expect(cardText(clerk.card(request))).not.toContain('(批准)')
    await hq.says(`${request} 到哪了`)
    expect(hq.last().card?.title).toBe(`申请 ${request}`)
    expect(cardText(hq.card(request))).not.toContain('(批准)')
    await manager.presses('批准')
    expect(manager.card(request).title).toBe(`申请 ${request}`)
  })

  test('is not shown to a clerk of another station who presses its buttons', async () => {
    await asked()
    const approve = approval(manager)
    const { user, ...where } = clerkElsewhere()
    const other = await stage.actor(user, where)
    for (const verb of ['approve', 'cancel', 'ship', 'receive']) {
      const answer = await other.sends({ ...approve, verb })
      expect(answer?.card?.blocks).toEqual([])
      expect(answer?.card?.title).toMatch(/./)
    }
    await other.says(`${request} 到哪了`)
    expect(messageText(other.last())).not.toContain(parts.expensiveBoard)
  })

  test('reminds the manager after two hours, asks HQ after eight, and HQ may decide', async () => {
    await asked()
    await stage.passes(2)
    expect(manager.text()).toContain(`${request} 还在等你审批`)
    expect(hq.text()).not.toContain(request)
    await stage.passes(6)
    expect(cardText(hq.card(request))).toContain('批准')
    await hq.sends(approval(hq))
    expect(cardText(clerk.card(request))).toContain('赵磊')
  })

  test('gives the stock back when nobody decides in time, and finds it again on approval', async () => {
    await asked()
    await stage.passes(49)
    expect(await reserved()).toBe(0)
    expect(clerk.text()).toContain('库存')
    await manager.presses('批准')
    expect(await reserved()).toBe(1)
  })

  test('can be taken back by the clerk while it waits', async () => {
    await asked()
    await clerk.says(`取消 ${request}`)
    expect(cardText(clerk.card(request))).toContain('已取消')
    expect(await reserved()).toBe(0)
    expect(cardText(manager.card(request))).not.toContain('(批准)')
  })

  test('is approved in words only when they name it', async () => {
    await asked()
    await manager.says('批了吗')
    await manager.says('先别批')
    expect(cardText(clerk.card(request))).toContain('待审批')
    await manager.says(`批准 ${request}`)
    expect(cardText(clerk.card(request))).toContain('待发货')
  })
})
