import { openMemory } from '../../db/memory.ts'
import type { Database } from '../../db/store.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import type { Transfer } from '../../domain/ledger/transfer.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { simulatedCompany } from './sim-company.ts'

/** A database with the simulated company, and what only its owner can do and see. */
export type World = {
  readonly database: Database
  /** Replaces a person's grants and version. */
  setPerson(person: Person): Promise<void>
  setPolicy(policy: Policy): Promise<void>
  /** The whole ledger: the balances that are kept, and every entry. */
  books(): Promise<Books>
  /** What the database's own invariants find wrong. */
  broken(): Promise<readonly string[]>
}

export type Books = {
  readonly balances: readonly Balance[]
  readonly transfers: readonly Transfer[]
}

/** Makes one fresh world after the other; a SQL world is emptied and filled again. */
export type Worlds = {
  fresh(): Promise<World>
  close(): Promise<void>
}

/** A database clock that stands still: leases are lost only where an operation says so. */
const standingClock = () => 1_000_000

function memoryWorld(): World {
  const database = openMemory(simulatedCompany, { databaseClock: standingClock })
  const { state } = database
  return {
    database,
    async setPerson(person) {
      state.people.set(person.id, person)
    },
    async setPolicy(policy) {
      state.policy = policy
    },
    books: async () => ({ balances: [...state.balances.values()], transfers: state.entries }),
    broken: async () =>
      (await database.verify()).map(
        ({ invariant, what, detail }) => `${invariant}: ${what}: ${detail}`,
      ),
  }
}

export function memoryWorlds(): Worlds {
  return { fresh: async () => memoryWorld(), close: async () => {} }
}
