import type { Decided } from '../../domain/desk/decision.ts'
import type { PlanFacts } from '../../domain/desk/submit.ts'
import { partCode, personId, siteId } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Centre, Headquarters, Site, Station } from '../../domain/network/site.ts'
import type { Person, RoleGrant } from '../../domain/people/person.ts'
import type { GradeLimits, Policy } from '../../domain/policy/policy.ts'
import { quotaPlace } from '../../domain/quota/quota.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { AskedPart } from '../../domain/sourcing/plan.ts'
import { createLedger, type Ledger } from './desk-ledger.ts'

const named = (name: string): LocalText => ({ 'zh-Hans': name, 'zh-Hant': name, en: name })

const place = (id: string, latitude: number, longitude: number) => ({
  id: siteId(id),
  name: named(id),
  city: named(id),
  province: named(id),
  latitude,
  longitude,
})

export const hq: Headquarters = { kind: 'hq', ...place('HQ', 36.07, 120.38) }
/** The station's own centre, one day away. */
export const hangzhou: Centre = { kind: 'centre', ...place('C-HZ', 30.27, 120.15) }
/** One day away as well, which is nearer than HQ. */
export const nanjing: Centre = { kind: 'centre', ...place('C-NJ', 32.06, 118.8) }
/** Two days away, as HQ is. */
export const guangzhou: Centre = { kind: 'centre', ...place('C-GZ', 23.13, 113.26) }
export const taizhou: Station = {
  kind: 'station',
  grade: 'B',
  centre: hangzhou.id,
  ...place('S-TZ', 28.66, 121.42),
}
export const ningbo: Station = {
  kind: 'station',
  grade: 'B',
  centre: hangzhou.id,
  ...place('S-NB', 29.87, 121.54),
}

/** 23 November 2026, 09:00 in company time. */
export const monday = Date.UTC(2026, 10, 23, 1)
/** Where the quota of that month is kept. */
export const november = quotaPlace(taizhou.id, '2026-11')

export const compressor = partCode('COMPRESSOR')
export const gasket = partCode('GASKET')

function person(id: string, site: Site, ...grants: readonly RoleGrant[]): Person {
  const name = named(id)
  return { id: personId(id), name, site: site.id, locale: 'zh-Hans', grants, version: 1 }
}

const as = (role: RoleGrant['role'], site: Site): RoleGrant => ({ role, site: site.id })

export const clerk = person('clerk', taizhou, as('clerk', taizhou))
export const otherClerk = person('other-clerk', ningbo, as('clerk', ningbo))
export const manager = person('manager', hangzhou, as('manager', hangzhou))
/** May approve for the centre, and asks for parts at the station as well. */
export const both = person('both', taizhou, as('clerk', taizhou), as('manager', hangzhou))
export const hqManager = person('hq-manager', hq, as('hq-manager', hq))
export const secondHqManager = person('second-hq-manager', hq, as('hq-manager', hq))
/** Ships from everywhere. */
export const keeper = person(
  'keeper',
  hq,
  ...[hq, hangzhou, nanjing, guangzhou].map((site) => as('keeper', site)),
)

/** Round limits in fen: 10,000 a month, 5,000 a request, 2,000 a piece, 10 pieces, direct draw always. */
const limits: GradeLimits = {
  monthlyQuotaFen: 10_000,
  requestLimitFen: 5_000,
  pieceLimitFen: 2_000,
  lineQuantityLimit: 10,
  directDraw: 'always',
}

export const policyOf = (changed: Partial<GradeLimits> = {}): Policy => {
  const each = { ...limits, ...changed }
  return {
    version: 1,
    grades: { A: each, B: each, C: each, D: each },
    secondApprovalFactor: 2,
    remindAfterHours: 2,
    escalateAfterHours: 8,
    holdHours: 48,
    pollHours: 2,
  }
}

/** So many pieces of a part that costs 1,000 fen, unless something else is said. */
export function wanting(part: string, quantity: number, priceFen = 1_000): AskedPart {
  return { part: partCode(part), model: null, quantity, priceFen, typed: `${part} ${quantity}` }
}

/** Pieces on the shelves, by site and part. */
export type Shelves = Readonly<Record<string, Readonly<Record<string, number>>>>

export type World = {
  readonly ledger: Ledger
  readonly policy: Policy
  facts(): PlanFacts
  /** More pieces come to a shelf. */
  stocks(shelves: Shelves): void
  /** Writes what a verb decided and gives the requisition as it is then; throws when the verb said no. */
  writes(decision: Decided | { readonly kind: string }): Requisition
  /** A number that was not given before. */
  next(): number
}

export type Setup = {
  readonly shelves?: Shelves
  readonly limits?: Partial<GradeLimits>
  readonly station?: Partial<Station>
}

/** A company of one station, its centre, HQ and two more centres, with the shelves filled. */
export function openWorld(setup: Setup = {}): World {
  const ledger = createLedger()
  const quotaGrants: string[] = []
  const station: Station = { ...taizhou, ...setup.station }
  const policy = policyOf(setup.limits)
  let count = 1_000
  const stocks = (shelves: Shelves) => {
    for (const [site, parts] of Object.entries(shelves)) {
      for (const [unit, quantity] of Object.entries(parts)) {
        const from = { kind: 'supplier', place: '*' } as const
        if (quantity > 0)
          ledger.apply([{ from, to: { kind: 'available', place: site }, unit, quantity }])
      }
    }
  }
  stocks(setup.shelves ?? {})
  return {
    ledger,
    policy,
    stocks,
    facts: () => ({
      station,
      sites: [hq, guangzhou, nanjing, hangzhou, station, ningbo],
      policy,
      balances: ledger.balances(),
      quotaGrants: [...quotaGrants],
    }),
    writes: (decision) => {
      if (!isDecided(decision)) throw new Error(`the desk said ${JSON.stringify(decision)}`)
      ledger.apply(decision.change.transfers)
      quotaGrants.push(...(decision.change.put.quotaGrants ?? []).map((row) => row.id))
      return decision.requisition
    },
    next: () => ++count,
  }
}

export function isDecided(decision: { readonly kind: string }): decision is Decided {
  return decision.kind === 'decided'
}
