import { writeFileSync } from 'node:fs'
import { writeWeights } from '../../bot/conversation/understand/guess.ts'
import { digestOf, learn, lessonsOf } from './guess-training.ts'

/** Learns from the examples again and writes what was learned beside them; run it after a change of examples or cues. */
function main(): void {
  const lessons = lessonsOf()
  const file = new URL('../../bot/conversation/understand/examples.weights.txt', import.meta.url)
  const weights = learn(lessons)
  writeFileSync(file, writeWeights(weights, digestOf(lessons)))
  process.stdout.write(`${lessons.length} examples, ${weights.rows.size} features\n`)
}

main()
