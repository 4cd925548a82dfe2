import { pino } from 'pino'
import { redact, redactText } from './redact.ts'

export type Log = {
  info(sentence: string, facts?: unknown): void
  error(sentence: string, facts?: unknown): void
}

/** One line of JSON an entry, whatever is in it; without secrets and without what people wrote. */
export function createLog(level: 'info' | 'error', write: (line: string) => void): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'what',
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const logger = pino(options, { write })
  return {
    info: (sentence, facts) => logger.info(factsOf(facts), redactText(sentence)),
    error: (sentence, facts) => logger.error(factsOf(facts), redactText(sentence)),
  }
}

function factsOf(facts: unknown): object {
  if (facts === undefined) return {}
  const cleaned = redact(facts)
  return typeof cleaned === 'object' && cleaned !== null ? cleaned : { cause: cleaned }
}
