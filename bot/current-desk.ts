import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '../db/store.ts'
import { type Catalogue, catalogueSteps } from '../domain/catalogue/catalogue.ts'
import { learnedWeights, mostCorrections } from '../domain/catalogue/corrections.ts'
import type { ErrorWeights } from '../domain/catalogue/error-model.ts'
import type { CatalogueRows } from '../domain/catalogue/part.ts'
import { buildPartSearch } from '../domain/catalogue/part-search.ts'
import { buildNetwork, type Network } from '../domain/network/network.ts'
import type { CurrentDesk, Desk } from './conversation/desk.ts'
import { type Learned, readLearned } from './conversation/understand/learned.ts'
import { buildVocabulary } from './conversation/understand/vocabulary.ts'
import { nameTools } from './name-tools.ts'

export type DeskParts = Pick<Desk, 'database' | 'emailOf' | 'now' | 'linkTo' | 'log'>

export type ChangingDesk = {
  readonly current: CurrentDesk
  /** The network as it stands at each look. */
  readonly network: Network
  /** Reads the catalogue and the sites anew and, when all of it stands ready, puts it in the place of the old one. */
  reload(): Promise<void>
}

/**
 * The desk with its catalogue and its sites; near codes are ranked by what people have corrected so far. A reload builds the
 * next one in steps between which events are handled, with the old one; then one assignment makes it the current one.
 * Reloads come one after the other; one that fails changes nothing.
 */
export async function createCurrentDesk(parts: DeskParts): Promise<ChangingDesk> {
  // What was learned is no part of the catalogue: it is read once.
  const learned = readLearned()
  let desk = await deskOver(parts, learned)
  let last: Promise<void> = Promise.resolve()
  const readAnew = async () => {
    desk = await deskOver(parts, learned)
    parts.log.info('The catalogue was read anew.', { parts: desk.catalogue.parts.length })
  }
  return {
    current: () => desk,
    network: networkOf(() => desk),
    reload: async () => {
      last = last.then(readAnew, readAnew)
      await last
    },
  }
}

function networkOf(current: CurrentDesk): Network {
  return {
    get sites() {
      return current().network.sites
    },
    get siteIndex() {
      return current().network.siteIndex
    },
    site: (id) => current().network.site(id),
    station: (id) => current().network.station(id),
    find: (id) => current().network.find(id),
  }
}

async function deskOver(parts: DeskParts, learned: Learned): Promise<Desk> {
  const [rows, sites, corrections] = await readRows(parts.database)
  const catalogue = await inTurns(rows, learnedWeights(corrections))
  const vocabulary = buildVocabulary(catalogue, sites, learned)
  await nextTurn()
  return {
    ...parts,
    network: buildNetwork(sites),
    catalogue,
    vocabulary,
    search: buildPartSearch(catalogue, nameTools),
  }
}

const readRows = ({ reads }: Database) =>
  Promise.all([reads.catalogue(), reads.sites(), reads.corrections(mostCorrections)])

async function inTurns(rows: CatalogueRows, weights: ErrorWeights): Promise<Catalogue> {
  const steps = catalogueSteps(rows, weights)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}
