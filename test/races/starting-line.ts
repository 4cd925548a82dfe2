import type { Store } from '../../db/store.ts'

/** Where racers wait for each other. */
export type StartingLine = {
  /** Resolves for everybody at once, when the last one has come. */
  ready(): Promise<void>
  /** The store of one racer: its first commit waits here, with the decision already taken. */
  store(store: Store): Store
}

/** A line for so many racers: all of them decide on the same facts and then write at the same instant. */
export function startingLine(racers: number): StartingLine {
  let missing = racers
  let start = () => {}
  const started = new Promise<void>((resolve) => {
    start = resolve
  })
  const ready = () => {
    missing -= 1
    if (missing === 0) start()
    return started
  }
  return {
    ready,
    store: (store) => {
      let first = true
      return {
        ...store,
        commit: async (change) => {
          if (first) {
            first = false
            await ready()
          }
          return await store.commit(change)
        },
      }
    },
  }
}
