import { type Locale, type LocalText, locales } from '../locale.ts'
import { normaliseName } from './normalise.ts'
import type { Alias, Part } from './part.ts'

export type CategoryNames = {
  named(word: string): readonly string[]
  nameOf(category: string): LocalText | undefined
  readonly words: readonly { readonly word: string; readonly category: string }[]
  readonly categories: readonly string[]
}

/**
 * The words of the catalogue: part names in every language and script (without size, type and colour), aliases, and the
 * category's own word (`door-gasket`). A word may mean several categories; an English plural means its singular.
 */
export function categoryNames(parts: readonly Part[], aliases: readonly Alias[]): CategoryNames {
  const names = new Map<string, NamesOfOne>()
  for (const part of parts) {
    const known = names.get(part.category) ?? {
      'zh-Hans': new Set(),
      'zh-Hant': new Set(),
      en: new Set(),
    }
    names.set(part.category, known)
    for (const locale of locales) known[locale].add(bareName(part.name[locale]))
  }
  const words = [...names].flatMap(([category, known]) => {
    const texts = locales.flatMap((locale) => [...known[locale], commonEnd([...known[locale]])])
    return [...new Set([category, ...texts])]
      .filter((word) => normaliseName(word) !== '')
      .map((word) => ({ word, category }))
  })
  words.push(...aliases.map(({ alias, category }) => ({ word: alias, category })))

  const meaning = new Map<string, Set<string>>()
  for (const { word, category } of words) {
    const key = normaliseName(word)
    meaning.set(key, (meaning.get(key) ?? new Set()).add(category))
  }

  return {
    named: (word) => {
      const found = singulars(normaliseName(word)).flatMap((form) => [...(meaning.get(form) ?? [])])
      return [...new Set(found)]
    },
    nameOf: (category) => {
      const known = names.get(category)
      return known && usualName(known)
    },
    words,
    categories: [...names.keys()],
  }
}

type NamesOfOne = { readonly [L in Locale]: Set<string> }

/** A part's name up to its first size, type mark or voltage: `上铰链` of `上铰链 JL-27 白色`. */
function bareName(name: string): string {
  const pieces = name.split(/\s+/)
  const mark = pieces.findIndex((piece) => /\d/.test(piece))
  return mark > 0 ? pieces.slice(0, mark).join(' ') : name
}

function usualName(names: NamesOfOne): LocalText {
  const usual = (locale: Locale) => {
    const all = [...names[locale]]
    const end = commonEnd(all)
    return locale === 'en' ? capitalised(end || shortest(all)) : end || shortest(all)
  }
  return { 'zh-Hans': usual('zh-Hans'), 'zh-Hant': usual('zh-Hant'), en: usual('en') }
}

/** What all names end in: `铰链` of `上铰链` and `下铰链`; whole words only in Latin letters. */
function commonEnd(names: readonly string[]): string {
  const [first = '', ...rest] = names.map((name) => name.toLowerCase())
  let end = first
  for (const name of rest) while (!name.endsWith(end)) end = end.slice(1)
  const cut = first.length - end.length
  const inWord = /[a-z]/.test(end[0] ?? '') && /[a-z]/.test(first[cut - 1] ?? '')
  return (inWord ? end.replace(/^[a-z]+\s*/, '') : end).trim()
}

function shortest(names: readonly string[]): string {
  return names.reduce((one, other) => (other.length < one.length ? other : one), names[0] ?? '')
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function singulars(word: string): readonly string[] {
  if (!/^[a-z].*s$/.test(word)) return [word]
  return [word, word.slice(0, -1), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
}
