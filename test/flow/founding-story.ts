import { expect } from 'vitest'
import { parts } from '../../db/sample/cast.ts'
import { requisitionId } from '../../domain/ids.ts'
import type { Stage } from '../support/stage.ts'
import { cardText } from '../support/stage.ts'

/** 23 November 2026, 09:00 in company time. */
export const morning = Date.UTC(2026, 10, 23, 1)

const firstRequest = 'REQ-1001'

/**
 * The story that took 23 days: a letter is missing, the centre has none, the part arrives broken. Plays it on a stage
 * and asserts on what every person saw and on every account.
 */
export async function foundingStory(stage: Stage): Promise<void> {
  const clerk = await stage.actor('clerk')
  const manager = await stage.actor('manager')
  const keeper = await stage.actor('keeper')
  const before = await pieces(stage)

  // Day 1: the clerk leaves a letter out and is asked, not corrected.
  await clerk.says('申请BCD-215A压缩机1个 工单WO20261123001')
  const question = cardText(clerk.card('BCD-215A'))
  expect(question).toContain('没有')
  expect(question).toContain('BCD-215[K]A')
  await clerk.presses('BCD-215KA')

  // The last look: the right part, its name, its fit, from HQ because the centre has none, within the quota.
  const confirmation = cardText(clerk.card('请核对'))
  expect(confirmation).toContain(parts.compressorKa)
  expect(confirmation).toContain('压缩机')
  expect(confirmation).toContain('BCD-215KA')
  expect(confirmation).toContain('总部')
  expect(confirmation).toContain('无需审批')
  await clerk.presses('提交申请')
  expect(cardText(clerk.card(firstRequest))).toContain('待发货')
  expect(manager.text()).not.toContain(firstRequest)

  // HQ ships directly.
  expect(cardText(keeper.card(firstRequest))).toContain(parts.compressorKa)
  await stage.passes(2)
  await keeper.presses('确认发货', { tracking: 'SF1000000000001' })
  expect(cardText(clerk.card(firstRequest))).toContain('SF1000000000001')

  // Day 2: progress by itself, in the same card; then it arrives broken.
  await stage.passes(6)
  expect(cardText(clerk.card(firstRequest))).toContain('now: 运输中')
  await stage.passes(18)
  expect(cardText(clerk.card(firstRequest))).toContain('已送达')
  await clerk.says('收到了但是碎了')
  await clerk.presses(complainLabel, { note: '外壳碎了' })

  // The replacement is held in the same minute, urgent, with no second approval and nothing charged twice.
  const broken = await requisition(stage, firstRequest)
  expect(broken.claims).toMatchObject([{ kind: 'damaged', quantity: 1, note: '外壳碎了' }])
  const replacementId = broken.replacedBy ?? ''
  const replacement = await requisition(stage, replacementId)
  expect(replacement).toMatchObject({
    kind: 'replacement',
    urgent: true,
    heldFen: 0,
    approvals: [],
  })
  expect(replacement.createdAt).toBe(stage.now())
  expect(cardText(keeper.card(replacementId))).toContain(parts.compressorKa)
  await stage.passes(1)
  await keeper.presses('确认发货', { tracking: 'SF1000000000002' })

  // Day 3: received and closed.
  await stage.passes(24)
  expect(cardText(clerk.card(replacementId))).toContain('已送达')
  await clerk.presses('签收，全部完好')
  const closed = cardText(clerk.card(replacementId))
  expect(closed).toContain('已完成')

  const daysTaken = Math.ceil((stage.now() - morning) / 86_400_000)
  expect(daysTaken).toBe(3)
  await expectLedger(stage, before)
  expect(stage.errors).toEqual([])
}

const complainLabel = '登记并补发'

async function requisition(stage: Stage, id: string) {
  const { requisitions } = await stage.database.store.load({ requisitions: [requisitionId(id)] })
  const [found] = requisitions
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

async function pieces(stage: Stage) {
  const { balances } = await stage.database.store.load({ units: [parts.compressorKa] })
  return balances
}

/** Six pieces were at HQ: four are left, one is broken in Taizhou, one is in the fridge. Nothing else moved. */
async function expectLedger(stage: Stage, before: Awaited<ReturnType<typeof pieces>>) {
  const after = (await pieces(stage)).filter((account) => account.balance !== 0)
  const total = (accounts: typeof before) => accounts.reduce((sum, each) => sum + each.balance, 0)
  expect(total(after)).toBe(total(before))
  expect(after.every((account) => account.balance >= 0)).toBe(true)
  const at = (kind: string, place: string) =>
    after.find((account) => account.kind === kind && account.place === place)?.balance ?? 0
  expect(at('available', 'HQ')).toBe(4)
  expect(at('damaged', 'S-TAIZHOU-1')).toBe(1)
  expect(at('consumed', 'WO20261123001')).toBe(1)
  expect(at('reserved', 'HQ')).toBe(0)
  expect(after.filter((account) => account.kind === 'transit')).toEqual([])

  const place = 'S-TAIZHOU-1/2026-11'
  const quota = (['left', 'held', 'used'] as const).map((kind) => ({ kind, place, unit: 'fen' }))
  const { balances } = await stage.database.store.load({ accounts: quota })
  const fen = (kind: string) => balances.find((account) => account.kind === kind)?.balance ?? 0
  const price = stage.core.desk.catalogue.part(parts.compressorKa)?.priceFen ?? 0
  expect(price).toBeGreaterThan(0)
  expect(fen('used')).toBe(price)
  expect(fen('held')).toBe(0)
  expect(fen('left') + fen('used')).toBe(2_000_000)
}
