import type { Person } from '../../domain/people/person.ts'
import type { Desk } from './desk.ts'
import type { Incoming, Speaker } from './incoming.ts'
import { sayOnce, speakerOf } from './stranger.ts'
import { wordsFor } from './words/words.ts'

/**
 * Who speaks: whose account it is or, of an account that is nobody's yet, who has the e-mail address that the platform has
 * proven. Null: a stranger, for an administrator to introduce.
 */
export async function personOf(desk: Desk, incoming: Incoming): Promise<Person | null> {
  const { speaker, address, at } = incoming
  const known = await byAccount(desk, speaker)
  if (known !== null) return known
  const email = await desk.emailOf(speaker, address)
  if (email === null) return null
  const linked = await desk.database.directory.linkByEmail({ ...speaker, email, address, at })
  return linked === null ? null : await byAccount(desk, speaker)
}

const byAccount = (desk: Desk, { platform, tenant, user }: Speaker) =>
  desk.database.reads.personByIdentity(platform, tenant, user)

/**
 * Tells whose account this is now and how that came about: the person, where they spoke, so that a mistake is seen, and
 * every operator. Each is told once.
 */
export async function tellLinked(desk: Desk, account: string, address: string): Promise<void> {
  const speaker = speakerOf(account)
  const person = speaker && (await byAccount(desk, speaker))
  if (!person) return
  const { database } = desk
  const at = desk.now()
  const key = `linked/${account}`
  const told = wordsFor(person.locale).chat.linkedByEmail(person.name[person.locale])
  const event = {
    aggregate: `account/${account}`,
    kind: 'linked',
    actor: person.id,
    at,
    data: { person: person.id, by: 'email' },
  }
  await sayOnce(desk, { key, at, posts: [{ text: told }], addresses: [address], events: [event] })
  for (const operator of await database.reads.peopleWith('operator')) {
    const where = await database.reads.personalAddress(operator.id)
    if (where === null) continue
    const { chat } = wordsFor(operator.locale)
    const text = chat.linkedByEmailNote(account, person.name[operator.locale])
    await sayOnce(desk, { key: `${key}/${operator.id}`, at, posts: [{ text }], addresses: [where] })
  }
}
