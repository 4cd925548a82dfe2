import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openRehearsal } from '../../bot/rehearsal/rehearsal.ts'
import { play } from './dialogue.ts'
import { dataFile, readDialogues, sampleKnowledge } from './sets.ts'

const folder = fileURLToPath(dataFile(''))

/** Plays every set of dialogues, or the files named, and prints how many expectations held. `--show` as for messages. */
async function main(args: readonly string[]): Promise<void> {
  const named = args.filter((each) => !each.startsWith('--'))
  const files =
    named.length > 0
      ? named
      : readdirSync(folder)
          .filter((name) => name.endsWith('dialogues.jsonl'))
          .map((name) => `${folder}${name}`)
  const knowledge = sampleKnowledge()
  const rehearsal = await openRehearsal(Date.UTC(2026, 10, 23, 1))
  for (const file of files) {
    const dialogues = readDialogues(file)
    const show = args.includes('--show') && !file.includes('held-out')
    const sums = { checked: 0, missed: 0, whole: 0 }
    const abouts = new Map<string, number>()
    for (const dialogue of dialogues) {
      const { checked, misses } = await play(dialogue, rehearsal, knowledge)
      sums.checked += checked
      sums.missed += misses.length
      if (misses.length === 0) sums.whole += 1
      for (const { about, said, wanted, got, turn } of misses) {
        abouts.set(about, (abouts.get(about) ?? 0) + 1)
        if (show)
          process.stdout.write(
            `${dialogue.id}.${turn + 1} ${about}: ${said.replaceAll('\n', '⏎')}\n    wanted ${JSON.stringify(wanted)}\n    got    ${JSON.stringify(got)}\n`,
          )
      }
    }
    const kinds = [...abouts].map(([about, count]) => `${about} ${count}`).join(', ')
    process.stdout.write(
      `${file.split('/').at(-1)}: ${dialogues.length} dialogues, ${sums.whole} without a miss; ${sums.checked - sums.missed} of ${sums.checked} expectations held; missed: ${kinds || 'none'}\n`,
    )
  }
}

await main(process.argv.slice(2))
