import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Site } from '../../../domain/network/site.ts'
import { type Codes, codeHeadsOf } from './codes.ts'
import { buildDialect } from './dialect.ts'
import type { Matcher } from './matcher.ts'
import { buildNames, type Meaning, typeMarksOf } from './names.ts'
import { buildPlaces, type PlaceWord } from './places.ts'
import { readScript, type Script } from './script.ts'
import { buildSiteCodes, type SiteCodes } from './site-codes.ts'
import { buildSpelling, type Spelling } from './spelling.ts'

/** The words of this company and its trade: codes, part names, places, dialects, and the scripts they are written in. */
export type Lexicon = Codes & {
  readonly script: Script
  readonly names: Matcher<Meaning>
  readonly places: Matcher<PlaceWord>
  readonly siteCodes: SiteCodes
  readonly typeMarks: ReadonlySet<string>
  readonly spelling: Spelling
  readonly dialect: Matcher<string>
}

/** Built once from a catalogue and the sites (about 60 ms). */
export function buildLexicon(catalogue: Catalogue, sites: readonly Site[]): Lexicon {
  const script = readScript()
  const fold = (text: string) =>
    Array.from(text.normalize('NFKC').toLowerCase(), (one) => script.simplified(one)).join('')
  const names = buildNames(catalogue, fold)
  const places = buildPlaces(sites, fold)
  const english = [...names.words(), ...places.words()].filter((word) => /^[a-z]/.test(word))
  const typeMarks = typeMarksOf(catalogue, fold)
  return {
    catalogue,
    codeHeads: codeHeadsOf(catalogue),
    script,
    names,
    places,
    siteCodes: buildSiteCodes(sites),
    typeMarks,
    spelling: buildSpelling(english),
    dialect: buildDialect(),
  }
}
