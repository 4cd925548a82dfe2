/** Rings that are waiting to go out; more than this are left to the sweep. */
const mostWaiting = 20_000
/** Keys of one look-up and jobs of one command. */
const mostAtOnce = 500
/** Milliseconds for which Redis is left alone after it failed. */
const pause = 1_000

export type RelayParts = {
  /** The ids of those of these tasks that could be done at once. */
  readonly ready: (keys: readonly string[]) => Promise<readonly string[]>
  /** Rings for these ids. */
  readonly send: (ids: readonly string[]) => Promise<void>
  /** Called instead of a ring that could not be sent, and for what has no key. */
  readonly fallBack: () => void
  readonly failed: (error: unknown) => void
}

export type Relay = { ring(keys?: readonly string[]): void; idle(): Promise<void> }

/**
 * Carries rings out after the write that caused them, which never waits for it. What was written meanwhile goes out
 * together. While Redis is away this process is woken itself, so that its own writes are seen to at once.
 */
export function createRelay({ ready, send, fallBack, failed }: RelayParts): Relay {
  let waiting: string[] = []
  let working: Promise<void> | null = null
  let restUntil = 0

  const work = async () => {
    while (waiting.length > 0) {
      const keys = waiting.slice(0, mostAtOnce)
      waiting = waiting.slice(mostAtOnce)
      try {
        const ids = await ready(keys)
        if (ids.length > 0) await send(ids)
      } catch (error) {
        restUntil = performance.now() + pause
        waiting = []
        failed(error)
        fallBack()
      }
    }
  }
  return {
    ring: (keys) => {
      if (keys === undefined || performance.now() < restUntil) return fallBack()
      if (waiting.length < mostWaiting) waiting.push(...keys)
      working ??= work().finally(() => {
        working = null
      })
    },
    idle: async () => {
      await working
    },
  }
}
