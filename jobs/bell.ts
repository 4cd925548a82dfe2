import type { Database } from '../db/store.ts'

/** Wakes runners when there may be something to do. A lost ring costs seconds, never a task: the sweep finds it. */
export type Bell = {
  /** After a write: these tasks, by key, were added. Without keys: anything may have become due. Never waits, never throws. */
  ring(keys?: readonly string[]): void
  /**
   * `wake`: there may be something to do. `take`: this task, by id, wants doing; it resolves when it was done, or when
   * somebody else does it. Gives a function that takes the listener off again.
   */
  listen(wake: () => void, take?: (id: string) => Promise<void>): () => void
}

/** The bell for one process; with several processes, Redis carries it. */
export function createInProcessBell(): Bell {
  const listeners = new Set<() => void>()
  return {
    ring: () => {
      for (const wake of listeners) wake()
    },
    listen: (wake) => {
      listeners.add(wake)
      return () => listeners.delete(wake)
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
        if (committed.kind === 'committed' && change.tasks.length > 0)
          bell.ring(change.tasks.map((task) => task.key))
        return committed
      },
    },
  }
}
