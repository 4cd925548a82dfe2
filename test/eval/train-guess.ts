import { writeFileSync } from 'node:fs'
import { countExamples, countsFile } from './guess-training.ts'
import { sampleKnowledge } from './sets.ts'

const file = new URL('../../bot/conversation/understand/examples.counts.txt', import.meta.url)
writeFileSync(file, countsFile(countExamples(sampleKnowledge())))
