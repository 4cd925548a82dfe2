import { z } from 'zod'
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
    await scene.settle()
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
    says: async (text, photos = []) => sends('say', { text, photos: await uploaded(photos) }),
    presses: async (label, fields = {}, photos = []) => {
      for (const shown of screen().toReversed()) {
        const found = pressOf(shown.card, label, fields)
        if (!found) continue
        const chosen = await uploaded(photos)
        await sends('press', { card: shown.id, ...found, photos: chosen })
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

const actionShape = z.looseObject({
  type: z.string(),
  title: z.string(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  card: z.unknown().optional(),
})
const inputShape = z.looseObject({ id: z.string(), value: z.unknown().optional() })

/** The button of this label in a card or in a form of it, and what its client would send. */
export function pressOf(
  card: unknown,
  label: string,
  fields: Readonly<Record<string, string>>,
): { readonly verb: string; readonly data: object } | null {
  for (const action of actionsIn(card)) {
    if (action.type === 'Action.ShowCard') {
      const inner = pressOf(action.card, label, fields)
      if (inner) return inner
    }
    if (action.title === label && action.verb !== undefined)
      return { verb: action.verb, data: { ...action.data, ...inputsOf(card, fields) } }
  }
  return null
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

/** Ids of inputs end with the field's name. */
function inputsOf(card: unknown, fields: Readonly<Record<string, string>>): object {
  const { body } = z.looseObject({}).catch({}).parse(card)
  const inputs = z
    .array(z.unknown())
    .catch([])
    .parse(body)
    .flatMap((each) => {
      const parsed = inputShape.safeParse(each)
      return parsed.success ? [parsed.data] : []
    })
  return Object.fromEntries(
    inputs.map(({ id, value }) => [id, fields[id.split('.')[1] ?? ''] ?? value ?? '']),
  )
}
