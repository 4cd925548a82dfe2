import type { Instant } from '../../domain/time.ts'
import { Paused } from './channel.ts'

export type Pacer = {
  /** Lets a call through; throws `Paused` while the conversation is to be left alone. */
  enter(conversation: string, kind: 'post' | 'update'): void
  /** Nothing goes to this conversation for so many seconds. */
  pause(conversation: string, seconds: number): void
}

type Bucket = { left: number; at: Instant; until: Instant }

/** So many conversations are remembered before those that have rested are forgotten. */
const most = 5_000

/**
 * Holds back what a platform would refuse: after a Retry-After only that conversation rests, and posts keep to
 * `perSecond` with a short burst. In this process only; the platform's own answer is what binds.
 */
export function createPacer(parts: {
  readonly perSecond: number
  readonly burst: number
  readonly now: () => Instant
}): Pacer {
  const { perSecond, burst, now } = parts
  const buckets = new Map<string, Bucket>()

  const bucketOf = (conversation: string): Bucket => {
    const at = now()
    const known = buckets.get(conversation) ?? { left: burst, at, until: 0 }
    const left = Math.min(burst, known.left + ((at - known.at) / 1_000) * perSecond)
    const bucket = { left, at, until: known.until }
    buckets.set(conversation, bucket)
    return bucket
  }
  const forgetRested = () => {
    for (const [conversation, { left, at, until }] of buckets) {
      const full = left + ((now() - at) / 1_000) * perSecond >= burst
      if (full && until <= now()) buckets.delete(conversation)
    }
  }

  return {
    enter: (conversation, kind) => {
      if (buckets.size > most) forgetRested()
      const bucket = bucketOf(conversation)
      const rest = (bucket.until - bucket.at) / 1_000
      if (rest > 0) throw new Paused('this conversation rests', rest)
      if (kind === 'update') return
      if (bucket.left < 1) throw new Paused('too many posts', (1 - bucket.left) / perSecond)
      bucket.left -= 1
    },
    pause: (conversation, seconds) => {
      const bucket = bucketOf(conversation)
      bucket.until = Math.max(bucket.until, bucket.at + seconds * 1_000)
    },
  }
}
