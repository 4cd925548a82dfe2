import { type LocalText, locales } from '../locale.ts'

const longestName = 120

/**
 * How much of a typed name the names of a part confirm, in the language that says most: 1 when every word of it occurs
 * in the part's name, 0 when none does. Latin words count whole, Han text by pairs of characters.
 */
export function nameMatcher(typed: string): (name: LocalText) => number {
  const wanted = piecesOf(typed.slice(0, longestName))
  if (wanted.size === 0) return () => 1
  return (name) => Math.max(...locales.map((locale) => shared(wanted, piecesOf(name[locale]))))
}

function shared(wanted: ReadonlySet<string>, has: ReadonlySet<string>): number {
  let count = 0
  for (const piece of wanted) if (has.has(piece)) count += 1
  return count / wanted.size
}

function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)) {
    if (/^[a-z0-9]/.test(run)) pieces.add(run.length > 3 ? run.replace(/s$/, '') : run)
    else if (run.length === 1) pieces.add(run)
    else for (let at = 0; at + 1 < run.length; at += 1) pieces.add(run.slice(at, at + 2))
  }
  return pieces
}
