import type { SiteId } from '../ids.ts'
import { type AccountPlace, type Balance, quotaUnit } from '../ledger/account.ts'
import type { Transfer } from '../ledger/transfer.ts'
import type { PlannedLine } from '../sourcing/plan.ts'

/** The place of a station's quota accounts of one month: `S-TAIZHOU-1/2026-11`. */
export const quotaPlace = (station: SiteId, month: string) => `${station}/${month}`

/** What a plan costs the station's quota, in fen. The own shelf was paid for when it was filled. */
export function chargeOf(lines: readonly PlannedLine[], station: SiteId): number {
  return lines
    .filter((line) => line.source !== station)
    .reduce((sum, line) => sum + line.quantity * line.priceFen, 0)
}

/** What is left of the month's quota, in fen. A month nobody has drawn on yet still has all of it. */
export function quotaLeft(
  balances: readonly Balance[],
  place: string,
  granted: boolean,
  monthlyFen: number,
): number {
  if (!granted) return monthlyFen
  return (
    balances.find(
      (account) => account.kind === 'left' && account.place === place && account.unit === quotaUnit,
    )?.balance ?? 0
  )
}

/** A movement of quota, or none when the amount is zero. */
export function moveQuota(
  from: AccountPlace['kind'],
  to: AccountPlace['kind'],
  place: string,
  amountFen: number,
): readonly Transfer[] {
  if (amountFen <= 0) return []
  return [
    {
      from: { kind: from, place: from === 'granted' ? '*' : place },
      to: { kind: to, place },
      unit: quotaUnit,
      quantity: amountFen,
    },
  ]
}
