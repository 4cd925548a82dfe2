import type { Site } from '../../domain/network/site.ts'
import type { Instant } from '../../domain/time.ts'
import type { SeedRows } from '../seed-rows.ts'
import { catalogue } from './catalogue.ts'
import { emails } from './emails.ts'
import { identities } from './identities.ts'
import { stockMinimums } from './minimums.ts'
import { people } from './people.ts'
import { samplePolicy } from './policy.ts'
import { randomFor } from './random.ts'
import { centres, headquarters, stations } from './sites.ts'
import { demandOf, openingStock } from './stock.ts'

/** 1 January 2026, 08:00 in company time. */
const opening: Instant = Date.UTC(2026, 0, 1)

const usualSeed = 215

/**
 * The sample company, drawn from one seed: the same seed gives the same bytes on every machine. The cast of the
 * founding story (`cast.ts`) is in it for every seed.
 */
export function sampleCompany(seed: number = usualSeed): SeedRows {
  const centreSites = centres()
  const stationSites = stations(randomFor(seed, 'grades'))
  const sites: Site[] = [headquarters(), ...centreSites, ...stationSites]
  const staff = people(randomFor(seed, 'people'), centreSites, stationSites)
  const goods = catalogue(seed, opening)
  const stockRandom = randomFor(seed, 'stock')
  const demand = demandOf(stockRandom, goods.parts, goods.fits)
  const stock = openingStock(stockRandom, sites, demand)
  return {
    at: opening,
    sites,
    people: staff,
    identities: identities(staff),
    emails: emails(staff),
    catalogue: goods,
    stockMinimums: stockMinimums(stockRandom, sites, demand, stock),
    policy: samplePolicy,
    openingStock: stock,
  }
}
