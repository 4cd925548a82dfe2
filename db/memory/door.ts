import type { Change, Put } from '../../domain/desk/change.ts'
import { requisitionId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import { accountKey, type Balance, quotaUnit } from '../../domain/ledger/account.ts'
import type { MemoryState } from './state.ts'

/** What `commit_change` takes from nobody: its `check_...` functions. What fails here is a bug and is thrown. */
export function checkDoor(state: MemoryState, change: Change): void {
  const { put, transfers, events, tasks } = change
  const whole = new Set<string>(put.requisitions?.map((row) => row.id))
  for (const id of requisitionsOfParts(put)) {
    invariant(whole.has(id), `what belongs to requisition ${id} is put together with it`)
  }
  const sent = new Set<string>(put.shipments?.map((row) => row.id))
  for (const { shipment } of put.shipmentLines ?? []) {
    invariant(sent.has(shipment), `the lines of shipment ${shipment} are put together with it`)
  }
  for (const { shipment, requisition } of put.photos ?? []) {
    const mine = put.shipments?.find((row) => row.id === shipment)?.requisition
    const owner = mine ?? state.shipmentOwners.get(shipment)
    invariant(owner === requisition, `a photo is of a shipment of ${requisition}`)
  }
  for (const { unit } of transfers) {
    const isUnit = unit === quotaUnit || state.parts.has(unit)
    invariant(isUnit, `${unit} is no unit: a part of the catalogue or fen`)
  }
  for (const { aggregate } of events) {
    const isOwn = whole.has(aggregate) || !state.folders.has(requisitionId(aggregate))
    invariant(isOwn, `an event of requisition ${aggregate} comes together with its change`)
  }
  const rescue = tasks.find((task) => task.key.startsWith('inbound:'))
  invariant(!rescue, 'a change adds no rescue task')
}

/** A balance that JavaScript can no longer count is refused, as the database does. */
export function checkCountable(state: MemoryState, deltas: readonly Balance[]): void {
  for (const delta of deltas) {
    const balance = (state.balances.get(accountKey(delta))?.balance ?? 0) + delta.balance
    invariant(Number.isSafeInteger(balance), `${accountKey(delta)} is countable`)
  }
}

function requisitionsOfParts(put: Put): readonly string[] {
  const parts = [put.lines, put.approvals, put.shipments, put.claims, put.photos]
  const handedOver = (put.delegations ?? []).filter((each) => each.kind === 'hand-over')
  return [...parts, handedOver].flatMap((rows) => (rows ?? []).map((row) => row.requisition))
}
