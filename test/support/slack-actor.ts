import { z } from 'zod'
import { unpackForm } from '../../bot/channels/form.ts'
import { encodeAddress } from '../../bot/channels/slack/address.ts'
import type { Card } from '../../bot/conversation/card.ts'
import { slackText, slackTitle } from './chat-text.ts'
import { directOf, type FakeSlack, type SlackMessage, slackTeam } from './fake-slack.ts'
import {
  eventRequest,
  homeEvent,
  interaction,
  messageEvent,
  pressBody,
  type Request,
  viewBody,
} from './slack-requests.ts'
import type { Actor } from './stage.ts'

export type SlackScene = {
  readonly url: string
  readonly slack: FakeSlack
  settle(): Promise<void>
}

/** Sends a request to Partline as Slack would and gives its answer. */
export async function toSlackDoor(
  url: string,
  { body, headers }: Request,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${url}/slack/events`, { method: 'POST', body, headers })
  return { status: response.status, text: await response.text() }
}

/** Somebody who sees and uses Partline through Slack's direct message. */
export async function slackActor(scene: SlackScene, user: string): Promise<Actor> {
  const channel = directOf(user)
  const screen = () =>
    scene.slack.messages.filter(
      (each) => each.channel === channel && (each.onlyFor === null || each.onlyFor === user),
    )
  const sends = async (request: Request) => {
    const { status, text } = await toSlackDoor(scene.url, request)
    if (status !== 200) throw new Error(`Slack was answered ${status} ${text}`)
    return text
  }
  const shared = (names: readonly string[]) => names.map((name) => scene.slack.files.share(name))
  const presses: Actor['presses'] = async (label, fields = {}, photos = []) => {
    const found = findButton(screen(), label)
    if (!found) throw new Error(`${user} has no button "${label}":\n${textOf(screen())}`)
    const { message, button } = found
    const trigger = scene.slack.trigger(user)
    const where = { user, channel, message: message.ts, trigger }
    await sends(interaction(pressBody({ ...where, action: button })))
    if (button.action_id.startsWith('form:')) {
      await until(() => scene.slack.views.some((each) => each.user === user))
      const view = scene.slack.views.splice(0).at(-1)
      if (!view) throw new Error('no dialog was opened')
      const answer = await sends(interaction(viewBody(filled(user, view, fields, shared(photos)))))
      if (answer !== '')
        scene.slack.views.push({ ...view, view: z.looseObject({}).parse(JSON.parse(answer)) })
    }
    await scene.settle()
    return null
  }
  await sends(eventRequest(homeEvent(user, 'messages')))
  await scene.settle()
  return {
    address: encodeAddress({ team: slackTeam, channel: user, thread: null }),
    screen: [],
    says: async (text, photos = []) => {
      await sends(eventRequest(messageEvent(user, text, undefined, shared(photos))))
      await scene.settle()
    },
    presses,
    sends: () => Promise.reject(new Error('on Slack a press needs a button')),
    last: () => ({ text: textOf(screen().slice(-1)) }),
    card: (title) => {
      const shown = screen().findLast(({ blocks }) => slackTitle(blocks).includes(title))
      if (!shown) throw new Error(`${user} has no card "${title}":\n${textOf(screen())}`)
      return asCard(slackTitle(shown.blocks), slackText(shown.blocks))
    },
    text: () => textOf(screen()),
  }
}

const textOf = (messages: readonly SlackMessage[]) =>
  messages.map(({ blocks }) => slackText(blocks)).join('\n---\n')

/** What was read, as a card whose words are those. */
export const asCard = (title: string, text: string): Card => ({
  title,
  blocks: [{ kind: 'text', text }],
  actions: [],
  fallback: title,
})

const actionsShape = z.object({
  type: z.literal('actions'),
  elements: z.array(
    z.object({
      action_id: z.string(),
      value: z.string().optional(),
      text: z.object({ text: z.string() }),
    }),
  ),
})

/** Every button of a message. */
export function buttonsIn(message: SlackMessage) {
  return message.blocks.flatMap((block) => {
    const parsed = actionsShape.safeParse(block)
    if (!parsed.success) return []
    return parsed.data.elements.map(({ action_id, value, text }) => ({
      label: text.text,
      button: { action_id, ...(value === undefined ? {} : { value }) },
    }))
  })
}

/** The newest button with this label; the label of a form's own button leads to the button that opens the form. */
function findButton(messages: readonly SlackMessage[], label: string) {
  for (const message of messages.toReversed()) {
    const found = buttonsIn(message).find(
      (each) => each.label === label || unpackForm(each.button.value ?? '')?.send.label === label,
    )
    if (found) return { message, button: found.button }
  }
  return null
}

const inputShape = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.object({
    type: z.string(),
    initial_value: z.string().optional(),
    initial_option: z.object({ value: z.string() }).optional(),
  }),
})

/** A dialog with what stood in it, and what is typed over it. */
function filled(
  user: string,
  { id, view }: FakeSlack['views'][number],
  typed: Readonly<Record<string, string>>,
  files: readonly object[],
) {
  const inputs = z
    .array(z.unknown())
    .parse(view['blocks'])
    .flatMap((block) => {
      const parsed = inputShape.safeParse(block)
      return parsed.success ? [parsed.data] : []
    })
  const fields = inputs.map(({ block_id: name, element }) => {
    const { initial_option: option } = element
    if (element.type === 'file_input') return [name, { files }] as const
    if (option) return [name, { choice: typed[name] ?? option.value }] as const
    return [name, typed[name] ?? element.initial_value ?? null] as const
  })
  const metadata = z.string().parse(view['private_metadata'])
  return { user, id, metadata, fields: Object.fromEntries(fields) }
}

/** Waits up to five seconds for something that happens on its own. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000
  while (!holds()) {
    if (Date.now() > end) throw new Error('it did not happen within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
