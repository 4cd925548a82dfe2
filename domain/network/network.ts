import { buildCodeIndex, type CodeIndex } from '../catalogue/code-index.ts'
import type { SiteId } from '../ids.ts'
import { invariant } from '../invariant.ts'
import type { Site, Station } from './site.ts'

/** All sites of the company, by id. */
export type Network = {
  readonly sites: readonly Site[]
  /** The codes of the sites, for those that are typed. */
  readonly siteIndex: CodeIndex
  site(id: SiteId): Site
  station(id: SiteId): Station
  find(id: string): Site | null
}

export function buildNetwork(sites: readonly Site[]): Network {
  const byId = new Map<string, Site>(sites.map((site) => [site.id, site]))
  const site = (id: SiteId) => {
    const found = byId.get(id)
    invariant(found, `site ${id} is in the network`)
    return found
  }
  return {
    sites,
    siteIndex: buildCodeIndex(sites.map(({ id }) => id)),
    site,
    station: (id) => {
      const found = site(id)
      invariant(found.kind === 'station', `${id} is a station`)
      return found
    },
    find: (id) => byId.get(id) ?? null,
  }
}
