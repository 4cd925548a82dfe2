import type { Database } from '../../db/store.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { PartSearch } from '../../domain/catalogue/part-search.ts'
import type { FileId } from '../../domain/ids.ts'
import type { Network } from '../../domain/network/network.ts'
import type { Instant } from '../../domain/time.ts'
import type { Log } from '../../jobs/context.ts'
import type { Speaker } from './incoming.ts'
import type { Vocabulary } from './understand/vocabulary.ts'

/** The desk as it is now. Ask once for each event: its answer then comes from one catalogue, the old or the new. */
export type CurrentDesk = () => Desk

/** What the conversation works with. It never changes; a changed catalogue makes another one. */
export type Desk = {
  readonly database: Database
  readonly network: Network
  readonly catalogue: Catalogue
  readonly vocabulary: Vocabulary
  readonly search: PartSearch
  /**
   * The e-mail address that a platform's directory has proven of somebody who spoke at this address; null without one that may
   * be trusted. Throws when the platform cannot be asked now.
   */
  readonly emailOf: (speaker: Speaker, address: string) => Promise<string | null>
  /** Business time. */
  readonly now: () => Instant
  /** Where a picture can be seen for a while: a signed link, or null where nobody could open one. */
  readonly linkTo: (file: FileId) => string | null
  readonly log: Log
}
