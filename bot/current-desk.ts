import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '../db/store.ts'
import { type Catalogue, catalogueSteps } from '../domain/catalogue/catalogue.ts'
import type { CatalogueRows } from '../domain/catalogue/part.ts'
import { buildPartSearch } from '../domain/catalogue/part-search.ts'
import type { CurrentDesk, Desk } from './conversation/desk.ts'
import { buildVocabulary } from './conversation/understand/vocabulary.ts'
import { nameTools } from './name-tools.ts'

export type DeskParts = Pick<Desk, 'database' | 'network' | 'emailOf' | 'now' | 'log'>

export type ChangingDesk = {
  readonly current: CurrentDesk
  /** Reads the catalogue anew and, when all of it stands ready, puts it in the place of the old one. */
  reload(): Promise<void>
}

/**
 * The desk with its catalogue. A reload builds the next one in steps between which events are handled, with the old one;
 * then one assignment makes it the current one. Reloads come one after the other; one that fails changes nothing.
 */
export async function createCurrentDesk(parts: DeskParts): Promise<ChangingDesk> {
  let desk = await deskOver(parts)
  let last: Promise<void> = Promise.resolve()
  const readAnew = async () => {
    desk = await deskOver(parts)
    parts.log.info('The catalogue was read anew.', { parts: desk.catalogue.parts.length })
  }
  return {
    current: () => desk,
    reload: async () => {
      last = last.then(readAnew, readAnew)
      await last
    },
  }
}

async function deskOver(parts: DeskParts): Promise<Desk> {
  const [rows, sites] = await readRows(parts.database)
  const catalogue = await inTurns(rows)
  const vocabulary = buildVocabulary(catalogue, sites)
  await nextTurn()
  return { ...parts, catalogue, vocabulary, search: buildPartSearch(catalogue, nameTools) }
}

const readRows = ({ reads }: Database) => Promise.all([reads.catalogue(), reads.sites()])

async function inTurns(rows: CatalogueRows): Promise<Catalogue> {
  const steps = catalogueSteps(rows)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}
