import { createMemoryDirectory } from './memory/directory.ts'
import { createMemoryFigures } from './memory/figures.ts'
import { createMemoryFiles } from './memory/files.ts'
import { createMemoryInbox } from './memory/inbox.ts'
import { createMemoryReads } from './memory/reads.ts'
import { createState, type MemoryState } from './memory/state.ts'
import { createMemoryStore } from './memory/store.ts'
import { createMemoryTaskBoard } from './memory/task-board.ts'
import { deadLettersOf, verifyMemory } from './memory/verify.ts'
import type { SeedRows } from './seed-rows.ts'
import type { Database } from './store.ts'

export type MemoryOptions = {
  /** Milliseconds; leases and back-off run on it. The computer's clock when left out. */
  readonly databaseClock?: () => number
}

/** A database in plain maps with the verbs, checks and orders of the real ones; `state` is there for looking, in tests. */
export function openMemory(
  rows: SeedRows,
  { databaseClock = Date.now }: MemoryOptions = {},
): Database & { readonly state: MemoryState } {
  const state = createState(rows)
  return {
    store: createMemoryStore(state),
    inbox: createMemoryInbox(state, databaseClock),
    tasks: createMemoryTaskBoard(state, databaseClock),
    reads: createMemoryReads(state),
    figures: createMemoryFigures(state),
    directory: createMemoryDirectory(state),
    files: createMemoryFiles(state),
    verify: async (only) => verifyMemory(state, only),
    deadLetters: async () => deadLettersOf(state),
    close: async () => {},
    state,
  }
}
