import { buildGuess } from '../../bot/conversation/understand/guess.ts'
import { buildFacets, buildSpanWeights } from '../../bot/conversation/understand/learned.ts'
import { learn, lessonsOf } from './guess-training.ts'
import { report } from './report.ts'
import { dataFile, openSets, readMessages, sampleKnowledge, scoreSet } from './sets.ts'
import { learnSlots, openSlotLessons } from './slot-training.ts'

/**
 * Measures every open set with classifiers that have learned from all examples but those of its author: what the rules
 * were tuned on they still know, but what was learned is judged on sentences it has never seen. `--show` as elsewhere.
 */
function main(args: readonly string[]): void {
  const named = args.filter((each) => !each.startsWith('--'))
  const { catalogue, vocabulary } = sampleKnowledge()
  const lessons = lessonsOf()
  const slots = openSlotLessons(vocabulary)
  for (const set of named.length > 0 ? named : openSets) {
    const messages = readMessages(dataFile(`${set}.jsonl`))
    const own = new Set(messages.map(({ text }) => oneLine(text)))
    const wants = buildGuess(learn(lessons.filter(({ text }) => !own.has(oneLine(text)))))
    const { facets, reason, names } = learnSlots(slots.filter((lesson) => lesson.set !== set))
    const learned = {
      wants,
      facets: buildFacets((name) => buildGuess(facets[name])),
      reason: buildSpanWeights(reason.rows),
      names: buildSpanWeights(names.rows),
    }
    const scored = scoreSet(messages, { catalogue, vocabulary: { ...vocabulary, learned } })
    process.stdout.write(report(set, scored, args.includes('--show')))
  }
}

/** As the examples write a message. */
const oneLine = (text: string) => text.split(/\s+/).join(' ').trim()

main(process.argv.slice(2))
