import { createInterface } from 'node:readline'
import { sampleCompany } from '../db/sample/company.ts'
import { buildCatalogue } from '../domain/catalogue/catalogue.ts'
import { labelled } from './conversation/understand/labels.ts'
import { understand } from './conversation/understand/understand.ts'
import { buildVocabulary } from './conversation/understand/vocabulary.ts'

/** Reads messages from standard input, JSONL with `text` or plain text, and writes what each means, an object a line. */
async function main(holds: boolean): Promise<void> {
  const { catalogue, sites } = sampleCompany()
  const vocabulary = buildVocabulary(buildCatalogue(catalogue), sites)
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const text = textOf(line)
    if (text.trim() === '') continue
    const answer = labelled(understand(text, { vocabulary, hasDraft: false }), { holds })
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
}

/** The `text` of a JSON object; any other line is the message itself. */
function textOf(line: string): string {
  if (!line.trimStart().startsWith('{')) return line
  try {
    const value: unknown = JSON.parse(line)
    const text: unknown = Object(value).text
    return typeof text === 'string' ? text : line
  } catch {
    return line
  }
}

main(process.argv.includes('--holds')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
