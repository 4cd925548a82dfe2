import { z } from 'zod'
import { unpackForm } from '../../bot/channels/form.ts'
import { teamsText, teamsTitle } from './chat-text.ts'
import { pictureFile } from './pictures.ts'
import { asCard } from './slack-actor.ts'
import type { Actor } from './stage.ts'

export type TeamsScene = {
  readonly url: string
  readonly journal: readonly string[]
  settle(): Promise<void>
}

const lineShape = z.object({
  kind: z.literal('put'),
  shown: z.object({
    conversation: z.string(),
    id: z.string(),
    by: z.enum(['bot', 'person']),
    text: z.string(),
    card: z.unknown(),
  }),
})
type Shown = z.infer<typeof lineShape>['shown']

/** Somebody at the console, which speaks as Teams does. */
export async function teamsActor(scene: TeamsScene, user: string): Promise<Actor> {
  const screen = () => screenOf(scene.journal, `console-${user}`)
  const sends = async (path: string, body: object) => {
    const response = await fetch(`${scene.url}/console/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user, locale: 'zh-Hans', ...body }),
    })
    if (!response.ok) throw new Error(`the console was answered ${await response.text()}`)
    const answer = answerShape.parse(await response.json())
    await scene.settle()
    return answer
  }
  /** Opens a form, types over what stands in it, and sends it. A form that comes back says why in the text of its card. */
  const fills = async (
    card: string,
    data: object,
    fields: Readonly<Record<string, string>>,
    photos: readonly string[],
  ) => {
    const { dialog } = await sends('open', { card, data })
    if (!dialog) throw new Error('no dialog was opened')
    const answer = await sends('send', { data: filled(dialog.card, fields), photos })
    return answer.dialog ? { text: teamsText(answer.dialog.card) } : null
  }
  const uploaded = (names: readonly string[]) =>
    Promise.all(
      names.map(async (name) => {
        const photo = { method: 'POST', body: pictureFile(name) }
        const response = await fetch(`${scene.url}/console/photo`, photo)
        return z.object({ id: z.string() }).parse(await response.json()).id
      }),
    )
  return {
    address: `console-${user}`,
    screen: [],
    says: async (text, photos = []) => {
      await sends('say', { text, photos: await uploaded(photos) })
    },
    presses: async (label, fields = {}, photos = []) => {
      for (const shown of screen().toReversed()) {
        const opener = openerOf(shown.card, label)
        if (opener) return await fills(shown.id, opener, fields, await uploaded(photos))
        const found = pressOf(shown.card, label)
        if (!found) continue
        await sends('press', { card: shown.id, ...found })
        return null
      }
      throw new Error(`${user} has no button "${label}":\n${textOf(screen())}`)
    },
    sends: () => Promise.reject(new Error('on Teams a press needs a button')),
    last: () => ({ text: textOf(screen().slice(-1)) }),
    card: (title) => {
      const shown = screen().findLast(({ card }) => teamsTitle(card ?? {}).includes(title))
      if (!shown) throw new Error(`${user} has no card "${title}":\n${textOf(screen())}`)
      return asCard(teamsTitle(shown.card), teamsText(shown.card))
    },
    text: () => textOf(screen()),
  }
}

/** Messages of a conversation as they stand now, each in the place where it first appeared. */
export function screenOf(journal: readonly string[], conversation: string): readonly Shown[] {
  const shown = new Map<string, Shown>()
  for (const line of journal) {
    const parsed = lineShape.safeParse(JSON.parse(line))
    if (parsed.success && parsed.data.shown.conversation === conversation)
      shown.set(parsed.data.shown.id, parsed.data.shown)
  }
  return [...shown.values()].filter((each) => each.by === 'bot')
}

const textOf = (messages: readonly Shown[]) =>
  messages.map(({ text, card }) => [text, card ? teamsText(card) : ''].join('\n')).join('\n---\n')

const answerShape = z.object({
  dialog: z.object({ title: z.string(), card: z.unknown() }).optional(),
  note: z.string().optional(),
})
const actionShape = z.looseObject({
  type: z.string(),
  title: z.string(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
})
const inputShape = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.unknown().optional(),
})

/** The button of this label in a card, and what its client would send. */
export function pressOf(
  card: unknown,
  label: string,
): { readonly verb: string; readonly data: object } | null {
  const found = actionsIn(card).find(({ title, verb }) => title === label && verb !== undefined)
  return found ? { verb: found.verb ?? '', data: found.data ?? {} } : null
}

/** What the button carries that opens a form: one of this label, or whose form's own button has it. */
function openerOf(card: unknown, label: string): object | null {
  const found = actionsIn(card).find(({ title, data }) => {
    const packed = data?.['form']
    const form = typeof packed === 'string' ? unpackForm(packed) : null
    return form !== null && (title === label || form.send.label === label)
  })
  return found?.data ?? null
}

function actionsIn(card: unknown): readonly z.infer<typeof actionShape>[] {
  const list = z.array(z.unknown()).catch([])
  const { body, actions } = z.looseObject({}).catch({}).parse(card)
  const inBody = list.parse(body).flatMap((element) => {
    const parsed = z.looseObject({}).parse(element)
    return list.parse(parsed['actions'])
  })
  return [...inBody, ...list.parse(actions)].flatMap((each) => {
    const parsed = actionShape.safeParse(each)
    return parsed.success ? [parsed.data] : []
  })
}

/** What the client sends for a dialog: what its button carries, and its inputs, whose ids end with the field's name. */
function filled(card: unknown, fields: Readonly<Record<string, string>>): object {
  const { body } = z.looseObject({}).catch({}).parse(card)
  const inputs = z
    .array(z.unknown())
    .catch([])
    .parse(body)
    .flatMap((each) => {
      const parsed = inputShape.safeParse(each)
      return parsed.success ? [parsed.data] : []
    })
  const typed = inputs.map(({ id, value }) => [id, fields[id.slice(2)] ?? value ?? ''])
  return { ...actionsIn(card)[0]?.data, ...Object.fromEntries(typed) }
}
