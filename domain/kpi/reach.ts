import type { SiteId } from '../ids.ts'
import type { Network } from '../network/network.ts'
import type { Site } from '../network/site.ts'
import { holds, type Person } from '../people/person.ts'

/** Which figures somebody may see: of the whole network, or of the regions of these centres. */
export type Reach =
  | { readonly kind: 'network' }
  | { readonly kind: 'regions'; readonly centres: readonly SiteId[] }

/** HQ sees everything, a manager the region of the own centre; null for everybody else. */
export function reachOf(person: Person): Reach | null {
  if (holds(person, 'hq-manager')) return { kind: 'network' }
  const centres = person.grants.filter(({ role }) => role === 'manager').map(({ site }) => site)
  return centres.length === 0 ? null : { kind: 'regions', centres }
}

/** Whose requests (`stations`) and whose shelves (`places`) are counted; null for all of them. */
export type Scope = {
  readonly stations: readonly SiteId[] | null
  readonly places: readonly SiteId[] | null
}

const whole: Scope = { stations: null, places: null }

/** The centres among these sites with their stations, and the other sites. */
export function withStations({ sites }: Network, named: readonly SiteId[]): readonly SiteId[] {
  const isOf = (site: Site) =>
    named.includes(site.id) || (site.kind === 'station' && named.includes(site.centre))
  return sites.filter(isOf).map((site) => site.id)
}

/**
 * What of the named sites (all when null) somebody may see; null when that is none of them. HQ makes no requests, so with
 * HQ those of all stations are meant.
 */
export function scopeOf(
  network: Network,
  reach: Reach,
  named: readonly SiteId[] | null,
): Scope | null {
  if (reach.kind === 'network' && named === null) return whole
  const mine = reach.kind === 'network' ? null : withStations(network, reach.centres)
  const places = (named ?? mine ?? []).filter((site) => mine === null || mine.includes(site))
  if (places.length === 0) return null
  const kindOf = (site: SiteId) => network.find(site)?.kind
  if (places.some((site) => kindOf(site) === 'hq')) return { stations: null, places }
  return { stations: places.filter((site) => kindOf(site) === 'station'), places }
}
