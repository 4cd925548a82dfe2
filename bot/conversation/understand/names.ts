import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import { englishQualifiers, fieldWords, qualifiers } from './field-words.ts'
import { buildMatcher, type Matcher } from './matcher.ts'
import { claim, type NameMark, type Sheet } from './sheet.ts'

/** What a word may mean, as categories of the catalogue; empty for a word of the trade that it does not know. */
export type Meaning = readonly string[]

/**
 * All words for parts: those of the catalogue and those of the trade. A word of the trade means what the words of its
 * group mean in the catalogue.
 */
export function buildNames(catalogue: Catalogue, fold: (text: string) => string): Matcher<Meaning> {
  const meanings = new Map<string, Set<string>>()
  const learn = (word: string, categories: Iterable<string>) => {
    const key = fold(word)
      .replace(/[\s\-_]+/g, ' ')
      .trim()
    if (key.length < 2 && !/\p{Script=Han}/u.test(key)) return
    meanings.set(key, new Set([...(meanings.get(key) ?? []), ...categories]))
  }
  for (const { word, category } of catalogue.words) learn(word, [category])
  for (const group of fieldWords) {
    const shared = new Set(group.flatMap((word) => [...(meanings.get(word) ?? [])]))
    for (const word of group) if (!meanings.has(word)) learn(word, shared)
  }
  const entries = [...meanings].flatMap(([word, categories]) =>
    writings(word).map((form) => [form, [...categories]] as const),
  )
  return buildMatcher<Meaning>(entries, (one, other) => [...new Set([...one, ...other])])
}

/** Singular and plural, with a space, a dash or nothing between words. */
function writings(word: string): readonly string[] {
  if (!/^[a-z][a-z ]*$/.test(word)) return [word]
  const plural = /(?:s|x|ch|sh)$/.test(word)
    ? `${word}es`
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`
  const numbers = word.length > 3 ? [word, plural] : [word]
  return numbers.flatMap((form) =>
    form.includes(' ') ? [form, form.replaceAll(' ', '-'), form.replaceAll(' ', '')] : [form],
  )
}

/** Marks the part names. */
export function markNames(sheet: Sheet, names: Matcher<Meaning>): Sheet {
  const found = names
    .find(sheet.masked)
    .map(({ start, end, value }): NameMark => ({ kind: 'name', start, end, categories: value }))
  return claim(sheet, found)
}

const before = new RegExp(
  `(?:(?:[\\ue009]+|${[...qualifiers].sort((a, b) => b.length - a.length).join('|')})的?)+$`,
)
const beforeEnglish = new RegExp(
  `(?:(?<![a-z])(?:${[...englishQualifiers].sort((a, b) => b.length - a.length).join('|')})[ -])+$`,
)
const reach = 24

/** Takes the words into a name that belong to it: `洗衣机` before `排水泵`, `3P柜机的` before `压缩机`. */
export function widenNames(sheet: Sheet): Sheet {
  const covered: Sheet = { ...sheet, marks: [] }
  let masked = covered.masked
  const marks = sheet.marks.map((mark) => {
    if (mark.kind !== 'name') return mark
    const ahead = sheet.masked.slice(Math.max(0, mark.start - reach), mark.start)
    const more = before.exec(ahead)?.[0] ?? beforeEnglish.exec(ahead)?.[0] ?? ''
    if (more.length === 0 || /^[\ue009的]+$/.test(more)) return mark
    const start = mark.start - more.length
    masked = `${masked.slice(0, start)}${'\ue002'.repeat(more.length)}${masked.slice(mark.start)}`
    return { ...mark, start }
  })
  const swallowed = (start: number, end: number) =>
    marks.some((mark) => mark.kind === 'name' && mark.start <= start && end <= mark.end)
  const kept = marks.filter((mark) => mark.kind !== 'aside' || !swallowed(mark.start, mark.end))
  return { ...sheet, masked, marks: kept }
}
