import {
  type Account,
  type AccountKind,
  type AccountPlace,
  accountKey,
  type Balance,
  isGuarded,
} from '../../domain/ledger/account.ts'
import type { Transfer } from '../../domain/ledger/transfer.ts'

/** The ledger as the database keeps it, in memory: applies the transfers of one change or throws and changes nothing. */
export type Ledger = {
  balances(): readonly Balance[]
  of(kind: AccountKind, place: string, unit: string): number
  /** All accounts of one kind and unit together. */
  sum(kind: AccountKind, unit: string): number
  /** All accounts of one unit together, sources and sinks included: zero at all times. */
  total(unit: string): number
  apply(transfers: readonly Transfer[]): void
}

export function createLedger(): Ledger {
  let accounts = new Map<string, Balance>()
  const added = (to: Map<string, Balance>, place: AccountPlace, unit: string, quantity: number) => {
    const account: Account = { ...place, unit }
    const before = to.get(accountKey(account))?.balance ?? 0
    to.set(accountKey(account), { ...account, balance: before + quantity })
  }
  const sumOf = (wanted: (account: Balance) => boolean) =>
    [...accounts.values()].filter(wanted).reduce((sum, each) => sum + each.balance, 0)
  return {
    balances: () => [...accounts.values()].filter(({ kind }) => isGuarded(kind)),
    of: (kind, place, unit) => accounts.get(accountKey({ kind, place, unit }))?.balance ?? 0,
    sum: (kind, unit) => sumOf((account) => account.kind === kind && account.unit === unit),
    total: (unit) => sumOf((account) => account.unit === unit),
    apply: (transfers) => {
      const next = new Map(accounts)
      for (const transfer of transfers) {
        refuseBroken(transfer)
        added(next, transfer.from, transfer.unit, -transfer.quantity)
        added(next, transfer.to, transfer.unit, transfer.quantity)
      }
      for (const account of next.values()) {
        if (isGuarded(account.kind) && account.balance < 0)
          throw new Error(`${accountKey(account)} would be ${account.balance}`)
      }
      accounts = next
    },
  }
}

/** What the constraints of the entries table refuse. */
function refuseBroken({ from, to, quantity, unit }: Transfer): void {
  if (!Number.isSafeInteger(quantity) || quantity <= 0)
    throw new Error(`a transfer of ${quantity} ${unit}`)
  if (from.kind === to.kind && from.place === to.place)
    throw new Error(`a transfer from ${from.kind}@${from.place} to itself`)
}
