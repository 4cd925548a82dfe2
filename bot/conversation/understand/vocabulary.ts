import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Site } from '../../../domain/network/site.ts'
import { buildGuess, type Guess, readExamples } from './guess.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { readMarks } from './read.ts'

/** Everything understanding knows of this company: its words, and what labelled examples teach beyond them. */
export type Vocabulary = Lexicon & { readonly guess: Guess }

/**
 * Built once from a catalogue and the sites; built again when either changes. The classifier is trained when a message
 * first needs it (about two seconds): most never do.
 */
export function buildVocabulary(catalogue: Catalogue, sites: readonly Site[]): Vocabulary {
  const lexicon = buildLexicon(catalogue, sites)
  let trained: Guess | null = null
  return {
    ...lexicon,
    guess: (masked) => {
      trained ??= trainedOn(lexicon)
      return trained(masked)
    },
  }
}

function trainedOn(lexicon: Lexicon): Guess {
  const examples = readExamples().map(({ label, text }) => ({
    label,
    masked: readMarks(text, lexicon).masked,
  }))
  return buildGuess(examples)
}
