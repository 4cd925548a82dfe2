import { randomUUID } from 'node:crypto'
import type { Database } from '../db/store.ts'
import { locales } from '../domain/locale.ts'
import type { Instant } from '../domain/time.ts'
import { type Bell, createInProcessBell, ringingDatabase } from '../jobs/bell.ts'
import { createSimulatedCarrier } from '../jobs/carriers/simulated.ts'
import type { JobContext } from '../jobs/context.ts'
import type { RedisBell } from '../jobs/redis/bell.ts'
import { createRunner, type Runner, runnerDefaults } from '../jobs/runner.ts'
import { type Channel, Undeliverable } from './channels/channel.ts'
import { createPacer } from './channels/pacer.ts'
import { createTeamsReceiver } from './channels/teams/receiver.ts'
import { createTeamsChannel } from './channels/teams/send.ts'
import { type Clock, createClock } from './clock.ts'
import type { MicrosoftSettings } from './config.ts'
import { botLink } from './console/bot-link.ts'
import { createConsole } from './console/console.ts'
import type { Weather } from './console/fault.ts'
import type { Journal } from './console/history.ts'
import { loadPersonas } from './console/seats.ts'
import type { Message } from './conversation/card.ts'
import type { CurrentDesk, Desk } from './conversation/desk.ts'
import type { Incoming, Intake } from './conversation/incoming.ts'
import { createIntake, createRecorder, createRescue } from './conversation/intake.ts'
import { foundParts, refreshedCard } from './conversation/lookups.ts'
import { createPresenter, type Outlet } from './conversation/present.ts'
import { wordsFor } from './conversation/words/words.ts'
import { createCurrentDesk } from './current-desk.ts'
import type { Route } from './http/route.ts'
import type { Log } from './log.ts'
import { meteredChannel, meteredDatabase } from './metered.ts'
import type { Metrics } from './metrics.ts'
import { fetchedPicture } from './photos/fetched.ts'
import { createPhotoLinks, loadPhotoSecret } from './photos/links.ts'
import { photoRoute } from './photos/route.ts'
import { retryAfterOf } from './rate-limit.ts'

export type Parts = {
  readonly database: Database
  readonly realNow: () => Instant
  readonly log: Log
  /** The Redis through which replicas wake each other; without one, this process wakes itself. */
  readonly redisUrl?: string | null
  readonly metrics?: Metrics
  /** What stands before the paths of pictures: an origin, or nothing for the console's own page. Left out: no links. */
  readonly photoBase?: string | null
  /** The address of the operators' channel; without one, each operator is told alone. */
  readonly operatorsAddress?: string | undefined
}

/** Partline without its doors: the desk, what people say to it, and what happens later. */
export type Core = {
  /** The desk of the start: the database stays, catalogue and sites may have changed since. */
  readonly desk: Desk
  /** The desk as it is now. */
  readonly current: CurrentDesk
  /** Reads the catalogue anew, without a pause. */
  reload(): Promise<void>
  readonly clock: Clock
  readonly intake: Intake
  /** Records an event that will be handed to the intake. */
  readonly record: (incoming: Incoming) => Promise<void>
  /** Serves the pictures behind its links. */
  readonly routes: readonly Route[]
  /** The runner that posts through these channels; from then on they are asked who a stranger is. */
  runner(channels: readonly Channel[]): Runner
  /** Wakes the runner, for what became due without a write. */
  ring(): void
  /** The bell between replicas; null without Redis. Close it after the runner has stopped. */
  readonly redis: RedisBell | null
}

/** Builds the catalogue and wires conversation, desk and jobs over one database. */
export async function composeCore(parts: Parts): Promise<Core> {
  const { realNow, log, metrics, operatorsAddress } = parts
  const database = metrics ? meteredDatabase(parts.database, metrics) : parts.database
  const clock = await createClock(database, realNow)
  const redis = await redisBell(parts, clock)
  const bell: Bell = redis ?? createInProcessBell()
  const ringing = ringingDatabase(database, bell)
  const photos = await linksFrom(parts, clock)
  let asked: readonly Channel[] = []
  const emailOf: Desk['emailOf'] = async (speaker, address) => {
    const channel = asked.find((each) => each.platform === speaker.platform)
    return (await channel?.emailOf?.(speaker, address)) ?? null
  }
  const desk = await createCurrentDesk({
    database: ringing,
    emailOf,
    now: clock.now,
    linkTo: photos.linkTo,
    log,
  })
  const { network } = desk
  const intake = createIntake(desk.current)
  return {
    desk: desk.current(),
    current: desk.current,
    reload: desk.reload,
    clock,
    intake,
    record: createRecorder(ringing.inbox),
    ring: () => bell.ring(),
    redis,
    routes: photos.routes,
    runner: (channels) => {
      asked = channels
      const outlets = metrics ? channels.map((each) => meteredChannel(each, metrics)) : channels
      const { current } = desk
      const presenter = createPresenter(current, outletTo(outlets, log), createRescue(current))
      const carrier = createSimulatedCarrier(network)
      const context: JobContext = {
        database: ringing,
        network,
        carrier,
        presenter,
        now: clock.now,
        log,
        ...(operatorsAddress === undefined ? {} : { operatorsAddress }),
        ...(metrics ? { meter: metrics.tasks } : {}),
      }
      return createRunner(context, bell, runnerDefaults)
    },
  }
}

