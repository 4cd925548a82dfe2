import { edits } from './alignment.ts'
import { normaliseCode } from './normalise.ts'

/** A piece of a code; `differs` where it is not what was typed. Pieces in order make up the whole code. */
export type Difference = { readonly text: string; readonly differs: boolean }

/** Longer than any code: comparing further tells nobody anything. */
const longest = 64

/**
 * The catalogue's code in pieces, those marked that differ from what was typed. Separators and case never differ.
 * A character typed too much has no place in the code; the one before it is marked (or the first).
 */
export function differences(typed: string, code: string): readonly Difference[] {
  const letters = Array.from(code)
  const significant = letters.flatMap((letter, index) => (normaliseCode(letter) ? [index] : []))
  const wanted = significant.map((index) => normaliseCode(letters[index] ?? '')).join('')
  const marked = new Set(
    marks(normaliseCode(typed).slice(0, longest), wanted.slice(0, longest)).map(
      (position) => significant[position] ?? -1,
    ),
  )
  return runs(letters, (index) => marked.has(index))
}

/** The same for a partial code: what stands before and after the part that was meant takes no marks. */
export function differencesWithin(
  typed: string,
  code: string,
  start: number,
): readonly Difference[] {
  const head = code.slice(0, start)
  const tail = differences(typed, code.slice(start))
  return head ? [{ text: head, differs: false }, ...tail] : tail
}

function marks(typed: string, wanted: string): readonly number[] {
  return edits(wanted, typed).flatMap((edit) => {
    if (edit.kind === 'transposition') return [edit.at, edit.at + 1]
    if (edit.kind === 'insertion') return [Math.max(0, edit.at - 1)]
    return [edit.at]
  })
}

function runs(
  letters: readonly string[],
  differs: (index: number) => boolean,
): readonly Difference[] {
  const pieces: { text: string; differs: boolean }[] = []
  for (const [index, letter] of letters.entries()) {
    const last = pieces.at(-1)
    if (last && last.differs === differs(index)) last.text += letter
    else pieces.push({ text: letter, differs: differs(index) })
  }
  return pieces
}
