import { openMemory } from '../../db/memory.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import type { Database } from '../../db/store.ts'
import type { Instant } from '../../domain/time.ts'
import type { Channel } from '../channels/channel.ts'
import { composeCore } from '../compose.ts'
import type { Message } from '../conversation/card.ts'
import type { Incoming } from '../conversation/incoming.ts'
import { type Actor, actorsOf } from './actors.ts'
import { buttonNamed, type Shown } from './screen.ts'

/** Where something is said: a direct conversation with Partline, or a channel (a thread of it) that others read as well. */
export type Where = {
  readonly channel?: string
  readonly thread?: string
  /** Another direct conversation of the same person. */
  readonly apart?: string
}

/** Partline over the sample company in memory, with people who speak, press and wait. Nothing leaves the process. */
export type Rehearsal = {
  readonly database: Database
  now(): Instant
  /** Gives everything that everybody is shown because of it, in order. */
  say(as: string, text: string, where?: Where): Promise<readonly Shown[]>
  /** Presses the newest button with this label or verb that this person sees. Throws when there is none. */
  press(
    as: string,
    button: string,
    fields?: Readonly<Record<string, string>>,
    where?: Where,
  ): Promise<readonly Shown[]>
  advance(milliseconds: number): Promise<readonly Shown[]>
  /** The address a person speaks at. */
  addressOf(as: string, where?: Where): string
  personOf(as: string): Actor
}

/** Opens a rehearsal at a moment of business time. */
export async function openRehearsal(startAt: Instant): Promise<Rehearsal> {
  let at = startAt
  let count = 0
  const company = sampleCompany()
  const database = openMemory(company)
  const actors = actorsOf(company)
  const screens = new Map<string, { id: string; message: Message }[]>()
  let shown: Shown[] = []
  const readers = new Map<string, string>()
  const log = {
    info: () => {},
    error: (sentence: string) => shown.push({ to: 'log', text: sentence }),
  }
  const core = await composeCore({ database, realNow: () => at, log })
  const screenOf = (address: string) => {
    const screen = screens.get(address) ?? []
    screens.set(address, screen)
    return screen
  }
  const show = (address: string, message: Message, edited: boolean) => {
    shown.push({ to: readers.get(address) ?? address, ...(edited ? { edited } : {}), ...message })
  }
  const channel: Channel = {
    platform: 'teams',
    post: async (address, message) => {
      const id = `m${++count}`
      screenOf(address).push({ id, message })
      show(address, message, false)
      return id
    },
    update: async (address, id, message) => {
      const kept = screenOf(address).find((each) => each.id === id)
      if (kept) kept.message = message
      show(address, message, true)
    },
    fetch: async () => ({ kind: 'gone' }),
  }
  const runner = core.runner([channel])
  const personOf = (as: string): Actor => {
    const actor = actors.get(as)
    if (!actor)
      throw new Error(`nobody is called ${as}; there are ${[...actors.keys()].join(', ')}`)
    return actor
  }
  const addressOf = (as: string, where: Where = {}) => {
    const address =
      where.channel === undefined && where.thread === undefined
        ? `teams:${[as, where.apart].filter(Boolean).join('/')}`
        : `teams:${[where.channel ?? 'channel', where.thread].filter(Boolean).join('/')}`
    if (!readers.has(address)) readers.set(address, address.slice('teams:'.length))
    return address
  }
  const received = (as: string, where: Where) => ({
    key: `teams/console/${++count}`,
    speaker: personOf(as).speaker,
    address: addressOf(as, where),
    conversation: isGroup(where) ? ('group' as const) : ('personal' as const),
    at,
  })
  const taken = async (work: () => Promise<void>) => {
    shown = []
    await work()
    await runner.drain()
    return shown
  }
  const comes = async (incoming: Incoming, pressed: { message: Message } | null) => {
    const answer = await core.intake(incoming)
    if (!answer || !pressed) return
    pressed.message = answer
    show(incoming.address, answer, true)
  }

  for (const as of actors.keys()) {
    const joining = { ...received(as, {}), kind: 'joined', locale: null } as const
    await taken(() => comes(joining, null))
  }

  return {
    database,
    now: () => at,
    personOf,
    addressOf,
    say: (as, text, where = {}) =>
      taken(() => comes({ ...received(as, where), kind: 'said', text, ...threadOf(where) }, null)),
    press: (as, label, fields = {}, where = {}) =>
      taken(async () => {
        const screen = screenOf(addressOf(as, where))
        const found = buttonNamed(screen, label)
        if (!found) throw new Error(`${as} sees no button "${label}"`)
        const { button, kept } = found
        await comes(
          {
            ...received(as, where),
            kind: 'pressed',
            press: button.press,
            fields: { ...button.defaults, ...fields },
            message: kept.id,
          },
          kept,
        )
      }),
    advance: (milliseconds) =>
      taken(async () => {
        at += milliseconds
      }),
  }
}

const threadOf = ({ thread }: Where) => (thread === undefined ? {} : { under: thread })

const isGroup = ({ channel, thread }: Where) => channel !== undefined || thread !== undefined
