import type { Database } from '../db/store.ts'

/** Wakes the runner when there may be something to do. A lost ring costs seconds, never a task: the sweep finds it. */
export type Bell = {
  ring(): void
  /** Gives a function that takes the listener off again. */
  listen(listener: () => void): () => void
}

/** The bell for one process; with several processes, Redis carries it. */
export function createInProcessBell(): Bell {
  const listeners = new Set<() => void>()
  return {
    ring: () => {
      for (const listener of listeners) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The same database, ringing after every write that may have added a task. */
export function ringingDatabase(database: Database, bell: Bell): Database {
  return {
    ...database,
    store: {
      ...database.store,
      commit: async (change) => {
        const committed = await database.store.commit(change)
        if (committed.kind === 'committed' && change.tasks.length > 0) bell.ring()
        return committed
      },
    },
  }
}
