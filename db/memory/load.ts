import type { HandOver, Standing } from '../../domain/delegation/delegation.ts'
import { accountKey, type Balance } from '../../domain/ledger/account.ts'
import { type Requisition, waitingOf } from '../../domain/requisition/requisition.ts'
import { days } from '../../domain/time.ts'
import { byId, byText } from '../order.ts'
import type { Snapshot, Want } from '../store.ts'
import { type MemoryState, requisitionOf } from './state.ts'

/** Everything that a decision wants to see, with versions. */
export function load(state: MemoryState, want: Want): Snapshot {
  const named = new Set(want.requisitions ?? [])
  const all = want.waiting
    ? [...state.folders.values()]
    : [...named].flatMap((id) => state.folders.get(id) ?? [])
  return {
    requisitions: all
      .map(requisitionOf)
      .filter((each) => named.has(each.id) || isWaiting(each))
      .toSorted(byAge),
    people: [...new Set(want.people ?? [])]
      .toSorted(byText)
      .flatMap((id) => state.people.get(id) ?? []),
    balances: balancesOf(state, want),
    quotaGrants: [...new Set(want.quotaGrants ?? [])]
      .filter((id) => state.quotaGrants.has(id))
      .toSorted(byText),
    conversations: [...new Set(want.conversations ?? [])]
      .toSorted(byText)
      .flatMap((address) => state.conversations.get(address) ?? []),
    standings: standingsOf(state, want),
    policy: state.policy,
  }
}

function standingsOf(state: MemoryState, want: Want): Standing[] {
  const { standings: at, requisitions, people } = want
  if (at === undefined) return []
  return [...state.delegations.values()]
    .filter((each) =>
      each.kind === 'absence'
        ? each.endsAt > at - days(7)
        : requisitions?.includes(each.requisition) ||
          (people?.includes(each.delegate) && isWaitedFor(state, each)),
    )
    .toSorted((one, other) => one.givenAt - other.givenAt || byText(one.id, other.id))
    .flatMap((delegation) => {
      const giver = state.people.get(delegation.giver)
      const delegate = state.people.get(delegation.delegate)
      return giver && delegate ? [{ delegation, giver, delegate }] : []
    })
}

function isWaitedFor(state: MemoryState, { endedAt, requisition, approval }: HandOver): boolean {
  const step = state.folders.get(requisition)?.approvals.get(approval)
  return endedAt === null && step?.state === 'pending'
}

/** Oldest first. */
export function byAge(one: Requisition, other: Requisition): number {
  return one.createdAt - other.createdAt || byId(one.id, other.id)
}

/** The last approval step is approved, or none was ever asked for. */
export function mayBeServed(requisition: Requisition): boolean {
  const last = requisition.approvals.at(-1)
  return last === undefined || last.state === 'approved'
}

function isWaiting(requisition: Requisition): boolean {
  if (requisition.cancelledBy !== null || !mayBeServed(requisition)) return false
  return requisition.lines.some((line) => waitingOf(line) > 0)
}

function balancesOf(state: MemoryState, want: Want): Balance[] {
  const keys = new Set((want.accounts ?? []).map(accountKey))
  for (const unit of want.units ?? []) {
    for (const key of state.unitAccounts.get(unit) ?? []) {
      if (state.balances.get(key)?.balance !== 0) keys.add(key)
    }
  }
  return [...keys].flatMap((key) => state.balances.get(key) ?? []).toSorted(byAccount)
}

export function byAccount(one: Balance, other: Balance): number {
  return (
    byText(one.unit, other.unit) || byText(one.kind, other.kind) || byText(one.place, other.place)
  )
}
