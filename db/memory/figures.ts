import { z } from 'zod'
import type { SiteId } from '../../domain/ids.ts'
import { brokenMost, carrierTallies, cycleOf } from '../../domain/kpi/delivery.ts'
import { backordersOf, demandOf, sumOfDemand, wantedMost } from '../../domain/kpi/demand.ts'
import { isWithin, type Span } from '../../domain/kpi/period.ts'
import type { ShelfValue, Turnover } from '../../domain/kpi/stock.ts'
import type { AccountPlace } from '../../domain/ledger/account.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { Instant } from '../../domain/time.ts'
import { byText } from '../order.ts'
import type { Figures } from '../store.ts'
import { byAge, mayBeServed } from './load.ts'
import { type MemoryState, requisitionOf } from './state.ts'

type Sites = readonly SiteId[] | null

const submission = z.object({ shown: z.string() })
const includes = (sites: Sites, place: string) =>
  sites === null || sites.some((site) => site === place)

/** What is counted for reports, over plain maps: the definitions themselves. */
export function createMemoryFigures(state: MemoryState): Figures {
  const of = (stations: Sites) =>
    [...state.folders.values()]
      .map(requisitionOf)
      .filter((each) => includes(stations, each.station))
      .toSorted(byAge)
  const shipmentsOf = (stations: Sites) => of(stations).flatMap((each) => each.shipments)
  return {
    async demand(span, stations) {
      const asked = of(stations).filter(
        (each) => each.kind === 'ordinary' && isWithin(span, each.createdAt),
      )
      return sumOfDemand(asked.map((each) => demandOf(each, shownOf(state, each))))
    },
    wanted: async ({ by, span, before, stations, limit }) =>
      wantedMost(of(stations), by, span, before).slice(0, limit),
    carriers: async (span, stations) => carrierTallies(shipmentsOf(stations), span),
    broken: async ({ span, before, stations, limit }) =>
      brokenMost(shipmentsOf(stations), span, before).slice(0, limit),
    async cycle(span, stations) {
      const cycles = of(stations).map((each) => cycleOf(each, firstAskedAt(state, each), span))
      return {
        lines: cycles.reduce((sum, each) => sum + each.lines, 0),
        total: cycles.reduce((sum, each) => sum + each.total, 0),
        untilShipped: cycles.reduce((sum, each) => sum + each.untilShipped, 0),
      }
    },
    backorders: async (span, stations, limit) =>
      of(stations)
        .filter((each) => each.cancelledBy === null && mayBeServed(each))
        .filter((each) => span === null || isWithin(span, each.createdAt))
        .flatMap(backordersOf)
        .slice(0, limit),
    shelves: async (places) => shelves(state, places),
    turnover: async (span, places) => turnover(state, span, places),
  }
}

function shownOf(state: MemoryState, requisition: Requisition): string | null {
  const first = state.events.get(requisition.id)?.[0]
  if (first?.kind !== 'submitted') return null
  return submission.safeParse(first.data).data?.shown ?? null
}

function firstAskedAt(state: MemoryState, requisition: Requisition): Instant {
  const original = requisition.replaces && state.folders.get(requisition.replaces)
  return original ? firstAskedAt(state, requisitionOf(original)) : requisition.createdAt
}

const isShelf = ({ kind }: AccountPlace) => kind === 'available' || kind === 'reserved'
const isGone = ({ kind }: AccountPlace) => kind === 'consumed' || kind === 'transit'
const pricesOf = (state: MemoryState): ReadonlyMap<string, number> =>
  new Map(state.catalogue.parts.map((part) => [part.code, part.priceFen]))

function shelves(state: MemoryState, places: Sites): readonly ShelfValue[] {
  const prices = pricesOf(state)
  const found = new Map<string, ShelfValue>()
  for (const account of state.balances.values()) {
    if (!isShelf(account) || !includes(places, account.place) || account.balance === 0) continue
    const place = account.place as SiteId
    const { pieces, valueFen } = found.get(place) ?? { pieces: 0, valueFen: 0 }
    found.set(place, {
      place,
      pieces: pieces + account.balance,
      valueFen: valueFen + account.balance * (prices.get(account.unit) ?? 0),
    })
  }
  return [...found.values()].toSorted((one, other) => byText(one.place, other.place))
}

function turnover(state: MemoryState, { from, until }: Span, places: Sites): Turnover {
  const onShelf = (account: AccountPlace) => isShelf(account) && includes(places, account.place)
  const sentByUs = (account: AccountPlace) => {
    const owner = state.shipmentOwners.get(account.place)
    const sent = owner && state.folders.get(owner)?.shipments.get(account.place)
    return account.kind === 'transit' && sent !== undefined && includes(places, sent.from)
  }
  const [first] = state.entries
  const since = first ? Math.max(from, first.at + 1) : from
  const prices = pricesOf(state)
  const worth = (entry: (typeof state.entries)[number]) =>
    entry.quantity * (prices.get(entry.unit) ?? 0)
  const sum = (of: (entry: (typeof state.entries)[number]) => number) =>
    state.entries.reduce((total, entry) => total + of(entry) * worth(entry), 0)
  const change = (entry: (typeof state.entries)[number]) =>
    Number(onShelf(entry.to)) - Number(onShelf(entry.from))
  return {
    usedFen: sum((entry) => {
      if (!isWithin({ from: since, until }, entry.at)) return 0
      if (onShelf(entry.from) && isGone(entry.to)) return 1
      return onShelf(entry.to) && sentByUs(entry.from) ? -1 : 0
    }),
    openingFen: sum((entry) => (entry.at < since ? change(entry) : 0)),
    closingFen: sum((entry) => (entry.at < Math.max(since, until) ? change(entry) : 0)),
    since,
  }
}
