import { type LocalText, locales } from '../locale.ts'
import { normaliseName } from './normalise.ts'
import type { Alias, Part } from './part.ts'

export type CategoryNames = {
  named(word: string): readonly string[]
  nameOf(category: string): LocalText | undefined
  readonly words: readonly { readonly word: string; readonly category: string }[]
  readonly categories: readonly string[]
}

/**
 * The words of the catalogue: part names in every language and script, aliases, and the category's own word
 * (`door-gasket`). A word may mean several categories; an English plural means the same as its singular.
 */
export function categoryNames(parts: readonly Part[], aliases: readonly Alias[]): CategoryNames {
  const counts = new Map<string, Map<string, { name: LocalText; count: number }>>()
  for (const part of parts) {
    const names = counts.get(part.category) ?? new Map<string, { name: LocalText; count: number }>()
    counts.set(part.category, names)
    const key = locales.map((locale) => part.name[locale]).join('\n')
    names.set(key, { name: part.name, count: (names.get(key)?.count ?? 0) + 1 })
  }
  const words = [...counts].flatMap(([category, names]) => {
    const texts = [...names.values()].flatMap(({ name }) => locales.map((locale) => name[locale]))
    return [...new Set([category, ...texts])].map((word) => ({ word, category }))
  })
  words.push(...aliases.map(({ alias, category }) => ({ word: alias, category })))

  const meaning = new Map<string, Set<string>>()
  for (const { word, category } of words) {
    const key = normaliseName(word)
    meaning.set(key, (meaning.get(key) ?? new Set()).add(category))
  }
  const usual = new Map([...counts].map(([category, names]) => [category, commonest(names)]))

  return {
    named: (word) => {
      const key = normaliseName(word)
      const found = singulars(key).flatMap((form) => [...(meaning.get(form) ?? [])])
      return [...new Set(found)]
    },
    nameOf: (category) => usual.get(category),
    words,
    categories: [...counts.keys()],
  }
}

function singulars(word: string): readonly string[] {
  if (!/^[a-z].*s$/.test(word)) return [word]
  return [word, word.slice(0, -1), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
}

function commonest(
  names: ReadonlyMap<string, { readonly name: LocalText; readonly count: number }>,
): LocalText | undefined {
  const sorted = [...names.values()].sort((one, other) => other.count - one.count)
  return sorted[0]?.name
}
