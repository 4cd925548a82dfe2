import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Locale, locales } from '../../domain/locale.ts'
import type { Instant } from '../../domain/time.ts'
import { localRoutes } from '../http/local.ts'
import type { Log } from '../http/log.ts'
import { type Route, sendJson, sendText } from '../http/route.ts'
import {
  type Answered,
  type BotLink,
  install,
  openDialog,
  press,
  say,
  sendDialog,
} from './bot-link.ts'
import { connectorRoutes } from './connector.ts'
import type { Weather } from './fault.ts'
import { fileRoutes } from './files.ts'
import { createHistory, type History, type Journal } from './history.ts'
import { conversationOf, type Persona } from './persona.ts'
import { createStream, type Stream } from './stream.ts'
import { createUploads, type Uploads } from './uploads.ts'

export type ConsoleParts = {
  readonly personas: readonly Persona[]
  /** The language of the page when the browser wants none of ours. */
  readonly locale: Locale
  readonly link: BotLink
  readonly now: () => Instant
  /** Lets business time pass and gives the new time. */
  readonly advance: (hours: number) => Promise<Instant>
  readonly journal: Journal
  /** Ids that are unique for ever, over restarts too. */
  readonly newId: () => string
  /** Origins that pictures of parts come from. */
  readonly pictures: () => readonly string[]
  readonly log: Log
  /** Bad days of the connector, for those who want to see what then happens; left out: none. */
  readonly weather?: Weather
}

export type Console = {
  readonly routes: readonly Route[]
  /** Installs the bot for every persona; call it when the server listens. Faults are logged. */
  start(): Promise<void>
  /** Ends the pages' event streams. */
  close(): void
}

/**
 * The embedded console: a page for every persona side by side, and behind it a small Bot Connector. What a persona
 * says or presses is a real activity, posted to the bot's own `/api/messages`; what the bot sends comes back over REST.
 */
export function createConsole(parts: ConsoleParts): Console {
  const { personas, now, newId, log, weather } = parts
  const history = createHistory(parts.journal, newId().slice(0, 8))
  const stream = createStream(history, now)
  const { secret, serviceUrl } = parts.link
  const uploads = createUploads({ serviceUrl, newId })
  const inner: Inner = { ...parts, history, stream, uploads }

  const page: readonly Route[] = [
    ...fileRoutes(parts.pictures),
    { method: 'GET', path: '/console/state', handle: (_req, res) => state(inner, res) },
    { method: 'GET', path: '/console/events', handle: (req, res) => stream.open(req, res) },
    {
      method: 'POST',
      path: '/console/say',
      handle: doing(inner, sayShape, 'Say who speaks, in which language, and what.', saying),
    },
    {
      method: 'POST',
      path: '/console/press',
      handle: doing(inner, pressShape, 'Say who pressed which button.', pressing),
    },
    {
      method: 'POST',
      path: '/console/open',
      handle: doing(inner, openShape, 'Say who opens which form.', opening),
    },
    {
      method: 'POST',
      path: '/console/send',
      handle: doing(inner, sendShape, 'Say who sends which form.', sending),
    },
    {
      method: 'POST',
      path: '/console/advance',
      handle: (_req, res, body) => advancing(inner, res, body),
    },
  ]
  return {
    routes: [
      ...localRoutes(page),
      ...uploads.routes,
      ...connectorRoutes({
        secret,
        personas,
        history,
        stream,
        uploads,
        now,
        newId,
        log,
        ...(weather === undefined ? {} : { weather }),
      }),
    ],
    start: async () => {
      for (const persona of personas) {
        const answered = await install(parts.link, persona, newId(), parts.locale)
        if (answered.kind !== 'failed') continue
        parts.log.error(`console: not installed for ${persona.user}: ${answered.why}`)
      }
    },
    close: () => stream.close(),
  }
}

