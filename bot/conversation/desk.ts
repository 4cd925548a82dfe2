import type { Database } from '../../db/store.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Network } from '../../domain/network/network.ts'
import type { Instant } from '../../domain/time.ts'
import type { Log } from '../../jobs/context.ts'
import type { Vocabulary } from './understand/vocabulary.ts'

/** What the conversation works with; made once in the composition root. */
export type Desk = {
  readonly database: Database
  readonly network: Network
  readonly catalogue: Catalogue
  readonly vocabulary: Vocabulary
  /** Business time. */
  readonly now: () => Instant
  readonly log: Log
}
