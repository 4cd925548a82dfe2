import { locales } from '../../domain/locale.ts'
import { plainEmail } from '../../domain/people/email.ts'
import { byText } from '../order.ts'
import type { Directory } from '../store.ts'
import { addTask } from './apply.ts'
import type { MemoryState } from './state.ts'

/** The Directory over plain maps. */
export function createMemoryDirectory(state: MemoryState): Directory {
  const at = (platform: string, tenant: string) =>
    state.identities.filter((each) => each.platform === platform && each.tenant === tenant)
  return {
    async link({ platform, tenant, user, person }) {
      const known = at(platform, tenant).find((each) => each.user === user)
      if (known) return known.person
      if (!state.people.has(person)) return null
      state.identities.push({ platform, tenant, user, person })
      return person
    },
    async linkByEmail({ platform, tenant, user, email, address, at: dueAt }) {
      const person = state.emails.get(plainEmail(email) ?? '')
      if (person === undefined) return null
      const there = at(platform, tenant)
      const known = there.find((each) => each.user === user)
      if (known) return known.person === person ? person : null
      if (there.some((each) => each.person === person)) return null
      state.identities.push({ platform, tenant, user, person })
      const account = [platform, tenant, user].join('/')
      const told = { key: `tell-linked:${account}`, kind: 'tell-linked', lane: null, dueAt }
      addTask(state, { ...told, payload: { account, address } }, 0)
      return person
    },
    async addresses(person) {
      return [...state.conversations.values()]
        .filter((each) => each.person === person && each.kind === 'personal')
        .toSorted((one, other) => other.usedAt - one.usedAt || byText(one.address, other.address))
        .map(({ address }) => address)
    },
    async reachable(people) {
      const talked = [...state.conversations.values()].filter(({ kind }) => kind === 'personal')
      return new Set(talked.map(({ person }) => person).filter((each) => people.includes(each)))
    },
    async named(text) {
      return [...state.people.values()]
        .filter(({ id, name }) => id === text || locales.some((locale) => name[locale] === text))
        .toSorted((one, other) => byText(one.id, other.id))
    },
  }
}