type Inner = ConsoleParts & {
  readonly history: History
  readonly stream: Stream
  readonly uploads: Uploads
}

function state({ personas, now, locale }: Inner, res: ServerResponse): void {
  const people = personas.map((persona) => ({ ...persona, conversation: conversationOf(persona) }))
  sendJson(res, 200, { personas: people, locale, at: now() })
}

/** Ids that `POST /console/photo` gave. */
const photos = z.array(z.string().max(64)).max(10).default([])

const sayShape = z
  .object({
    user: z.string(),
    text: z.string().trim().max(20_000),
    locale: z.enum(locales),
    photos,
  })
  .refine((said) => said.text !== '' || said.photos.length > 0)

type Does<Asked> = (inner: Inner, persona: Persona, asked: Asked) => Promise<Answered>

/** What somebody at the page does, once it is known what and who; else the answer is what is missing. */
function doing<Asked extends { readonly user: string }>(
  inner: Inner,
  shape: z.ZodType<Asked>,
  missing: string,
  does: Does<Asked>,
): Route['handle'] {
  return async (_req, res, body) => {
    const asked = shape.safeParse(body)
    if (!asked.success) return sendText(res, 400, missing)
    const persona = inner.personas.find((each) => each.user === asked.data.user)
    if (persona === undefined) return sendText(res, 404, 'There is no such person.')
    answer(inner, res, await does(inner, persona, asked.data))
  }
}

const saying: Does<z.output<typeof sayShape>> = async (inner, persona, asked) => {
  const { text, locale } = asked
  const id = inner.newId()
  const conversation = conversationOf(persona)
  const attachments = inner.uploads.attachments(asked.photos)
  const shown = [text, ...attachments.map(() => '📷')].join(' ').trim()
  inner.history.put({ conversation, id, by: 'person', at: inner.now(), text: shown, card: null })
  return await say(inner.link, persona, id, locale, { text, attachments })
}

const pressShape = z.object({
  user: z.string(),
  card: z.string().min(1),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
  locale: z.enum(locales),
})

const pressing: Does<z.output<typeof pressShape>> = async (inner, persona, asked) => {
  const answered = await press(inner.link, persona, inner.newId(), asked.locale, asked)
  const shown = inner.history.get(conversationOf(persona), asked.card)
  if (answered.kind === 'card' && shown !== undefined) {
    inner.history.put({ ...shown, card: answered.card })
  }
  return answered
}

const openShape = pressShape.omit({ verb: true })
const sendShape = openShape.omit({ card: true }).extend({ photos })

const opening: Does<z.output<typeof openShape>> = (inner, persona, asked) =>
  openDialog(inner.link, persona, inner.newId(), asked.locale, asked)

const sending: Does<z.output<typeof sendShape>> = (inner, persona, { locale, data, photos: ids }) =>
  sendDialog(inner.link, persona, inner.newId(), locale, {
    data,
    attachments: inner.uploads.attachments(ids),
  })

/** What the page needs to know; cards reach it as events. */
function answer(inner: Inner, res: ServerResponse, answered: Answered): void {
  if (answered.kind === 'failed') {
    inner.log.error(`console: the bot refused an activity: ${answered.why}`)
    return sendText(res, 502, 'The bot did not take it.')
  }
  if (answered.kind === 'sentence') return sendJson(res, 200, { note: answered.text })
  if (answered.kind !== 'dialog') return sendJson(res, 200, {})
  const { title, card } = answered
  sendJson(res, 200, { dialog: { title, card } })
}

const advanceShape = z.object({
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 14),
})

async function advancing(inner: Inner, res: ServerResponse, body: unknown): Promise<void> {
  const asked = advanceShape.safeParse(body)
  if (!asked.success) return sendText(res, 400, 'Say how many whole hours pass, at most two weeks.')
  const at = await inner.advance(asked.data.hours)
  inner.stream.clock(at)
  sendJson(res, 200, { at })
}
