import type { PartCode } from '../../domain/ids.ts'
import { openOf, type Requisition } from '../../domain/requisition/requisition.ts'
import { byText, isOldestFirst } from '../order.ts'
import { correctionFrom } from '../rows/corrections.ts'
import type { LowStock, Reads, RequisitionQuery } from '../store.ts'
import { byAccount, byAge, mayBeServed } from './load.ts'
import { type MemoryState, requisitionOf } from './state.ts'

/** The lists that chat and jobs show, over plain maps. */
export function createMemoryReads(state: MemoryState): Reads {
  const requisitions = () => [...state.folders.values()].map(requisitionOf)
  return {
    catalogue: async () => state.catalogue,
    sites: async () => [...state.sites.values()],
    async personByIdentity(platform, tenant, user) {
      const found = state.identities.find(
        (each) => each.platform === platform && each.tenant === tenant && each.user === user,
      )
      return found ? (state.people.get(found.person) ?? null) : null
    },
    async peopleWith(role, site) {
      return [...state.people.values()]
        .filter(({ grants }) =>
          grants.some((each) => each.role === role && (site === undefined || each.site === site)),
        )
        .toSorted((one, other) => byText(one.id, other.id))
    },
    async personalAddress(person) {
      const found = [...state.conversations.values()]
        .filter((each) => each.person === person && each.kind === 'personal')
        .toSorted((one, other) => other.usedAt - one.usedAt || byText(one.address, other.address))
      return found[0]?.address ?? null
    },
    async requisitions(query) {
      return requisitions()
        .filter((each) => isAsked(state, each, query) && isViewed(each, query))
        .toSorted(isOldestFirst(query.view) ? byAge : (one, other) => byAge(other, one))
        .slice(0, query.limit)
    },
    async requisitionByShipment(shipment) {
      const owner = state.shipmentOwners.get(shipment)
      const folder = owner === undefined ? undefined : state.folders.get(owner)
      return folder ? requisitionOf(folder) : null
    },
    async requisitionByTracking(tracking) {
      const found = requisitions()
        .flatMap((each) => each.shipments.map((shipment) => ({ requisition: each, shipment })))
        .filter(({ shipment }) => shipment.tracking === tracking)
        .toSorted(
          ({ shipment: one }, { shipment: other }) =>
            other.shippedAt - one.shippedAt || byText(other.id, one.id),
        )
      return found[0]?.requisition ?? null
    },
    async stock(units, places) {
      return [...new Set(units)]
        .flatMap((unit) => [...(state.unitAccounts.get(unit) ?? [])])
        .flatMap((key) => state.balances.get(key) ?? [])
        .filter((each) => each.kind === 'available' && each.balance > 0)
        .filter((each) => places === undefined || places.some((place) => place === each.place))
        .toSorted(byAccount)
    },
    lowStock: async (places, limit) => lowStock(state, places).slice(0, limit),
    async cardCopies(requisition) {
      return [...state.cardCopies.values()]
        .filter((each) => each.requisition === requisition)
        .toSorted((one, other) => byText(one.id, other.id))
    },
    async cardCopiesAt(address) {
      return [...state.cardCopies.values()]
        .filter((each) => each.address === address)
        .toSorted((one, other) => byText(one.id, other.id))
    },
    cardCopy: async (id) => state.cardCopies.get(id) ?? null,
    setting: async (name) => state.settings.get(name),
    async orderedParts(station, limit) {
      const latest = new Map<PartCode, number>()
      for (const { station: of, createdAt, lines } of requisitions()) {
        if (of !== station) continue
        for (const { part } of lines) latest.set(part, Math.max(createdAt, latest.get(part) ?? 0))
      }
      return [...latest]
        .toSorted(([one, at], [other, then]) => then - at || byText(one, other))
        .slice(0, limit)
        .map(([part]) => part)
    },
    corrections: async (limit) =>
      [...state.events.values()]
        .flat()
        .filter(({ kind }) => kind === 'picked')
        .toSorted((one, other) => other.at - one.at || byText(one.aggregate, other.aggregate))
        .flatMap(({ data }) => correctionFrom(data))
        .slice(0, limit),
  }
}

function isAsked(state: MemoryState, requisition: Requisition, query: RequisitionQuery): boolean {
  const { station, requester, centre, serviceOrder, replaces } = query
  if (station !== undefined && requisition.station !== station) return false
  if (requester !== undefined && requisition.requester !== requester) return false
  if (serviceOrder !== undefined && requisition.serviceOrder !== serviceOrder) return false
  if (replaces !== undefined && requisition.replaces !== replaces) return false
  if (centre === undefined) return true
  const site = state.sites.get(requisition.station)
  return site?.kind === 'station' && site.centre === centre
}

function isViewed(requisition: Requisition, { view, source }: RequisitionQuery): boolean {
  const { lines, approvals, shipments } = requisition
  switch (view) {
    case 'open':
      return lines.some((line) => openOf(line) > 0)
    case 'awaiting-approval':
      return requisition.cancelledBy === null && approvals.some((each) => each.state === 'pending')
    case 'in-transit':
      return shipments.some((each) => each.state === 'open')
    case 'to-ship':
      return (
        mayBeServed(requisition) &&
        lines.some((each) => each.reserved > 0 && (source === undefined || each.source === source))
      )
    case 'latest':
      return true
  }
}

/** Worst first: what is left as a share of the minimum, then how much is missing. */
function lowStock(state: MemoryState, places: readonly string[] | null): LowStock[] {
  return state.stockMinimums
    .filter(({ site }) => places === null || places.includes(site))
    .map(({ site, part, minimum }): LowStock => {
      const balance = state.balances.get(`available|${site}|${part}`)?.balance ?? 0
      return { kind: 'available', place: site, unit: part, balance, minimum }
    })
    .filter(({ balance, minimum }) => balance < minimum)
    .toSorted(
      (one, other) =>
        one.balance / one.minimum - other.balance / other.minimum ||
        one.balance - one.minimum - (other.balance - other.minimum) ||
        byText(one.place, other.place) ||
        byText(one.unit, other.unit),
    )
}
