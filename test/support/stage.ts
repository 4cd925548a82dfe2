import type { Channel } from '../../bot/channels/channel.ts'
import { type Core, composeCore } from '../../bot/compose.ts'
import type { Action, Card, Message } from '../../bot/conversation/card.ts'
import type { Incoming } from '../../bot/conversation/incoming.ts'
import type { Press } from '../../bot/conversation/press.ts'
import type { Database } from '../../db/store.ts'
import { hours, type Instant } from '../../domain/time.ts'
import { expectHealthy } from './healthy.ts'
import { pictureFile } from './pictures.ts'

/** Everything one person has been shown, newest last; an edited message keeps its place. */
export type Screen = { id: string; message: Message }[]

export type Actor = {
  readonly address: string
  readonly screen: Screen
  /** Says a sentence, with photos by the names of `pictureFile`, and waits until everything it leads to has happened. */
  says(text: string, photos?: readonly string[]): Promise<void>
  /** Presses the newest button with this label; with fields and photos it is the button of a form. */
  presses(
    label: string,
    fields?: Record<string, string>,
    photos?: readonly string[],
  ): Promise<Message | null>
  /** Sends a press as it is, for buttons that are no longer on any card. */
  sends(press: Press, fields?: Record<string, string>, key?: string): Promise<Message | null>
  /** The newest message. */
  last(): Message
  /** The newest card whose title contains this. */
  card(title: string): Card
  /** Every text on the screen, cards as their words. */
  text(): string
}

export type Stage = {
  readonly core: Core
  readonly database: Database
  /** Business time as tests set it. */
  now(): Instant
  passes(hoursCount: number): Promise<void>
  settle(): Promise<void>
  /** Somebody at the console, or on another platform and tenant. */
  actor(user: string, at?: { platform: string; tenant: string }): Promise<Actor>
  /** Fails when what was played has left anything that contradicts the invariants. */
  close(): Promise<void>
  readonly errors: readonly string[]
}

/**
 * The whole of Partline over a database, with a channel that keeps what it is given: the conversation, the desk, the
 * jobs and their lanes are real. Time stands still unless a test lets it pass.
 */
export async function openStage(database: Database, startAt: Instant): Promise<Stage> {
  let at = startAt
  let count = 0
  const screens = new Map<string, Screen>()
  const errors: string[] = []
  const log = {
    info: () => {},
    error: (sentence: string, facts?: unknown) => {
      errors.push(`${sentence} ${JSON.stringify(facts)}`)
    },
  }
  const core = await composeCore({
    database,
    realNow: () => at,
    log,
    photoBase: 'https://parts.example',
  })
  const screenOf = (address: string) => {
    const screen = screens.get(address) ?? []
    screens.set(address, screen)
    return screen
  }
  const channel: Channel = {
    platform: 'teams',
    post: async (address, message) => {
      const id = `m${++count}`
      screenOf(address).push({ id, message })
      return id
    },
    update: async (address, id, message) => {
      const shown = screenOf(address).find((each) => each.id === id)
      if (!shown) throw new Error(`there is no message ${id} at ${address}`)
      shown.message = message
    },
    fetch: async (_, photo) => ({ kind: 'bytes', bytes: pictureFile(photo) }),
  }
  const runner = core.runner([channel])
  const settle = () => runner.drain()

  const actor: Stage['actor'] = async (user, where = { platform: 'teams', tenant: 'console' }) => {
    const address = `teams:test-${user}`
    const screen = screenOf(address)
    const received = (key: string) => ({
      key,
      speaker: { ...where, user },
      address,
      conversation: 'personal' as const,
      at,
    })
    const newKey = () => `teams/console/${user}:${++count}`
    const comes = async (incoming: Incoming) => {
      const answer = await core.intake(incoming)
      await settle()
      return answer
    }
    const sends: Actor['sends'] = (press, fields = {}, key = newKey()) => {
      const shown = screen.findLast(({ message }) =>
        buttonsOf(message).some((each) => each.press === press),
      )
      return comes({ ...received(key), kind: 'pressed', press, fields, message: shown?.id ?? null })
    }
    await comes({ ...received(newKey()), kind: 'joined', locale: null })
    return {
      address,
      screen,
      says: async (text, photos = []) => {
        await comes({ ...received(newKey()), kind: 'said', text, photos })
      },
      sends,
      presses: async (label, fields = {}, photos = []) => {
        const shown = screen.findLast(({ message }) => pressOf(message, label) !== null)
        const press = shown ? pressOf(shown.message, label) : null
        if (!shown || !press)
          throw new Error(`${user} has no button "${label}":\n${textOf(screen)}`)
        const key = newKey()
        const answer = await core.intake({
          ...received(key),
          kind: 'pressed',
          press: press.press,
          fields: { ...press.defaults, ...fields },
          message: shown.id,
          photos,
        })
        if (answer) shown.message = answer
        await settle()
        return answer
      },
      last: () => {
        const newest = screen.at(-1)
        if (!newest) throw new Error(`${user} has been shown nothing`)
        return newest.message
      },
      card: (title) => {
        const shown = screen.findLast(({ message }) => message.card?.title.includes(title))
        if (!shown?.message.card)
          throw new Error(`${user} has no card "${title}":\n${textOf(screen)}`)
        return shown.message.card
      },
      text: () => textOf(screen),
    }
  }

  return {
    core,
    database,
    errors,
    now: () => at,
    passes: async (hoursCount) => {
      at += hours(hoursCount)
      await settle()
    },
    settle,
    actor,
    close: async () => {
      await expectHealthy(database)
      await database.close()
    },
  }
}

