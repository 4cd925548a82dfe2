import type { FileId, PartCode, SiteId } from '../../../domain/ids.ts'
import type { Locale } from '../../../domain/locale.ts'
import type { Desk } from '../desk.ts'
import type { DraftLine } from '../draft/draft.ts'
import { type Words, wordsFor } from '../words/words.ts'

/** Who a card is written for: a language, and where the names come from. */
export type Reader = {
  readonly locale: Locale
  readonly words: Words
  readonly partName: (code: PartCode) => string
  readonly siteName: (site: SiteId) => string
  readonly categoryName: (category: string) => string
  readonly photoOf: (part: PartCode) => string | null
  /** Where somebody may see a picture of ours for a while; null: this place has no address for others. */
  readonly linkTo: (file: FileId) => string | null
}

/** A reader of this language at this desk. */
export function readerOf(
  desk: Pick<Desk, 'catalogue' | 'network' | 'linkTo'>,
  locale: Locale,
): Reader {
  return {
    locale,
    words: wordsFor(locale),
    partName: (code) => desk.catalogue.part(code)?.name[locale] ?? code,
    siteName: (site) => desk.network.site(site).name[locale],
    categoryName: (category) => desk.catalogue.categoryName(category)?.[locale] ?? category,
    photoOf: desk.catalogue.photoOf,
    linkTo: desk.linkTo,
  }
}

/** What a line of a draft is called: its part, or what was typed while that is not known. */
export function lineName(
  { part, typed }: Pick<DraftLine, 'part' | 'typed'>,
  { partName }: Pick<Reader, 'partName'>,
): string {
  return part === null ? typed : partName(part)
}