/** Signed links to pictures, and the route behind them; without a base there is nobody who could open one. */
async function linksFrom(
  { database, photoBase = null }: Parts,
  { now }: Clock,
): Promise<{ readonly linkTo: Desk['linkTo']; readonly routes: readonly Route[] }> {
  if (photoBase === null) return { linkTo: () => null, routes: [] }
  const links = createPhotoLinks(await loadPhotoSecret(database, now()))
  return {
    linkTo: (file) => photoBase + links.pathOf(file, now()),
    routes: [photoRoute({ files: database.files, links, now })],
  }
}

async function redisBell(
  { redisUrl, database, log }: Parts,
  clock: Clock,
): Promise<RedisBell | null> {
  if (redisUrl === undefined || redisUrl === null) return null
  // Loaded where it is used: without Redis, a start need not wait for it.
  const { openRedisBell } = await import('../jobs/redis/bell.ts')
  return openRedisBell({
    url: redisUrl,
    prefix: 'partline',
    places: runnerDefaults.batch,
    board: database.tasks,
    now: clock.now,
    log,
  })
}

/** Every address begins with its platform; each message goes to that channel. */
function outletTo(channels: readonly Channel[], log: Log): Outlet {
  const channelOf = (address: string) => {
    const channel = channels.find((each) => address.startsWith(`${each.platform}:`))
    if (!channel) throw new Undeliverable(`no channel is configured for ${address.split(':')[0]}`)
    return channel
  }
  return {
    post: async (address, message) => await channelOf(address).post(address, message),
    update: async (address, id, message) => await channelOf(address).update(address, id, message),
    fetchPhoto: async (address, photo) => {
      const channel = channelOf(address)
      const downloaded = await channel.fetch(address, photo)
      const { kind } = downloaded
      // Most often the app lacks the right to read files; whoever sent the photo cannot know.
      if (kind === 'gone' || kind === 'foreign')
        log.error(`${channel.platform}: a photo could not be fetched`, { why: kind })
      return fetchedPicture(downloaded)
    },
    isFinal: (error) => error instanceof Undeliverable,
    retryAfter: retryAfterOf,
  }
}

/** One sentence in every language, for whoever is not known yet. */
export const inEveryLanguage = (
  sentence: (locale: (typeof locales)[number]) => string,
): Message => ({
  text: locales.map(sentence).join('\n\n'),
})

export type TeamsParts = {
  readonly core: Core
  readonly microsoft: MicrosoftSettings | null
  /** Null: the console is off. `port` is where this process listens. */
  readonly console: {
    readonly port: number
    readonly journal: Journal
    readonly weather?: Weather
  } | null
  readonly log: Log
}

export type TeamsDoor = {
  readonly channel: Channel
  readonly routes: readonly Route[]
  /** Call when the server listens. */
  start(): Promise<void>
  close(): void
}

/** Seven messages a second and conversation is what the Bot Connector lets through. */
const teamsPace = { perSecond: 7, burst: 30 }

/** The Teams channel and, when it is on, the console that feeds it. */
export async function composeTeams(parts: TeamsParts): Promise<TeamsDoor> {
  const { core, microsoft, log } = parts
  const { desk, current, clock, intake } = core
  const link = parts.console ? botLink(parts.console.port, randomUUID()) : null
  const channel = createTeamsChannel({
    app: microsoft,
    console: link,
    pacer: createPacer({ ...teamsPace, now: () => Date.now() }),
  })
  const receive = createTeamsReceiver({
    app: microsoft,
    console: link,
    tenants: microsoft ? [microsoft.tenant] : [],
    channel,
    intake,
    refresh: (speaker, press) => refreshedCard(current(), speaker, press),
    search: (speaker, text) => foundParts(current(), speaker, text),
    now: clock.now,
    sorry: () => inEveryLanguage((locale) => wordsFor(locale).answer.notSaved),
    unreadable: () => inEveryLanguage((locale) => wordsFor(locale).refusal.unknownPress),
    log,
  })
  const messages: Route = { method: 'POST', path: '/api/messages', handle: receive }
  if (!link || !parts.console)
    return { channel, routes: [messages], start: async () => {}, close: () => {} }
  const page = createConsole({
    personas: await loadPersonas(desk.database, desk.network),
    locale: 'zh-Hans',
    link,
    now: clock.now,
    advance: async (count) => {
      const at = await clock.advance(count)
      core.ring()
      return at
    },
    journal: parts.console.journal,
    ...(parts.console.weather === undefined ? {} : { weather: parts.console.weather }),
    newId: randomUUID,
    pictures: () => current().catalogue.photoOrigins,
    log,
  })
  return {
    channel,
    routes: [messages, ...page.routes],
    start: () => page.start(),
    close: () => page.close(),
  }
}
