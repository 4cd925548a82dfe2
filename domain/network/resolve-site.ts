import { isFarFetched, longestTyped } from '../catalogue/code-index.ts'
import { type Difference, differences } from '../catalogue/differences.ts'
import { normaliseCode } from '../catalogue/normalise.ts'
import type { Network } from './network.ts'
import type { Site } from './site.ts'

/** A site offered for the code that was typed; `differences` are its code in pieces. */
export type SiteCandidate = { readonly site: Site; readonly differences: readonly Difference[] }

/** What a typed site code means. Only `exact` is an identity; a candidate becomes one by being chosen. */
export type SiteResolution =
  | { readonly kind: 'exact'; readonly typed: string; readonly site: Site }
  | {
      readonly kind: 'choose'
      readonly typed: string
      /** `partial`: what was typed is the beginning of these codes. */
      readonly reason: 'not-in-network' | 'partial' | 'collides'
      readonly candidates: readonly SiteCandidate[]
    }
  | { readonly kind: 'unknown'; readonly typed: string }

const mostCandidates = 5
const shortestPartial = 4

/**
 * The site whose code was typed, alike but for separators and case, or at most five that it may be, likeliest first:
 * codes that begin like it, else those within distance two. Look-alikes of other alphabets are never an identity.
 */
export function resolveSite(typed: string, { siteIndex, find }: Network): SiteResolution {
  if (typed.length > longestTyped) return { kind: 'unknown', typed }
  const asCandidates = (codes: readonly string[], mark: boolean) =>
    codes.slice(0, mostCandidates).flatMap((code): readonly SiteCandidate[] => {
      const site = find(code)
      const pieces = mark ? differences(typed, code) : [{ text: code, differs: false }]
      return site === null ? [] : [{ site, differences: pieces }]
    })
  const exact = asCandidates(siteIndex.exact(typed), false)
  const [only] = exact
  if (only && exact.length === 1) return { kind: 'exact', typed, site: only.site }
  if (only) return { kind: 'choose', typed, reason: 'collides', candidates: exact }

  const wanted = normaliseCode(typed)
  const begun = wanted.length < shortestPartial ? [] : siteIndex.startingWith(wanted, Infinity)
  if (begun.length > 0 && begun.length <= mostCandidates)
    return { kind: 'choose', typed, reason: 'partial', candidates: asCandidates(begun, false) }
  const near = siteIndex
    .candidates(typed, { limit: Infinity })
    .filter((candidate) => !isFarFetched(candidate, typed))
    .map(({ code }) => code)
  if (near.length === 0) return { kind: 'unknown', typed }
  return { kind: 'choose', typed, reason: 'not-in-network', candidates: asCandidates(near, true) }
}
