import { expect, test } from 'vitest'
import type { SiteId } from '../../../domain/ids.ts'
import type { Balance } from '../../../domain/ledger/account.ts'
import { chargeOf, moveQuota, quotaLeft } from '../../../domain/quota/quota.ts'
import type { PlannedLine } from '../../../domain/sourcing/plan.ts'
import { hq, monday, november, taizhou, wanting } from '../../support/desk-world.ts'

const from = (source: SiteId | null, quantity: number, priceFen: number): PlannedLine => ({
  ...wanting('GASKET', quantity, priceFen),
  source,
  promisedAt: source === null ? null : monday,
})

test('a plan costs what comes from elsewhere, what waits for stock included; the own shelf is paid for', () => {
  const lines = [from(taizhou.id, 5, 100), from(hq.id, 2, 100), from(null, 3, 10)]
  expect(chargeOf(lines, taizhou.id)).toBe(230)
})

test('a month that nobody has drawn on has all of its quota', () => {
  expect(quotaLeft([], november, false, 9_000)).toBe(9_000)
})

test('a month that was granted has what its account says, and nothing when there is no account', () => {
  const left: Balance = { kind: 'left', place: november, unit: 'fen', balance: 40 }
  const others: readonly Balance[] = [
    { ...left, place: 'S-TZ/2026-12', balance: 1 },
    { ...left, kind: 'held', balance: 2 },
    { ...left, unit: 'GASKET', balance: 3 },
  ]
  expect(quotaLeft([...others, left], november, true, 9_000)).toBe(40)
  expect(quotaLeft(others, november, true, 9_000)).toBe(0)
})

test('nothing is moved for nothing', () => {
  expect(moveQuota('left', 'held', november, 0)).toEqual([])
  expect(moveQuota('left', 'held', november, -5)).toEqual([])
})

test('what is granted comes from the one source of all quotas', () => {
  expect(moveQuota('granted', 'left', november, 7)).toEqual([
    {
      from: { kind: 'granted', place: '*' },
      to: { kind: 'left', place: november },
      unit: 'fen',
      quantity: 7,
    },
  ])
})
