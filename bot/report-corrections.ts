import type { Database } from '../db/store.ts'
import { type Mistyped, mostMistyped, refitWeights } from '../domain/catalogue/corrections.ts'
import { publishedWeights } from '../domain/catalogue/error-model.ts'
import { openExisting } from './open-existing.ts'

const mostCorrections = 100_000
const mostLines = 30

/** What people mistype most, and the error weights that their corrections speak for. Changes nothing. */
async function report(database: Database, say: (line: string) => void): Promise<void> {
  const corrections = await database.reads.corrections(mostCorrections)
  if (corrections.length === 0) return say('Nobody has answered a question about a code yet.')
  say(`${corrections.length} answers to questions about codes and names.\n`)
  say('Most often asked about (add a name or an alias where the answer is always the same):')
  for (const each of mostMistyped(corrections, mostLines)) say(lineOf(each))

  const { weights, learned } = refitWeights(corrections)
  say(`\nError weights, published and with what ${learned} corrected codes say:`)
  for (const [kind, share] of Object.entries(publishedWeights)) {
    const now = Object.entries(weights).find(([name]) => name === kind)?.[1] ?? share
    say(`  ${kind.padEnd(16)}${percent(share)}  ${percent(now)}`)
  }
}

function lineOf({ about, typed, count, chosen }: Mistyped): string {
  const answers = chosen
    .slice(0, 3)
    .map(({ code, count: times }) => `${code ?? 'none of these'} (${times})`)
  return `  ${String(count).padStart(5)}x ${about.padEnd(5)} ${typed.slice(0, 40)} -> ${answers.join(', ')}`
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)

async function main(): Promise<void> {
  const database = await openExisting('Stop it first: the embedded database has one user.')
  try {
    await report(database, (line) => process.stdout.write(`${line}\n`))
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
