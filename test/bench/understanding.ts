import { createRequire } from 'node:module'
import { readExamples } from '../../bot/conversation/understand/guess.ts'
import { understand } from '../../bot/conversation/understand/understand.ts'
import { ruledMessages, sampleKnowledge } from '../eval/sets.ts'

const { vocabulary } = sampleKnowledge()
const messages = ruledMessages().map(({ text }) => text)
const read = (text: string) => understand(text, { vocabulary, hasDraft: false })

/** Milliseconds that each of the texts takes, sorted; after a warm-up. */
function timed(texts: readonly string[], work: (text: string) => unknown): readonly number[] {
  for (let round = 0; round < 3; round += 1) for (const text of texts) work(text)
  return texts
    .map((text) => {
      const start = performance.now()
      work(text)
      return performance.now() - start
    })
    .toSorted((one, other) => one - other)
}

const at = (times: readonly number[], share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const ms = (time: number) => `${time.toFixed(2)} ms`

/** The peer: natural's own naive Bayes on the words of the same examples, which gives an intent and no slots. */
function peer(): (text: string) => unknown {
  const require = createRequire(import.meta.url)
  const Bayes = require('natural/lib/natural/classifiers/bayes_classifier')
  const classifier = new Bayes()
  for (const { label, text } of readExamples()) classifier.addDocument(text, label)
  classifier.train()
  return (text) => classifier.classify(text)
}

const own = timed(messages, read)
const other = timed(messages, peer())
const long = messages.join(' ').slice(0, 4_000)
const adversarial: readonly (readonly [string, string])[] = [
  ['nested numerals', '一百零'.repeat(33_334)],
  ['mixed scripts', '申请 approve 不批 Ａ１ 😀 '.repeat(6_000).slice(0, 100_000)],
  ['unknown codes', Array.from({ length: 12_000 }, (_, id) => `QX${id * 7_919}`).join(' ')],
  ['negations', '不'.repeat(100_000)],
  ['lines', 'BCD-215KA压缩机2个，急\n'.repeat(6_000)],
]
const print = (line: string) => process.stdout.write(`${line}\n`)
print(
  `${messages.length} messages: p50 ${ms(at(own, 0.5))}, p95 ${ms(at(own, 0.95))}, most ${ms(at(own, 1))}`,
)
print(`peer (natural's Bayes, intent only): p50 ${ms(at(other, 0.5))}`)
print(`ratio of the medians, own to peer: ${(at(own, 0.5) / at(other, 0.5)).toFixed(2)}`)
print(`4,000 characters: ${ms(at(timed(Array(15).fill(long), read), 0.5))}`)
for (const [name, text] of adversarial)
  print(`100 kB, ${name}: ${ms(at(timed(Array(7).fill(text), read), 0.5))}`)
