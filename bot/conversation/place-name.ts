import type { SiteId } from '../../domain/ids.ts'
import type { Network } from '../../domain/network/network.ts'
import type { Reader } from './cards/reader.ts'
import { list } from './format.ts'

/** So many sites are called by their names. */
const mostNames = 3

/** Some sites in words: the whole network (null), the regions of the centres among them, or the sites themselves. */
export function placeName(
  sites: readonly SiteId[] | null,
  network: Network,
  { words, locale, siteName }: Reader,
): string {
  if (sites === null) return words.answer.everywhere
  const centres = sites.filter((site) => network.find(site)?.kind === 'centre')
  const named = centres.length > 0 ? centres : sites
  const names = named.slice(0, mostNames).map(siteName)
  const rest = named.length - names.length
  const text = list(rest > 0 ? [...names, words.card.more(rest)] : names, locale)
  return centres.length > 0 ? words.figures.region(text) : text
}
