import type { Database } from '../db/store.ts'
import { buildCatalogue, type Catalogue } from '../domain/catalogue/catalogue.ts'
import { checkCharacter } from '../domain/catalogue/check-character.ts'
import { grouped } from '../domain/catalogue/grouped.ts'
import { type Lint, lintCatalogue } from '../domain/catalogue/lint.ts'
import { failed } from './failed.ts'
import { openExisting } from './open-existing.ts'

const mostOfAKind = 20

type Say = (line: string) => void

/**
 * Says what in the catalogue will bring wrong parts; with codes as arguments, what speaks for and against each as a new
 * code. True when the catalogue has nothing that must be mended: rings, forks and codes that are written alike.
 */
async function lint(database: Database, newCodes: readonly string[], say: Say): Promise<boolean> {
  const rows = await database.reads.catalogue()
  const catalogue = buildCatalogue(rows)
  if (newCodes.length > 0) {
    for (const code of newCodes) judge(code, catalogue, say)
    return true
  }
  const found = lintCatalogue(rows, catalogue)
  const kinds = grouped(found, ({ kind }) => kind)
  for (const [kind, all] of kinds) {
    say(`${all.length} ${explained[kind]}`)
    for (const each of all.slice(0, mostOfAKind)) say(`    ${detailOf(each)}`)
    if (all.length > mostOfAKind) say(`    and ${all.length - mostOfAKind} more`)
  }
  const wrong = found.filter(({ kind }) => kind === 'ring' || kind === 'forked' || kind === 'alike')
  say(wrong.length === 0 ? 'Nothing must be mended.' : `${wrong.length} must be mended.`)
  return wrong.length === 0
}

const explained: Readonly<Record<Lint['kind'], string>> = {
  ring: 'rings of supersession: nobody can say what is delivered',
  forked: 'parts with two successors from the same day on',
  'dead-end': 'superseded parts whose last successor is no longer made',
  alike: 'codes that are written alike without separators and case',
  twins: 'pairs of parts one character apart in one bill of materials, same name first',
  'same-name': 'slots with several parts of the very same name',
  orphan: 'parts that fit no model',
}

function detailOf(each: Lint): string {
  switch (each.kind) {
    case 'ring':
      return each.parts.join(' -> ')
    case 'forked':
      return `${each.part} -> ${each.parts.join(', ')}`
    case 'dead-end':
      return `${each.part} -> ${each.end}`
    case 'alike':
      return each.codes.join(', ')
    case 'twins': {
      const names = each.sameName ? 'same name' : 'names differ'
      return `${each.parts.join(' / ')} in ${each.models.length} models, ${names}`
    }
    case 'same-name':
      return `${each.model} ${each.slot}: ${each.parts.join(', ')}`
    case 'orphan':
      return each.part
  }
}

function judge(code: string, catalogue: Catalogue, say: Say): void {
  const check = checkCharacter(code)
  if (check === null) return say(`${code}: only 0-9, A-Z and separators make a good code`)
  const checked = `${code}${check}`
  const taken = [...catalogue.partIndex.exact(checked), ...catalogue.modelIndex.exact(checked)]
  const near = [catalogue.partIndex, catalogue.modelIndex]
    .flatMap((index) => index.candidates(checked, { limit: 5 }))
    .map((one) => `${one.code} (${one.distance})`)
  say(`${checked}: check character ${check} (ISO/IEC 7064 MOD 37,36)`)
  say(`    ${taken.length > 0 ? `taken by ${taken.join(', ')}` : 'free'}`)
  say(`    ${near.length > 0 ? `near ${near.join(', ')}` : 'nothing within two characters'}`)
}

async function main(): Promise<void> {
  const database = await openExisting('Stop it first: the embedded database has one user.')
  try {
    const isWell = await lint(database, process.argv.slice(2), (line) =>
      process.stdout.write(`${line}\n`),
    )
    process.exitCode = isWell ? 0 : 1
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => failed(error, 2))
