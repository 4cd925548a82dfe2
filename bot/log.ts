export type Log = {
  info(sentence: string, facts?: unknown): void
  error(sentence: string, facts?: unknown): void
}

/** One line an entry, to standard error; a thrown cause with its message only, so that no payload gets into a log. */
export function createLog(level: 'info' | 'error', write: (line: string) => void): Log {
  const line = (kind: string, sentence: string, facts: unknown) =>
    write(`${kind} ${sentence}${facts === undefined ? '' : ` ${factsText(facts)}`}\n`)
  return {
    info: (sentence, facts) => (level === 'info' ? line('info ', sentence, facts) : undefined),
    error: (sentence, facts) => line('error', sentence, facts),
  }
}

function factsText(facts: unknown): string {
  if (facts instanceof Error) return `(${facts.message})`
  return JSON.stringify(facts, (_key, value: unknown) =>
    value instanceof Error ? value.message : value,
  )
}
