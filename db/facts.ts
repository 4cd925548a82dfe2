import type { PlanFacts } from '../domain/desk/submit.ts'
import type { SiteId } from '../domain/ids.ts'
import { type Account, quotaUnit } from '../domain/ledger/account.ts'
import type { Network } from '../domain/network/network.ts'
import { quotaPlace } from '../domain/quota/quota.ts'
import type { Requisition } from '../domain/requisition/requisition.ts'
import type { Snapshot, Want } from './store.ts'

/** What must be loaded to plan for a station: stock of these parts everywhere and the station's quota of the month. */
export function planWant(parts: readonly string[], station: SiteId, month: string): Want {
  const place = quotaPlace(station, month)
  const left: Account = { kind: 'left', place, unit: quotaUnit }
  return { units: [...new Set(parts)].toSorted(), accounts: [left], quotaGrants: [place] }
}

/** The same for a requisition that exists, with the requisition itself. */
export function requisitionWant(requisition: Requisition): Want {
  const parts = requisition.lines.map((line) => line.part)
  return {
    ...planWant(parts, requisition.station, requisition.quotaMonth),
    requisitions: [requisition.id],
  }
}

export function planFacts(snapshot: Snapshot, station: SiteId, network: Network): PlanFacts {
  return {
    station: network.station(station),
    sites: network.sites,
    policy: snapshot.policy,
    balances: snapshot.balances,
    quotaGrants: snapshot.quotaGrants,
  }
}
