/**
 * Stock and quotas are one ledger. An account is a kind, a place and a unit.
 *
 * unit  = a part code (pieces), or `fen` for quotas
 * place = a site id (available, reserved, damaged, returned, lost, scrapped), a shipment id (transit),
 *         a service order or requisition id (consumed), `site/month` (left, held, used),
 *         `*` for the sources supplier and granted
 */
export const guardedKinds = [
  'available',
  'reserved',
  'transit',
  'consumed',
  'damaged',
  'returned',
  'left',
  'held',
  'used',
] as const

/** Sources and sinks: they may go below zero and keep no balance row; their balance is the sum of their entries. */
export const unguardedKinds = ['supplier', 'lost', 'scrapped', 'granted'] as const

export type GuardedKind = (typeof guardedKinds)[number]
export type AccountKind = GuardedKind | (typeof unguardedKinds)[number]

export type AccountPlace = { readonly kind: AccountKind; readonly place: string }
export type Account = AccountPlace & { readonly unit: string }
export type Balance = Account & { readonly balance: number }

export const quotaUnit = 'fen'

export function isGuarded(kind: AccountKind): kind is GuardedKind {
  return (guardedKinds as readonly AccountKind[]).includes(kind)
}

/** One text per account, for maps and for sorting: `available|HQ|0010203662`. */
export function accountKey(account: Account): string {
  return `${account.kind}|${account.place}|${account.unit}`
}
