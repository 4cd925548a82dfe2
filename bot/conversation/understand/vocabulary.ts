import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Site } from '../../../domain/network/site.ts'
import { buildGuess, type Guess, readWeights } from './guess.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'

/** Everything understanding knows of this company: its words, and what labelled examples teach beyond them. */
export type Vocabulary = Lexicon & { readonly guess: Guess }

/** Built once from a catalogue and the sites; built again when either changes. */
export function buildVocabulary(
  catalogue: Catalogue,
  sites: readonly Site[],
  guess: Guess = buildGuess(readWeights()),
): Vocabulary {
  return { ...buildLexicon(catalogue, sites), guess }
}
