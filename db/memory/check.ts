import type { Change, Expectation, Put } from '../../domain/desk/change.ts'
import { delegationId, personId, requisitionId, siteId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import { accountKey, type Balance, isGuarded } from '../../domain/ledger/account.ts'
import type { Transfer } from '../../domain/ledger/transfer.ts'
import { checksOf } from '../change-json.ts'
import { byText } from '../order.ts'
import type { Committed } from '../store.ts'
import type { MemoryState } from './state.ts'

/** The first expectation that does not hold, in sorted order, as `commit_change` finds it. */
export function conflictOf(state: MemoryState, change: Change): Committed | null {
  const failed = checksOf(change)
    .toSorted((one, other) => byText(one.kind, other.kind) || byText(one.id, other.id))
    .find((check) => versionOf(state, check) !== check.version)
  return failed ? { kind: 'conflict', on: `${failed.kind} ${failed.id}` } : null
}

function versionOf(state: MemoryState, { kind, id }: Expectation): number {
  switch (kind) {
    case 'requisition':
      return state.folders.get(requisitionId(id))?.header.version ?? 0
    case 'shipment':
      return shipmentVersion(state, id)
    case 'person':
      return state.people.get(personId(id))?.version ?? 0
    case 'policy':
      return state.policy.version
    case 'conversation':
      return state.conversations.get(id)?.version ?? 0
    case 'quota-grant':
      return state.quotaGrants.get(id)?.version ?? 0
    case 'delegation':
      return state.delegations.get(delegationId(id))?.version ?? 0
  }
}

function shipmentVersion(state: MemoryState, id: string): number {
  const owner = state.shipmentOwners.get(id)
  return owner === undefined ? 0 : (state.folders.get(owner)?.shipments.get(id)?.version ?? 0)
}

/** What each guarded account gains or loses by all transfers together, in the order accounts are locked in. */
export function deltasOf(transfers: readonly Transfer[]): Balance[] {
  const deltas = new Map<string, Balance>()
  for (const { from, to, unit, quantity } of transfers) {
    for (const [side, delta] of [[from, -quantity] as const, [to, quantity] as const]) {
      if (!isGuarded(side.kind)) continue
      const account = { kind: side.kind, place: side.place, unit }
      const balance = (deltas.get(accountKey(account))?.balance ?? 0) + delta
      deltas.set(accountKey(account), { ...account, balance })
    }
  }
  return [...deltas.values()]
    .filter((delta) => delta.balance !== 0)
    .toSorted(
      (one, other) =>
        byText(one.unit, other.unit) ||
        byText(one.kind, other.kind) ||
        byText(one.place, other.place),
    )
}

/** The first account that would go below zero. */
export function shortfallOf(state: MemoryState, deltas: readonly Balance[]): Committed | null {
  for (const { balance: delta, ...account } of deltas) {
    const balance = state.balances.get(accountKey(account))?.balance ?? 0
    if (balance + delta < 0) return { kind: 'shortfall', account, balance, asked: -delta }
  }
  return null
}

type Table = 'sites' | 'people' | 'parts' | 'models' | 'requisitions' | 'shipments' | 'files'
type Reference = readonly [Table, string | null]

/** The foreign keys of the schema: what fails here is a bug and is thrown. */
export function checkReferences(state: MemoryState, { put }: Change): void {
  const fresh = {
    requisitions: new Set<string>(put.requisitions?.map((row) => row.id)),
    shipments: new Set<string>(put.shipments?.map((row) => row.id)),
  }
  const isKnown: Record<Table, (id: string) => boolean> = {
    sites: (id) => state.sites.has(siteId(id)),
    people: (id) => state.people.has(personId(id)),
    parts: (id) => state.parts.has(id),
    models: (id) => state.models.has(id),
    requisitions: (id) => fresh.requisitions.has(id) || state.folders.has(requisitionId(id)),
    shipments: (id) => fresh.shipments.has(id) || state.shipmentOwners.has(id),
    files: (id) => state.files.has(id),
  }
  for (const [table, id] of [...requestReferences(put), ...otherReferences(put)]) {
    invariant(id === null || isKnown[table](id), `${id} is in ${table}`)
  }
}

function requestReferences(put: Put): Reference[] {
  return [
    ...(put.requisitions ?? []).flatMap((row): Reference[] => [
      ['sites', row.station],
      ['people', row.requester],
      ['people', row.cancelledBy],
      ['requisitions', row.replaces],
      ['requisitions', row.replacedBy],
    ]),
    ...(put.lines ?? []).flatMap((row): Reference[] => [
      ['requisitions', row.requisition],
      ['parts', row.part],
      ['models', row.model],
      ['sites', row.source],
    ]),
    ...(put.approvals ?? []).flatMap((row): Reference[] => [
      ['requisitions', row.requisition],
      ['sites', row.site],
      ['people', 'decidedBy' in row ? row.decidedBy : null],
      ['people', 'decidedFor' in row ? row.decidedFor : null],
    ]),
    ...(put.delegations ?? []).flatMap((row): Reference[] => [
      ['people', row.giver],
      ['people', row.delegate],
    ]),
  ]
}

function otherReferences(put: Put): Reference[] {
  return [
    ...(put.shipments ?? []).flatMap((row): Reference[] => [
      ['requisitions', row.requisition],
      ['sites', row.from],
      ['sites', row.to],
      ['people', row.shippedBy],
      ['people', row.state === 'received' ? row.receivedBy : null],
    ]),
    ...(put.shipmentLines ?? []).flatMap((row): Reference[] => [
      ['shipments', row.shipment],
      ['parts', row.part],
    ]),
    ...(put.claims ?? []).flatMap((row): Reference[] => [
      ['requisitions', row.requisition],
      ['shipments', row.shipment],
      ['parts', row.part],
      ['people', row.openedBy],
    ]),
    ...(put.photos ?? []).flatMap((row): Reference[] => [
      ['requisitions', row.requisition],
      ['shipments', row.shipment],
      ['files', row.file],
      ['people', row.addedBy],
    ]),
    ...(put.quotaGrants ?? []).map((row): Reference => ['sites', row.site]),
    ...(put.conversations ?? []).map((row): Reference => ['people', row.person]),
    ...(put.cardCopies ?? []).flatMap((row): Reference[] => [
      ['requisitions', row.requisition],
      ['people', row.person],
    ]),
  ]
}
