import type { SiteId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** What lies on the shelves of a site, held or not, at the catalogue's prices of today. */
export type ShelfValue = {
  readonly place: SiteId
  readonly pieces: number
  readonly valueFen: number
}

/** What became of the shelves of some sites in a span, at the catalogue's prices of today. */
export type Turnover = {
  /** What left them to be used or sent elsewhere; what only went from one of them to another is not in it. */
  readonly usedFen: number
  /** What lay on them at the beginning and at the end. */
  readonly openingFen: number
  readonly closingFen: number
  /** The beginning of the span, or of the ledger when that is younger. */
  readonly since: Instant
}
