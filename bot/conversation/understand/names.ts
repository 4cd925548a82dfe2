import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import { ownWordsBefore } from './english-names.ts'
import { fieldWords } from './field-words.ts'
import { buildMatcher, type Matcher } from './matcher.ts'
import { englishQualifiers, qualifiers } from './qualifiers.ts'
import { claim, type Mark, type NameMark, type Sheet, sign } from './sheet.ts'

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
  if (!/^[a-z\d][a-z ]*$/.test(word)) return [word]
  const plural = /(?:s|x|ch|sh)$/.test(word)
    ? `${word}es`
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`
  const numbers = word.length > 3 ? [word, plural] : [word]
  return numbers.flatMap((form) =>
    form.includes(' ')
      ? [
          ...new Set([
            form,
            form.replaceAll(' ', '-'),
            form.replace(' ', '-'),
            form.replaceAll(' ', ''),
          ]),
        ]
      : [form],
  )
}

/** Words that name a part only where nothing says otherwise: `on the shelf`, `no lights`, `the door won't lock`. */
const notHere =
  /(?<![a-z])(?:on\sthe|off\sthe|for\sthe|our|own|refill(?:ing)?\sthe|restock(?:ing)?\sthe|inside|the\sinside|won'?t|doesn'?t|didn'?t|can'?t|not|no|green|to)\s$/

/** Marks the part names. */
export function markNames(sheet: Sheet, names: Matcher<Meaning>): Sheet {
  const { masked } = sheet
  const found = names
    .find(masked)
    .filter(({ start, end }) => {
      const ambiguous = /^(?:shelf|lights?|lock|switch|seal|filter|fan)$/.test(
        masked.slice(start, end),
      )
      return !ambiguous || !notHere.test(masked.slice(Math.max(0, start - 10), start))
    })
    .map(({ start, end, value }): NameMark => ({ kind: 'name', start, end, categories: value }))
  return claim(sheet, found)
}

const before = new RegExp(
  `(?:(?:[\\ue009]+\\s?|${[...qualifiers].sort((a, b) => b.length - a.length).join('|')})的?)+$`,
)
const beforeEnglish = new RegExp(
  `(?:(?<![a-z])(?:${[...englishQualifiers].sort((a, b) => b.length - a.length).join('|')})[ -])+$`,
)
const reach = 24

/** Takes the words into a name that belong to it: `洗衣机` before `排水泵`, `3P柜机的` before `压缩机`, a type behind it. */
export function widenNames(sheet: Sheet, typeMarks: ReadonlySet<string>): Sheet {
  const widened = joined(sheet.marks, sheet).map((mark) =>
    mark.kind === 'name' ? { ...mark, ...widerEnds(mark, sheet, typeMarks) } : mark,
  )
  const names = widened.filter((mark) => mark.kind === 'name')
  const swallowed = new Set<number>()
  for (const { start, end } of names) for (let at = start; at < end; at += 1) swallowed.add(at)
  const marks = widened.filter((mark) => mark.kind !== 'aside' || !swallowed.has(mark.start))
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of names) {
    const from = Math.max(at, start)
    pieces.push(sheet.masked.slice(at, from), sign.name.repeat(end - from))
    at = end
  }
  return { ...sheet, masked: [...pieces, sheet.masked.slice(at)].join(''), marks }
}

/** Only a letter, a Chinese character or a size right before a name can belong to it. */
const joinable = /(?:[\p{Script=Han}\ue009]|[a-z][ -])$/u

/** `滚筒` before `洗衣机的皮带` is the appliance and no drum; `damper motor` is one part; `ysj wkq` are two. */
function isOneName(last: NameMark, next: NameMark, folded: string): boolean {
  const between = folded.slice(last.end, next.start)
  const words = [folded.slice(last.start, last.end), folded.slice(next.start, next.end)]
  if (/^的?$/.test(between)) return qualifiers.includes(words[0] ?? '') && words[1] !== '外壳'
  return between === ' ' && words.every((word) => /^[a-z ]{3,}$/.test(word) && /[aeiou]/.test(word))
}

function joined(marks: readonly Mark[], { text }: Sheet): readonly Mark[] {
  const kept: Mark[] = []
  for (const mark of marks) {
    const last = kept.at(-1)
    if (mark.kind === 'name' && last?.kind === 'name' && isOneName(last, mark, text.folded)) {
      kept.pop()
      kept.push({ ...mark, start: last.start })
    } else kept.push(mark)
  }
  return kept
}

function widerEnds(
  { start, end }: NameMark,
  { masked, text }: Sheet,
  typeMarks: ReadonlySet<string>,
): { readonly start: number; readonly end: number } {
  const ahead = joinable.test(masked.slice(Math.max(0, start - 2), start))
    ? masked.slice(Math.max(0, start - reach), start)
    : ''
  const listed = before.exec(ahead)?.[0] ?? beforeEnglish.exec(ahead)?.[0] ?? ''
  const unlisted = /[a-z]/.test(text.folded.charAt(start))
    ? ownWordsBefore(masked.slice(Math.max(0, start - 40), start - listed.length))
    : 0
  const more = masked.slice(start - listed.length - unlisted, start)
  const behind = /^\s?[\ue009]+/.exec(masked.slice(end, end + reach))?.[0] ?? ''
  const type = typeMarks.has(text.folded.slice(end, end + behind.length).trim())
  return {
    start: isOwn(more, masked[start - more.length - 1], text.folded.slice(start - more.length, end))
      ? start - more.length
      : start,
    end: type
      ? end + behind.length
      : end + (partOf.exec(masked.slice(end, end + 12))?.[0].length ?? 0),
  }
}

/** `门锁组`: the part with what belongs to it. */
const partOf =
  /^(?:组件|总成|模组|套件|组)(?![\p{Script=Han}])|^\s(?:assy|assembly|assemblies|module|kit)(?![a-z])/u

/** `柜机的` behind a model tells what that is; sizes belong to a name only with something that joins them. */
function isOwn(more: string, before: string | undefined, whole: string): boolean {
  if (before === sign.model && more.endsWith('的')) return false
  return !/^[\ue009\s]*$/.test(more) || whole.includes('的') || !/\s$/.test(more)
}

/** Types and sizes in part names (`QD83H`, `1280×594`), folded: words with a digit. */
export function typeMarksOf(
  catalogue: Catalogue,
  fold: (text: string) => string,
): ReadonlySet<string> {
  const marks = new Set<string>()
  for (const part of catalogue.parts) {
    for (const word of part.name.en.split(/\s+/)) {
      if (/\d/.test(word) && word.length >= 3 && !/^\d+(?:V|W|Hz)$/i.test(word))
        marks.add(fold(word).replaceAll('×', '*'))
    }
  }
  return marks
}
