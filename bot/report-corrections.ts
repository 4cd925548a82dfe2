import type { Database } from '../db/store.ts'
import {
  enoughCorrections,
  learnedWeights,
  type Mistyped,
  mostCorrections,
  mostMistyped,
  refitWeights,
} from '../domain/catalogue/corrections.ts'
import { type ErrorWeights, publishedWeights } from '../domain/catalogue/error-model.ts'
import { failed } from './failed.ts'
import { openExisting } from './open-existing.ts'

const mostLines = 30

/**
 * What people mistype most, and the error weights that their corrections speak for. Changes nothing: Partline learns by
 * itself whenever it reads the catalogue (at its start, after `kill -HUP`), and what it would rank by then is said here.
 */
async function report(database: Database, say: (line: string) => void): Promise<void> {
  const corrections = await database.reads.corrections(mostCorrections)
  if (corrections.length === 0) return say('Nobody has answered a question about a code yet.')
  say(`${corrections.length} answers to questions about codes and names.\n`)
  say('Most often asked about (add a name or an alias where the answer is always the same):')
  for (const each of mostMistyped(corrections, mostLines)) say(lineOf(each))

  const { weights, learned } = refitWeights(corrections)
  const used = learnedWeights(corrections)
  say(`\nError weights: published, fitted to ${learned} corrected codes, and ranked by:`)
  for (const kind of Object.keys(publishedWeights).filter(isWeight)) {
    const shares = [publishedWeights[kind], weights[kind], used[kind]].map(percent)
    say(`  ${kind.padEnd(16)}${shares.join('  ')}`)
  }
  if (learned < enoughCorrections)
    say(`The published ones are ranked by until ${enoughCorrections} codes were corrected.`)
}

function lineOf({ about, typed, count, chosen }: Mistyped): string {
  const answers = chosen
    .slice(0, 3)
    .map(({ code, count: times }) => `${code ?? 'none of these'} (${times})`)
  return `  ${String(count).padStart(5)}x ${about.padEnd(5)} ${typed.slice(0, 40)} -> ${answers.join(', ')}`
}

const isWeight = (kind: string): kind is keyof ErrorWeights => kind in publishedWeights

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)

async function main(): Promise<void> {
  const database = await openExisting('Stop it first: the embedded database has one user.')
  try {
    await report(database, (line) => process.stdout.write(`${line}\n`))
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => failed(error, 1))
