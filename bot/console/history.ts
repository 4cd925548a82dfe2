import { z } from 'zod'
import type { Instant } from '../../domain/time.ts'

/** Where the history is kept over a restart; one line an event, in order. */
export type Journal = { append(line: string): void; read(): readonly string[] }

/** What the page shows of one activity. */
export type Shown = {
  readonly conversation: string
  readonly id: string
  readonly by: 'bot' | 'person'
  /** Business time when it arrived first. */
  readonly at: Instant
  readonly text: string
  /** An Adaptive Card, as the bot sent it. */
  readonly card: unknown
}

type Event =
  | { readonly kind: 'put'; readonly shown: Shown }
  | { readonly kind: 'drop'; readonly conversation: string; readonly id: string }

export type Numbered = { readonly seq: number; readonly event: Event }

/** What a page that has seen events up to some point still needs. */
export type Since =
  | { readonly kind: 'events'; readonly events: readonly Numbered[] }
  /** It must start again with everything there is. */
  | { readonly kind: 'all'; readonly shown: readonly Shown[] }

export type History = {
  /** Names this history; marks of another one mean nothing here. */
  readonly epoch: string
  /** Shows an activity, in the place of the one with the same id or as a new one at the end. */
  put(shown: Shown): void
  drop(conversation: string, id: string): void
  get(conversation: string, id: string): Shown | undefined
  last(): number
  since(seq: number | null): Since
  onEvent(listener: (event: Numbered) => void): void
}

const shownShape = z.object({
  conversation: z.string(),
  id: z.string(),
  by: z.enum(['bot', 'person']),
  at: z.number(),
  text: z.string(),
  card: z.unknown(),
})

const lineShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), epoch: z.string() }),
  z.object({ kind: z.literal('put'), shown: shownShape }),
  z.object({ kind: z.literal('drop'), conversation: z.string(), id: z.string() }),
])

/** Events kept for pages that reconnect; a page that missed more starts again. */
const keptEvents = 1_000
/** Activities kept; the oldest disappear. */
const keptActivities = 1_200

/**
 * Every activity of the console's conversations, in memory and in the journal. `epoch` names a new journal; one that
 * already has lines keeps its name. A line that cannot be read (cut off by a crash) is skipped.
 */
export function createHistory(journal: Journal, epoch: string): History {
  const live = new Map<string, Shown>()
  const listeners: ((event: Numbered) => void)[] = []
  let recent: Numbered[] = []
  let seq = 0
  let name = epoch

  const apply = (event: Event): Numbered => {
    seq += 1
    const numbered = { seq, event }
    recent.push(numbered)
    if (recent.length > keptEvents * 2) recent = recent.slice(-keptEvents)
    if (event.kind === 'drop') live.delete(keyOf(event))
    if (event.kind === 'put') live.set(keyOf(event.shown), event.shown)
    const oldest = live.keys().next().value
    if (live.size > keptActivities && oldest !== undefined) live.delete(oldest)
    return numbered
  }

  const lines = journal.read()
  for (const line of lines) {
    const read = readLine(line)
    if (read?.kind === 'start') name = read.epoch
    else if (read !== null) apply(read)
  }
  if (lines.length === 0) journal.append(JSON.stringify({ kind: 'start', epoch }))

  const happen = (event: Event): void => {
    journal.append(JSON.stringify(event))
    const numbered = apply(event)
    for (const listener of listeners) listener(numbered)
  }

  return {
    epoch: name,
    put: (shown) => {
      const before = live.get(keyOf(shown))
      happen({ kind: 'put', shown: before === undefined ? shown : { ...shown, at: before.at } })
    },
    drop: (conversation, id) => happen({ kind: 'drop', conversation, id }),
    get: (conversation, id) => live.get(keyOf({ conversation, id })),
    last: () => seq,
    since: (seen) => {
      const first = recent[0]?.seq ?? seq + 1
      if (seen === null || seen > seq || seen < first - 1) {
        return { kind: 'all', shown: [...live.values()] }
      }
      return { kind: 'events', events: recent.filter((each) => each.seq > seen) }
    },
    onEvent: (listener) => void listeners.push(listener),
  }
}

function keyOf({ conversation, id }: { conversation: string; id: string }): string {
  return `${conversation}\n${id}`
}

function readLine(line: string): z.infer<typeof lineShape> | null {
  try {
    return lineShape.parse(JSON.parse(line))
  } catch {
    return null
  }
}