/** The id of the request whose card came last to somebody. */
export function newestRequest(actor: Actor): string {
  const id = /REQ-\d+/.exec(actor.card('申请 REQ').title)?.[0]
  if (id === undefined) throw new Error('nothing was requested')
  return id
}

type Button = { label: string; press: Press; defaults: Record<string, string> }

function buttonsOf(message: Message): readonly Button[] {
  return (message.card?.actions ?? []).flatMap((action: Action): readonly Button[] => {
    if (action.kind === 'button')
      return [{ label: action.label, press: action.press, defaults: {} }]
    if (action.kind === 'say') return []
    const defaults = Object.fromEntries(
      action.fields.map((field) => [field.name, 'value' in field ? String(field.value) : '']),
    )
    return [{ label: action.send.label, press: action.send.press, defaults }]
  })
}

const pressOf = (message: Message, label: string) =>
  buttonsOf(message).find((each) => each.label === label) ?? null

/** All words of a screen, for messages of failing tests and for looking for a sentence. */
function textOf(screen: Screen, between = '\n---\n'): string {
  return screen.map(({ message }) => messageText(message)).join(between)
}

export function messageText(message: Message): string {
  return [message.text ?? '', message.card ? cardText(message.card) : ''].filter(Boolean).join('\n')
}

export function cardText(card: Card): string {
  const blocks = card.blocks.map((block) => {
    switch (block.kind) {
      case 'text':
      case 'notice':
        return block.text
      case 'facts':
        return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n')
      case 'item':
        return [
          `${block.title} ${block.side ?? ''}`,
          (block.code ?? []).map((run) => (run.mark ? `[${run.text}]` : run.text)).join(''),
          ...block.details,
        ].join('\n')
      case 'photo':
        return `[${block.alt}] ${block.url}`
      case 'steps':
        return block.steps.map((step) => `${step.state}: ${step.label} ${step.at ?? ''}`).join('\n')
      case 'table':
        return [block.columns, ...block.rows].map((row) => row.join(' | ')).join('\n')
    }
  })
  const actions = card.actions.map((action) => `(${action.label})`).join(' ')
  const head = [card.badge ?? '', card.title, card.subtitle ?? ''].filter(Boolean).join(' · ')
  return [head, ...blocks, actions].filter(Boolean).join('\n')
}

/** What somebody is shown for one sentence, as its words. */
export async function answerTo(who: Actor, text: string): Promise<string> {
  const before = who.screen.length
  await who.says(text)
  return textOf(who.screen.slice(before), '\n')
}
