import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import {
  buildCodeIndex,
  type CodeIndex,
  isFarFetched,
} from '../../../domain/catalogue/code-index.ts'
import { foldScripts, normaliseCode } from '../../../domain/catalogue/normalise.ts'
import { type SiteId, siteId } from '../../../domain/ids.ts'
import type { Site } from '../../../domain/network/site.ts'
import { surface } from './clean.ts'
import { matchesIn } from './matches.ts'
import { claim, type PlaceMark, type Sheet } from './sheet.ts'

/** The codes of the sites, and what stands before their first separator: `C`, `S`. */
export type SiteCodes = { readonly index: CodeIndex; readonly heads: ReadonlySet<string> }

export function buildSiteCodes(sites: readonly Site[]): SiteCodes {
  const ids = sites.map(({ id }) => id)
  const heads = ids.flatMap((id) => /^(\w+?)[-_.]/.exec(id)?.[1] ?? [])
  return { index: buildCodeIndex(ids), heads: new Set(heads.map(normaliseCode)) }
}

/** Groups of letters and digits with single separators; Cyrillic and Greek may stand for Latin. */
const tokens =
  /(?<![a-z0-9\u0370-\u04ff_./-])[a-z\u0370-\u04ff][a-z0-9\u0370-\u04ff]*(?:[-_.][a-z0-9\u0370-\u04ff]+){0,4}(?![a-z0-9\u0370-\u04ff]|[-_/+][a-z0-9])/g

const mostTokens = 50
const longest = 40

/** A code of three letters without its separator is a word like any other, unless a place is what must follow. */
const placeFollows = /(?:(?<![a-z])(?:at|in|from|to|of|for)\s|在|从|到|去|给|往)\s?$/

/**
 * Marks codes of sites, and what is written like one (`C-HG`, `S-NINGBO-3`) though there is none: a place without
 * sites, as typed. It is asked about later, never guessed; and no name inside it is taken for the place. A code as it
 * stands in the records is a name like others, marked with what may follow it (`C-HZ warehouse`).
 */
export function markSiteCodes(
  sheet: Sheet,
  codes: { readonly catalogue: Catalogue; readonly siteCodes: SiteCodes },
): Sheet {
  const written = matchesIn(sheet.masked, tokens)
    .filter(([typed]) => typed.length <= longest)
    .slice(0, mostTokens)
  const found = written.flatMap(({ index: start, 0: typed }): readonly PlaceMark[] => {
    const end = start + typed.length
    const text = surface(sheet.text, start, end)
    const announced = placeFollows.test(sheet.masked.slice(Math.max(0, start - 8), start))
    const sites = sitesWritten(text, announced, codes)
    const asItIs = sites?.length === 1 && sites[0]?.toLowerCase() === typed
    return sites === null || asItIs
      ? []
      : [{ kind: 'place', start, end, place: { kind: 'site', sites, text } }]
  })
  return claim(sheet, found)
}

/** The site of this code, none for one that does not exist, or null for what is no code of a site at all. */
function sitesWritten(
  text: string,
  announced: boolean,
  { catalogue, siteCodes }: { catalogue: Catalogue; siteCodes: SiteCodes },
): readonly SiteId[] | null {
  const { index, heads } = siteCodes
  const [head = '', ...rest] = foldScripts(text.normalize('NFKC').toUpperCase()).split(
    /[^\p{L}\p{N}]+/u,
  )
  const capitals = text === text.toUpperCase()
  if (rest.length === 0 ? !capitals : !heads.has(head)) return null
  const exact = index.exact(text)
  const [near] = index.candidates(text, { limit: 1 })
  const alike = near !== undefined && !isFarFetched(near, text)
  if (rest.length === 0) {
    if (exact.length > 0) return announced || text.length > 3 ? exact.map(siteId) : null
    return alike && near.distance === 1 && text.length > 5 ? [] : null
  }
  if (exact.length > 0) return exact.map(siteId)
  if (otherCode(text, catalogue)) return null
  if (alike && (capitals || near.distance === 1)) return []
  const body = rest.join('')
  if (body.length > 2 && index.startingWith(text, 1).length > 0) return []
  return capitals && /\p{L}.*\p{L}/u.test(body) ? [] : null
}

/** Is it near to a part or a model, so that it is rather asked about as one? */
function otherCode(text: string, { partIndex, modelIndex }: Catalogue): boolean {
  return [partIndex, modelIndex].some((index) =>
    index.candidates(text, { limit: 1 }).some((candidate) => !isFarFetched(candidate, text)),
  )
}
