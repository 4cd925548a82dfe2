import type { Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../http/log.ts'

/** Bolt's warnings and errors in our log; its chatter, which may quote what people wrote, nowhere. */
export function boltLogger(log: Log, level: LogLevel): Logger {
  const error = (...words: readonly unknown[]) => {
    const [first] = words
    const cause = words.find((word) => word instanceof Error)
    log.error(`slack: ${first instanceof Error ? first.name : String(first).slice(0, 200)}`, cause)
  }
  return {
    debug: () => {},
    info: () => {},
    warn: (first: unknown) => log.info(`slack: ${String(first).slice(0, 200)}`),
    error,
    getLevel: () => level,
    setLevel: () => {},
    setName: () => {},
  }
}
