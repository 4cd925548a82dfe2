import type { SeedRows } from '../../db/seed-rows.ts'
import type { Store } from '../../db/store.ts'
import type { Change } from '../../domain/desk/change.ts'
import { type PlanFacts, planRequest, submit } from '../../domain/desk/submit.ts'
import { type PartCode, requisitionId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import type { Station } from '../../domain/network/site.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { quotaPlace } from '../../domain/quota/quota.ts'
import type { AskedPart } from '../../domain/sourcing/plan.ts'
import { monthOf } from '../../domain/time.ts'

const enough = 1_000_000_000

/** What requisitions are made of: clerks of stations, and parts that HQ has without end. */
export type Work = {
  readonly at: number
  readonly policy: Policy
  readonly places: readonly {
    readonly facts: Omit<PlanFacts, 'balances'>
    readonly clerk: Person
  }[]
  readonly parts: readonly PartCode[]
}

/** Nobody is asked: what is measured is the writing. */
export function workOf(rows: SeedRows): Work {
  const limits = {
    monthlyQuotaFen: enough,
    requestLimitFen: enough,
    pieceLimitFen: enough,
    lineQuantityLimit: enough,
    directDraw: 'always',
  } as const
  const grades = { A: limits, B: limits, C: limits, D: limits }
  const policy = { ...rows.policy, grades }
  const hq = rows.sites.filter((site) => site.kind === 'hq')
  const stations = rows.sites.filter((site): site is Station => site.kind === 'station')
  const month = monthOf(rows.at)
  const places = stations.flatMap((station) => {
    const clerk = rows.people.find((person) =>
      person.grants.some((grant) => grant.role === 'clerk' && grant.site === station.id),
    )
    if (!clerk) return []
    const quotaGrants = [quotaPlace(station.id, month)]
    return [{ facts: { station, sites: [...hq, station], policy, quotaGrants }, clerk }]
  })
  const parts = rows.catalogue.parts.slice(0, 1_000).map((part) => part.code)
  return { at: rows.at, policy, places, parts }
}

/** Fills HQ's shelves, and the quota of the month of every station that has none yet. */
export async function stockUp(store: Store, { at, places, parts }: Work): Promise<void> {
  const wanted = places.map(({ facts: { station } }) => ({
    id: quotaPlace(station.id, monthOf(at)),
    site: station.id,
    month: monthOf(at),
    amountFen: enough,
    version: 1,
  }))
  const known = await store.load({ quotaGrants: wanted.map(({ id }) => id) })
  const quotaGrants = wanted.filter(({ id }) => !known.quotaGrants.includes(id))
  const granted = quotaGrants.map((grant) => ({
    from: { kind: 'granted', place: '*' } as const,
    to: { kind: 'left', place: grant.id } as const,
    unit: 'fen',
    quantity: enough,
  }))
  const stocked = parts.map((unit) => ({
    from: { kind: 'supplier', place: '*' } as const,
    to: { kind: 'available', place: 'HQ' } as const,
    unit,
    quantity: enough,
  }))
  const answer = await store.commit({
    key: 'bench',
    at,
    expect: quotaGrants.map(({ id }) => ({ kind: 'quota-grant', id, version: 0 }) as const),
    put: { quotaGrants },
    transfers: [...granted, ...stocked],
    events: [],
    tasks: [],
    reply: null,
  })
  invariant(answer.kind === 'committed', 'the shelves are filled')
}

/** The submission of three lines from HQ, as the desk decides it. */
export function submission(work: Work, number: number, parts: readonly PartCode[]): Change {
  const place = work.places[number % work.places.length]
  invariant(place, 'there are stations')
  const asked = parts.map(
    (part): AskedPart => ({ part, model: null, quantity: 1, priceFen: 1, typed: part }),
  )
  const balances = parts.map(
    (unit): Balance => ({ kind: 'available', place: 'HQ', unit, balance: enough }),
  )
  const left = { kind: 'left', place: place.facts.quotaGrants[0] ?? '', unit: 'fen' } as const
  const facts = { ...place.facts, balances: [...balances, { ...left, balance: enough }] }
  const decision = submit(facts, {
    key: `bench/${number}`,
    at: work.at,
    id: requisitionId(`REQ-${number}`),
    requester: place.clerk,
    locale: 'zh-Hans',
    asked,
    serviceOrder: null,
    urgent: false,
    shownDigest: planRequest(asked, facts, work.at, false).digest,
  })
  invariant(decision.kind === 'decided', 'the desk says yes')
  return decision.change
}
