import { clean } from './clean.ts'
import { markKnownCodes, markUnknownCodes } from './codes.ts'
import { standard } from './dialect.ts'
import { ownWords } from './forwarded.ts'
import { markAsides, markIdentifiers } from './identifiers.ts'
import type { Lexicon } from './lexicon.ts'
import { markLines } from './lines.ts'
import { markLooseNames } from './loose-names.ts'
import { withoutManners } from './manners.ts'
import { markNames, widenNames } from './names.ts'
import { markPlaces } from './places.ts'
import { markQuantities } from './quantities.ts'
import { markSerials } from './serials.ts'
import { blankSheet, type Sheet } from './sheet.ts'
import { markSiteCodes } from './site-codes.ts'

/** Cleans a message and marks what it names. The stages in order: what is certain first, what only looks like something last. */
export function readMarks(text: string, lexicon: Lexicon): Sheet {
  const { catalogue, names, places, typeMarks, spelling, dialect, script } = lexicon
  const cleaned = spelling.mend(standard(clean(text, script), dialect))
  const known = markKnownCodes(markSerials(blankSheet(cleaned), catalogue), lexicon)
  const identified = markIdentifiers(known)
  const named = markPlaces(markSiteCodes(markNames(identified, names), lexicon), places)
  const coded = markUnknownCodes(markAsides(named), lexicon)
  const counted = markQuantities(markLines(widenNames(coded, typeMarks)))
  return withoutManners(ownWords(markLooseNames(withoutManners(counted))))
}
