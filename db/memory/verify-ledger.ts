import { shipmentId, siteId } from '../../domain/ids.ts'
import { accountKey, type Balance, isGuarded, quotaUnit } from '../../domain/ledger/account.ts'
import { quotaPlace } from '../../domain/quota/quota.ts'
import type { MemoryState } from './state.ts'
import { createTally } from './tally.ts'
import type { Check } from './verify.ts'

const balances: Check = (state) => {
  const tally = createTally({ said: 'the balance is', booked: 'its entries come to' })
  for (const account of state.balances.values()) {
    tally.add(accountKey(account), 'said', account.balance)
  }
  for (const { from, to, unit, quantity } of state.entries) {
    if (isGuarded(from.kind)) tally.add(accountKey({ ...from, unit }), 'booked', -quantity)
    if (isGuarded(to.kind)) tally.add(accountKey({ ...to, unit }), 'booked', quantity)
  }
  return tally.differences()
}

const units: Check = (state) => {
  const tally = createTally({ said: 'guarded accounts come to', booked: 'sources and sinks gave' })
  for (const { unit, balance } of state.balances.values()) tally.add(unit, 'said', balance)
  for (const { from, to, unit, quantity } of state.entries) {
    if (!isGuarded(from.kind)) tally.add(unit, 'booked', quantity)
    if (!isGuarded(to.kind)) tally.add(unit, 'booked', -quantity)
  }
  return tally.differences()
}

const guarded: Check = (state) =>
  [...state.balances.values()]
    .filter(({ kind, balance }) => balance < 0 || !isGuarded(kind))
    .map((account) => ({
      what: accountKey(account),
      detail: `the balance is ${account.balance}`,
    }))

const entries: Check = (state) =>
  state.entries
    .filter(
      ({ from, to, quantity, changeKey }) =>
        quantity <= 0 ||
        (from.kind === to.kind && from.place === to.place) ||
        !state.replies.has(changeKey),
    )
    .map((entry) => ({ what: `entry of ${entry.changeKey}`, detail: JSON.stringify(entry) }))

const places: Check = (state) =>
  [...state.balances.values()]
    .filter((account) => !isSomewhere(state, account))
    .map((account) => ({
      what: accountKey(account),
      detail: 'there is no such place or unit',
    }))

function isSomewhere(state: MemoryState, { kind, place, unit }: Balance): boolean {
  if (unit === quotaUnit) return state.quotaGrants.has(place)
  if (!state.parts.has(unit)) return false
  if (kind === 'transit') return state.shipmentOwners.has(shipmentId(place))
  return kind === 'consumed' || state.sites.has(siteId(place))
}

const reserved: Check = (state) => {
  const tally = createTally({ said: 'lines have reserved', booked: 'the account holds' })
  for (const { lines } of state.folders.values()) {
    for (const line of lines.values()) {
      if (line.reserved > 0) tally.add(`${line.part} at ${line.source}`, 'said', line.reserved)
    }
  }
  for (const { kind, place, unit, balance } of state.balances.values()) {
    if (kind === 'reserved') tally.add(`${unit} at ${place}`, 'booked', balance)
  }
  return tally.differences()
}

const quota: Check = (state) => {
  const tally = createTally({ said: 'said are', booked: 'booked are' })
  for (const { header } of state.folders.values()) {
    const place = quotaPlace(header.station, header.quotaMonth)
    tally.add(`held fen of ${place}`, 'said', header.heldFen)
    tally.add(`used fen of ${place}`, 'said', header.usedFen)
  }
  for (const { kind, place, balance } of state.balances.values()) {
    if (kind === 'held' || kind === 'used') tally.add(`${kind} fen of ${place}`, 'booked', balance)
  }
  for (const { id, amountFen } of state.quotaGrants.values()) {
    tally.add(`the quota of ${id}`, 'said', amountFen)
  }
  for (const { from, to, quantity } of state.entries) {
    if (from.kind === 'granted' && to.kind === 'left') {
      tally.add(`the quota of ${to.place}`, 'booked', quantity)
    }
  }
  return tally.differences()
}

/** Balances, entries and what the requisitions say about both. */
export const ledgerChecks = { balances, units, guarded, entries, places, reserved, quota }
