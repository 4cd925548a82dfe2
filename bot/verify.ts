import { type InvariantName, invariantNames, invariants } from '../db/invariants.ts'
import { databaseErrorOf } from '../db/sql/door.ts'
import type { Database } from '../db/store.ts'
import { openExisting } from './open-existing.ts'

/** Checks the database of the settings against every invariant; true when nothing contradicts them. Changes nothing. */
async function verify(say: (line: string) => void): Promise<boolean> {
  const database = await openExisting('Stop it first, or wait: it checks itself every night.')
  try {
    const counts: number[] = []
    for (const name of invariantNames) counts.push(await check(database, name, say))
    for (const { what, detail } of await database.deadLetters()) {
      say(`look    ${what}: ${detail}`)
    }
    const found = counts.reduce((sum, count) => sum + count, 0)
    say(found === 0 ? 'All is well.' : `${found} contradictions were found.`)
    return found === 0
  } finally {
    await database.close()
  }
}

async function check(
  database: Database,
  name: InvariantName,
  say: (line: string) => void,
): Promise<number> {
  const found = await database.verify([name])
  say(`${found.length === 0 ? 'ok    ' : 'WRONG '}  ${name.padEnd(15)}  ${invariants[name].holds}`)
  for (const { what, detail } of found) say(`          ${what}: ${detail}`)
  return found.length
}

/** A view that is not there: the database is older than the program. */
const isOld = (error: unknown) => databaseErrorOf(error)?.code === '42P01'

function sentenceOf(error: unknown): string {
  if (isOld(error))
    return 'The database is not up to date: run npm run db:migrate, then this again.'
  return error instanceof Error ? error.message : String(error)
}

verify((line) => process.stdout.write(`${line}\n`)).then(
  (isWell) => {
    process.exitCode = isWell ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exitCode = 2
  },
)
