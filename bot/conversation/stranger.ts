import { type Fact, type NewTask, plainChange } from '../../domain/desk/change.ts'
import type { Json } from '../../domain/json.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Card } from './card.ts'
import type { Desk } from './desk.ts'
import type { Incoming, Speaker } from './incoming.ts'
import { type Reply, writeReply } from './reply.ts'
import { wordsFor } from './words/words.ts'

/** One kind sentence in all three languages, and every administrator is asked, once, who this is. */
export async function answerStranger(desk: Desk, incoming: Incoming): Promise<void> {
  const sentence = (['zh-Hans', 'zh-Hant', 'en'] as const)
    .map((locale) => wordsFor(locale).answer.unknownPerson)
    .join('\n\n')
  await askAdministrators(desk, incoming)
  const posts = [{ text: sentence }]
  const { key, at, address } = incoming
  await sayOnce(desk, { key, at, posts, addresses: [address] })
}

/** An account as one text: `platform/tenant/user`. */
const subjectOf = ({ platform, tenant, user }: Speaker): string =>
  [platform, tenant, user].join('/')

/** Reads it back; null when it is no account. */
export function speakerOf(subject: string): Speaker | null {
  const [platform, tenant, user, more] = subject.split('/')
  if (!platform || !tenant || !user || more !== undefined) return null
  return { platform, tenant, user }
}

/** Under this key it is kept that administrators were asked, and where the stranger waits for the answer. */
const askedKey = (subject: string) => `stranger/${subject}`

async function askAdministrators(desk: Desk, { speaker, address, at }: Incoming): Promise<void> {
  const { reads } = desk.database
  const administrators = await reads.peopleWith('operator')
  for (const administrator of administrators) {
    const where = await reads.personalAddress(administrator.id)
    if (where === null) continue
    const key = `${askedKey(subjectOf(speaker))}/${administrator.id}`
    const posts = [{ card: strangerCard(speaker, administrator) }]
    await sayOnce(desk, { key, at, posts, addresses: [where] })
  }
  if (administrators.length === 0)
    desk.log.error('nobody is an operator who could introduce people')
  const waits: Json = { address }
  await desk.database.store.commit(
    plainChange({ key: askedKey(subjectOf(speaker)), at, reply: waits }),
  )
}

function strangerCard(speaker: Speaker, administrator: Person): Card {
  const { chat } = wordsFor(administrator.locale)
  const subject = subjectOf(speaker)
  return {
    title: chat.strangerTitle,
    tone: 'warn',
    blocks: [
      { kind: 'text', text: chat.strangerAsks },
      { kind: 'facts', facts: [{ label: chat.strangerAccount, value: subject }] },
    ],
    actions: [
      {
        kind: 'form',
        label: chat.introduce,
        style: 'primary',
        fields: [{ kind: 'text', name: 'person', label: chat.introduceAs, required: true }],
        send: {
          label: chat.introduceSend,
          press: { verb: 'introduce', subject, revision: 0 },
        },
      },
    ],
    fallback: chat.strangerTitle,
  }
}

/** Tells somebody who was a stranger that they are known now, where they were told that they are not. */
export async function welcome(desk: Desk, subject: string, person: Person, at: number) {
  const asked = await desk.database.inbox.reply(askedKey(subject))
  if (typeof asked !== 'object' || asked === null || !('address' in asked)) return
  const { address } = asked
  if (typeof address !== 'string') return
  const { answer } = wordsFor(person.locale)
  const posts = [{ text: answer.greeting(person.name[person.locale]) }]
  await sayOnce(desk, { key: `welcome/${subject}`, at, posts, addresses: [address] })
}

/** Says something at these addresses, once for ever by its key, and keeps the events that led to it. */
export async function sayOnce(
  desk: Desk,
  said: {
    readonly key: string
    readonly at: number
    readonly posts: Reply['posts']
    readonly addresses: readonly string[]
    readonly events?: readonly Fact[]
  },
): Promise<void> {
  const { key, at, posts, addresses, events = [] } = said
  const tasks = addresses.map(
    (address): NewTask => ({
      key: `say:${key}`,
      kind: 'say',
      payload: { key, address },
      dueAt: at,
      lane: address,
    }),
  )
  const nothing = { replace: null, show: null, notice: null, aside: false } as const
  const reply = writeReply({ posts, ...nothing, locale: 'zh-Hans' })
  await desk.database.store.commit(plainChange({ key, at, events, tasks, reply }))
}
