import { locales } from '../../domain/locale.ts'
import { byText } from '../order.ts'
import type { Directory } from '../store.ts'
import type { MemoryState } from './state.ts'

/** The Directory over plain maps. */
export function createMemoryDirectory(state: MemoryState): Directory {
  return {
    async link({ platform, tenant, user, person }) {
      const known = state.identities.find(
        (each) => each.platform === platform && each.tenant === tenant && each.user === user,
      )
      if (known) return known.person
      if (!state.people.has(person)) return null
      state.identities.push({ platform, tenant, user, person })
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
