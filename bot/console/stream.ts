import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Instant } from '../../domain/time.ts'
import type { History, Numbered, Shown } from './history.ts'

/** Comments that keep idle connections open. */
const heartbeat = 20_000

export type Stream = {
  /** Answers `GET /console/events`: what the page missed after its Last-Event-ID, then everything as it happens. */
  open(req: IncomingMessage, res: ServerResponse): void
  clock(at: Instant): void
  /** Partline is writing in this conversation. */
  typing(conversation: string): void
  close(): void
}

/** Server-sent events (HTML standard, 9.2) over the history; ids are `<epoch>.<number>`. */
export function createStream(history: History, now: () => Instant): Stream {
  const open = new Set<ServerResponse>()
  const all = (frame: string) => {
    for (const res of open) res.write(frame)
  }
  const beat = setInterval(() => all(': still here\n\n'), heartbeat)
  beat.unref()
  history.onEvent((event) => all(eventFrame(history, event)))

  return {
    open: (req, res) => {
      res.statusCode = 200
      res.setHeader('content-type', 'text/event-stream')
      res.setHeader('x-accel-buffering', 'no')
      res.write('retry: 1000\n\n')
      res.write(missed(history, seen(req, history.epoch)))
      res.write(frame('clock', { at: now() }))
      open.add(res)
      res.once('close', () => open.delete(res))
    },
    clock: (at) => all(frame('clock', { at })),
    typing: (conversation) => all(frame('typing', { conversation })),
    close: () => {
      clearInterval(beat)
      for (const res of open) res.end()
    },
  }
}

function frame(event: string, data: unknown, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

function eventFrame(history: History, { seq, event }: Numbered): string {
  const id = `${history.epoch}.${seq}`
  if (event.kind === 'put') return frame('put', event.shown, id)
  return frame('drop', { conversation: event.conversation, id: event.id }, id)
}

function missed(history: History, from: number | null): string {
  const since = history.since(from)
  if (since.kind === 'events') {
    return since.events.map((event) => eventFrame(history, event)).join('')
  }
  // Only the last frame has an id: a page that loses the connection half way starts again.
  const shown = since.shown.map((each: Shown) => frame('put', each)).join('')
  return frame('reset', {}) + shown + frame('ready', {}, `${history.epoch}.${history.last()}`)
}

/** The last event a page has seen of this history, or null when it has seen none. */
function seen(req: IncomingMessage, epoch: string): number | null {
  const [of, seq] = String(req.headers['last-event-id'] ?? '').split('.')
  if (of !== epoch || seq === undefined || !/^\d{1,15}$/.test(seq)) return null
  return Number(seq)
}
