import type { Sky, Weather } from './storm.ts'

/** One call: what is shown in which conversation, in the place of which message (null: a new one). */
export type FastCall = {
  readonly conversation: string
  readonly message: string | null
  /** Why the platform would not take it; null when it would. */
  readonly wrong: string | null
  readonly content: unknown
}

export type Outcome =
  | { readonly kind: 'fine' | 'drop'; readonly message: string }
  | { readonly kind: 'rate-limit'; readonly seconds: number }

/**
 * What both platforms have in common under a sky: they keep what they are told, answer as the weather wants, and note every
 * call that comes before the Retry-After of its conversation is over.
 */
export function openFastPlatform(sky: Sky) {
  const standing = new Map<string, Map<string, string>>()
  const closedUntil = new Map<string, number>()
  const violations: string[] = []
  const counts: Record<Weather, number> = { fine: 0, 'rate-limit': 0, drop: 0 }
  let count = 0

  const perform = ({ conversation, message, wrong, content }: FastCall): string => {
    if (wrong !== null) violations.push(wrong)
    const shown = standing.get(conversation) ?? new Map<string, string>()
    standing.set(conversation, shown)
    const id = message ?? `m${++count}`
    if (message !== null && !shown.has(message)) violations.push(`no message ${message}`)
    shown.set(id, JSON.stringify(content))
    return id
  }
  const call = (made: FastCall): Outcome => {
    const { conversation } = made
    if ((closedUntil.get(conversation) ?? 0) > sky.now())
      violations.push(`a call to ${conversation} before its Retry-After`)
    const weather = sky.weather()
    counts[weather] += 1
    if (weather !== 'rate-limit') return { kind: weather, message: perform(made) }
    const seconds = sky.retryAfter()
    closedUntil.set(conversation, sky.now() + seconds * 1_000)
    return { kind: weather, seconds }
  }
  return {
    call,
    violations,
    counts,
    standing: (conversation: string): ReadonlyMap<string, string> =>
      standing.get(conversation) ?? new Map(),
  }
}
