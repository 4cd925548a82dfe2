import { isDeepStrictEqual } from 'node:util'
import type { Committed } from '../../db/store.ts'
import type { Delegation } from '../../domain/delegation/delegation.ts'
import type { Change, Expectation } from '../../domain/desk/change.ts'
import type { DelegationId, PersonId, RequisitionId } from '../../domain/ids.ts'
import { accountFrom, type Holdings } from './holdings.ts'
import type { Model } from './model.ts'
import { isAbsence, lean } from './rights.ts'

/** All that the answer of the store depends on. */
export type Facts = {
  reply(key: string): string | undefined
  version(kind: string, id: string): number
  balance(account: string): number
  delegations(): readonly Delegation[]
}

export function factsOf(model: Model): Facts {
  return {
    reply: (key) => model.replies.get(key),
    version: (kind, id) => versionOf(model, kind, id),
    balance: (account) => model.accounts.get(account) ?? 0,
    delegations: () => [...model.delegations.values()],
  }
}

function versionOf(model: Model, kind: string, id: string): number {
  if (kind === 'requisition') return model.requisitions.get(id as RequisitionId)?.version ?? 0
  if (kind === 'person') return model.people.get(id as PersonId)?.version ?? 0
  if (kind === 'delegation') return model.delegations.get(id as DelegationId)?.version ?? 0
  if (kind === 'policy') return model.policy.version
  if (kind === 'quota-grant') return model.grants.has(id) ? 1 : 0
  const owner = id.replace(/-S\d+$/, '') as RequisitionId
  return model.requisitions.get(owner)?.shipments.find((each) => each.id === id)?.version ?? 0
}

/** The answer that the store must give: the key first, then what the decision rested on, then the balances. */
export function predict(facts: Facts, change: Change): Committed {
  const reply = facts.reply(change.key)
  if (reply !== undefined) return { kind: 'duplicate', reply: JSON.parse(reply) }
  const [outdated] = outdatedIn(facts, change)
  if (outdated !== undefined) return { kind: 'conflict', on: outdated }
  const leaning = leaningOf(facts, change)
  if (leaning) return { kind: 'conflict', on: `delegation ${leaning.id}` }
  for (const [account, delta] of [...deltasOf(change)].toSorted(byUnit)) {
    const balance = facts.balance(account)
    if (delta < 0 && balance + delta < 0)
      return { kind: 'shortfall', account: accountFrom(account), balance, asked: -delta }
  }
  return { kind: 'committed', reply: change.reply }
}

/** What a change rests on that is otherwise by now, in the order in which it is looked at. */
function outdatedIn(facts: Facts, change: Change): readonly string[] {
  return [...change.expect, ...written(change)]
    .filter(({ kind, id, version }) => facts.version(kind, id) !== version)
    .map(({ kind, id }) => `${kind} ${id}`)
    .toSorted()
}

/**
 * Is this the answer that the store must give? Of changes sent at the same moment, one that waits for the other's row may
 * have looked for a row before it that the other had not written yet: any that is outdated may then be named.
 */
export function explains(
  facts: Facts,
  change: Change,
  answer: Committed,
  together: boolean,
): boolean {
  const expected = predict(facts, change)
  if (isDeepStrictEqual(expected, answer)) return true
  if (!together || expected.kind !== 'conflict' || answer.kind !== 'conflict') return false
  return outdatedIn(facts, change).includes(answer.on)
}

/** An absence that cannot be together with one that stands. */
function leaningOf(facts: Facts, { put }: Change): Delegation | undefined {
  const known = facts.delegations()
  return (put.delegations ?? []).find(
    (each) => isAbsence(each) && each.version === 1 && known.some((other) => lean(each, other)),
  )
}

/** The facts after a change was committed. */
export function factsAfter(facts: Facts, change: Change): Facts {
  const versions = new Map(
    written(change).map(({ kind, id, version }) => [`${kind} ${id}`, version + 1]),
  )
  const deltas = deltasOf(change)
  const given = change.put.delegations ?? []
  return {
    reply: (key) => (key === change.key ? JSON.stringify(change.reply) : facts.reply(key)),
    version: (kind, id) => versions.get(`${kind} ${id}`) ?? facts.version(kind, id),
    balance: (account) => facts.balance(account) + (deltas.get(account) ?? 0),
    delegations: () => [
      ...facts.delegations().filter(({ id }) => !given.some((each) => each.id === id)),
      ...given,
    ],
  }
}

/** Rows that are written must be one version behind. */
function written({ put }: Change): readonly Expectation[] {
  const behind = (kind: Expectation['kind']) => (row: { id: string; version: number }) => ({
    kind,
    id: row.id,
    version: row.version - 1,
  })
  return [
    ...(put.requisitions ?? []).map(behind('requisition')),
    ...(put.shipments ?? []).map(behind('shipment')),
    ...(put.quotaGrants ?? []).map(behind('quota-grant')),
    ...(put.delegations ?? []).map(behind('delegation')),
  ]
}

const unguarded = ['supplier', 'granted', 'lost', 'scrapped']

/** What every guarded account gains or loses by all transfers together. */
export function deltasOf({ transfers }: Pick<Change, 'transfers'>): Holdings {
  const deltas: Holdings = new Map()
  const move = (side: { kind: string; place: string }, unit: string, quantity: number) => {
    const account = `${side.kind}|${side.place}|${unit}`
    if (!unguarded.includes(side.kind)) deltas.set(account, (deltas.get(account) ?? 0) + quantity)
  }
  for (const { from, to, unit, quantity } of transfers) {
    move(from, unit, -quantity)
    move(to, unit, quantity)
  }
  return deltas
}

type Entry = readonly [account: string, quantity: number]

/** Accounts are looked at by unit, then kind, then place. */
function byUnit([one]: Entry, [other]: Entry): number {
  const [a, b] = [accountFrom(one), accountFrom(other)]
  const text = (account: typeof a) => [account.unit, account.kind, account.place].join('\u0000')
  return text(a) < text(b) ? -1 : 1
}
