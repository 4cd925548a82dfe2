import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import type { Channel } from '../../bot/channels/channel.ts'
import type { Action, Message } from '../../bot/conversation/card.ts'
import type { Incoming } from '../../bot/conversation/incoming.ts'
import type { Press } from '../../bot/conversation/press.ts'

export type Shown = { readonly address: string; readonly id: string; readonly message: Message }
type Entry =
  | ({ readonly kind: 'shown' } & Shown)
  | { readonly kind: 'sent'; readonly incoming: Incoming }

export type Button = {
  readonly message: string
  readonly press: Press
  readonly defaults: Readonly<Record<string, string>>
}

/** The people's telephones: they are elsewhere, so what they have shown and sent outlives the process that dies. */
export type Phones = {
  readonly channel: Channel
  /** The newest button of this label that can be seen at an address. */
  button(address: string, label: string): Button | null
  /** What came back for a press takes the place of the pressed message. */
  replace(address: string, id: string, message: Message): void
  /** The event as it was sent first: whoever gets no answer sends the same again. */
  sentBefore(key: string): Incoming | undefined
  send(incoming: Incoming): void
}

/** Opens the file that stands for the telephones. `newId` makes message ids, unique over all lives. */
export function openPhones(file: string, newId: () => string): Phones {
  const entries = readPhones(file)
  const add = (entry: Entry) => {
    entries.push(entry)
    appendFileSync(file, `${JSON.stringify(entry)}\n`)
  }
  const replace: Phones['replace'] = (address, id, message) =>
    add({ kind: 'shown', address, id, message })
  const channel: Channel = {
    platform: 'teams',
    fetch: async () => ({ kind: 'gone' }),
    post: async (address, message) => {
      const id = newId()
      replace(address, id, message)
      return id
    },
    update: async (address, id, message) => replace(address, id, message),
  }
  return {
    channel,
    replace,
    button: (address, label) => buttonIn(screens(entries), address, label),
    sentBefore: (key) =>
      entries
        .flatMap((entry) => (entry.kind === 'sent' ? [entry.incoming] : []))
        .find((incoming) => incoming.key === key),
    send: (incoming) => add({ kind: 'sent', incoming }),
  }
}

/** Every message as it looks now, in the order of first posting. */
export function readScreens(file: string): readonly Shown[] {
  return screens(readPhones(file))
}

function screens(entries: readonly Entry[]): readonly Shown[] {
  const newest = new Map<string, Shown>()
  for (const entry of entries) if (entry.kind === 'shown') newest.set(entry.id, entry)
  return [...newest.values()]
}

/** A line that a kill tore apart never reached the telephone. */
function readPhones(file: string): Entry[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const whole = bytes.lastIndexOf('\n') + 1
  if (whole < bytes.length) truncateSync(file, whole)
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').filter(Boolean)
  return lines.map((line): Entry => JSON.parse(line))
}

function buttonIn(shown: readonly Shown[], address: string, label: string): Button | null {
  for (const each of shown.toReversed()) {
    if (each.address !== address) continue
    const found = (each.message.card?.actions ?? []).flatMap((action) => pressable(action, each.id))
    const button = found.find((candidate) => candidate.label === label)
    if (button) return button
  }
  return null
}

function pressable(action: Action, message: string): readonly (Button & { label: string })[] {
  if (action.kind === 'say') return []
  if (action.kind === 'button')
    return [{ label: action.label, message, press: action.press, defaults: {} }]
  const defaults = Object.fromEntries(
    action.fields.map((field) => [field.name, 'value' in field ? String(field.value) : '']),
  )
  return [{ label: action.send.label, message, press: action.send.press, defaults }]
}
