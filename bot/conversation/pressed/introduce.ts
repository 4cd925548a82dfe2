import type { Fact } from '../../../domain/desk/change.ts'
import { holds } from '../../../domain/people/person.ts'
import { spentCard } from '../cards/spent.ts'
import type { Pressed } from '../incoming.ts'
import { speakerOf, welcome } from '../stranger.ts'
import type { Outcome, Talk } from '../talk.ts'

/**
 * An administrator says whose an account is; whoever is meant by id or full name must be one person. From then on the
 * account speaks for them. Saying it twice changes nothing.
 */
export async function introducePressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { desk, person: administrator, words, locale } = talk
  const { chat, refusal } = words
  if (!holds(administrator, 'operator'))
    return { replace: spentCard(refusal.notAllowed(refusal.role.operator)), aside: true }
  const { subject } = incoming.press
  const speaker = speakerOf(subject)
  if (speaker === null) return refused(refusal.unknownPress)
  const typed = (incoming.fields['person'] ?? '').trim().slice(0, 200)
  const found = await desk.database.directory.named(typed)
  const [meant] = found
  if (!meant || found.length > 1)
    return refused(meant ? chat.severalNamed(typed) : chat.nobodyNamed(typed))
  const owner = await desk.database.directory.link({ ...speaker, person: meant.id })
  if (owner !== meant.id) return refused(chat.linkedBefore(subject))
  await welcome(desk, subject, meant, incoming.at)
  const linked: Fact = {
    aggregate: `account/${subject}`,
    kind: 'linked',
    actor: administrator.id,
    at: incoming.at,
    data: { person: meant.id },
  }
  return { replace: spentCard(chat.introduced(subject, meant.name[locale])), events: [linked] }
}

const refused = (sentence: string): Outcome => ({ notice: { tone: 'warn', text: sentence } })
