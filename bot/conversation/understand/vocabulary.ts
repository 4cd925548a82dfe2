import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Site } from '../../../domain/network/site.ts'
import { type Learned, readLearned } from './learned.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'

/** Everything understanding knows of this company: its words, and what labelled examples teach beyond them. */
export type Vocabulary = Lexicon & { readonly learned: Learned }

/** Built once from a catalogue and the sites; built again when either changes. */
export function buildVocabulary(
  catalogue: Catalogue,
  sites: readonly Site[],
  learned: Learned = readLearned(),
): Vocabulary {
  return { ...buildLexicon(catalogue, sites), learned }
}
