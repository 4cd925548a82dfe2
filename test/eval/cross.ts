import { buildGuess } from '../../bot/conversation/understand/guess.ts'
import { learn, lessonsOf } from './guess-training.ts'
import { report } from './report.ts'
import { dataFile, openSets, readMessages, sampleKnowledge, scoreSet } from './sets.ts'

/**
 * Measures every open set with a classifier that has learned from all examples but those of its author: what the rules
 * were tuned on they still know, but what was learned is judged on sentences it has never seen. `--show` as elsewhere.
 */
function main(args: readonly string[]): void {
  const named = args.filter((each) => !each.startsWith('--'))
  const { catalogue, vocabulary } = sampleKnowledge()
  const lessons = lessonsOf()
  for (const set of named.length > 0 ? named : openSets) {
    const messages = readMessages(dataFile(`${set}.jsonl`))
    const own = new Set(messages.map(({ text }) => oneLine(text)))
    const guess = buildGuess(learn(lessons.filter(({ text }) => !own.has(oneLine(text)))))
    const scored = scoreSet(messages, { catalogue, vocabulary: { ...vocabulary, guess } })
    process.stdout.write(report(set, scored, args.includes('--show')))
  }
}

/** As the examples write a message. */
const oneLine = (text: string) => text.split(/\s+/).join(' ').trim()

main(process.argv.slice(2))
