import type { Stage } from './stage.ts'

/** One server-sent event. */
export type Sent = {
  readonly id: string | undefined
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

export type Events = {
  readonly seen: Sent[]
  close(): void
}

/** Opens the page's event stream, as a page that has seen everything up to `lastEventId`. */
export async function openEvents(stage: Pick<Stage, 'url'>, lastEventId?: string): Promise<Events> {
  const stop = new AbortController()
  const response = await fetch(`${stage.url}/console/events`, {
    signal: stop.signal,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  })
  const seen: Sent[] = []
  read(response, seen).catch((error: unknown) => {
    seen.push({ id: undefined, name: 'broken', data: { error } })
  })
  const events = { seen, close: () => stop.abort() }
  await until(events, (each) => each.name === 'clock')
  return events
}

async function read(response: Response, seen: Sent[]): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body ?? []) {
      const frames = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = frames.pop() ?? ''
      seen.push(...frames.flatMap(parse))
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
  }
}

function parse(frame: string): readonly Sent[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1]
  const name = field('event')
  if (name === undefined) return []
  return [{ id: field('id'), name, data: JSON.parse(field('data') ?? '{}') }]
}

/** The first event that fits, seen already or within five seconds. */
export async function until(events: Events, fits: (each: Sent) => boolean): Promise<Sent> {
  const end = Date.now() + 5_000
  while (Date.now() < end) {
    const found = events.seen.find(fits)
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`no such event among ${events.seen.map(({ name }) => name).join()}`)
}
