import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Site } from '../../../domain/network/site.ts'

/** Everything understanding knows of this company: codes, part names, places. */
export type Vocabulary = { readonly catalogue: Catalogue; readonly sites: readonly Site[] }

/** Built once from a catalogue and the sites; built again when either changes. */
export function buildVocabulary(catalogue: Catalogue, sites: readonly Site[]): Vocabulary {
  return { catalogue, sites }
}
