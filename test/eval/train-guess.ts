import { writeFileSync } from 'node:fs'
import { type Weights, writeWeights } from '../../bot/conversation/understand/guess.ts'
import { buildFacets, weightFiles } from '../../bot/conversation/understand/learned.ts'
import { guessDigest, learn, lessonsOf } from './guess-training.ts'
import { sampleLexicon } from './sets.ts'
import { learnSlots, openSlotLessons, slotDigest } from './slot-training.ts'

/** Learns from the examples and the labelled messages again and writes what was learned beside the rules; run it after a change of either, of cues or of features. */
function main(): void {
  write(weightFiles.wants, learn(lessonsOf()), guessDigest())
  const lexicon = sampleLexicon()
  const digest = slotDigest(lexicon)
  const { facets, reason, names } = learnSlots(openSlotLessons(lexicon))
  buildFacets((name) => write(weightFiles.facet(name), facets[name], digest))
  write(weightFiles.reason, reason, digest)
  write(weightFiles.names, names, digest)
}

function write(file: string, weights: Weights, digest: string): void {
  const url = new URL(`../../bot/conversation/understand/${file}`, import.meta.url)
  writeFileSync(url, writeWeights(weights, digest))
  process.stdout.write(`${file}: ${weights.rows.size} features\n`)
}

main()
