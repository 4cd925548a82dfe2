import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { report } from './report.ts'
import { dataFile, readMessages, sampleKnowledge, scoreSet } from './sets.ts'

const folder = fileURLToPath(dataFile(''))

/**
 * Measures understanding on every set of labelled messages, or on the files named. `--show` prints the messages that
 * went wrong; of a held-out set only figures are ever printed.
 */
function main(args: readonly string[]): void {
  const named = args.filter((each) => !each.startsWith('--'))
  const files =
    named.length > 0
      ? named
      : readdirSync(folder)
          .filter((name) => name.endsWith('.jsonl') && !name.includes('dialogues'))
          .map((name) => `${folder}${name}`)
  const knowledge = sampleKnowledge()
  for (const file of files) {
    const scored = scoreSet(readMessages(file), knowledge)
    const show = args.includes('--show') && !file.includes('held-out')
    process.stdout.write(report(file.split('/').at(-1) ?? file, scored, show))
  }
}

main(process.argv.slice(2))
