/** One step of the way from a code to what was typed; `at` is the position in the code. */
export type Edit =
  /** A character of the code was not typed. */
  | { readonly kind: 'omission'; readonly at: number }
  /** A character too many was typed; it would stand before position `at` of the code. */
  | { readonly kind: 'insertion'; readonly at: number; readonly typed: string }
  | { readonly kind: 'substitution'; readonly at: number; readonly typed: string }
  /** The characters at `at` and `at + 1` were typed the other way round. */
  | { readonly kind: 'transposition'; readonly at: number }

/** The edits of a shortest way (optimal string alignment) from `code` to `typed`, in order. Both normalised. */
export function edits(code: string, typed: string): readonly Edit[] {
  const table = tableOf(code, typed)
  const width = typed.length + 1
  const steps: Edit[] = []
  let i = code.length
  let j = typed.length
  while (i > 0 || j > 0) {
    const here = table[i * width + j] ?? 0
    const same = i > 0 && j > 0 && code[i - 1] === typed[j - 1]
    if (same && here === table[(i - 1) * width + j - 1]) {
      i -= 1
      j -= 1
    } else if (swapped(code, typed, i, j) && here === (table[(i - 2) * width + j - 2] ?? 0) + 1) {
      i -= 2
      j -= 2
      steps.push({ kind: 'transposition', at: i })
    } else if (i > 0 && j > 0 && here === (table[(i - 1) * width + j - 1] ?? 0) + 1) {
      i -= 1
      j -= 1
      steps.push({ kind: 'substitution', at: i, typed: typed[j] ?? '' })
    } else if (i > 0 && here === (table[(i - 1) * width + j] ?? 0) + 1) {
      i -= 1
      steps.push({ kind: 'omission', at: i })
    } else {
      j -= 1
      steps.push({ kind: 'insertion', at: i, typed: typed[j] ?? '' })
    }
  }
  return steps.reverse()
}

function tableOf(code: string, typed: string): Uint16Array {
  const width = typed.length + 1
  const table = new Uint16Array((code.length + 1) * width)
  for (let j = 0; j < width; j += 1) table[j] = j
  for (let i = 1; i <= code.length; i += 1) {
    table[i * width] = i
    for (let j = 1; j < width; j += 1) {
      const same = code.charCodeAt(i - 1) === typed.charCodeAt(j - 1)
      let best = (table[(i - 1) * width + j - 1] ?? 0) + (same ? 0 : 1)
      best = Math.min(best, (table[(i - 1) * width + j] ?? 0) + 1)
      best = Math.min(best, (table[i * width + j - 1] ?? 0) + 1)
      if (swapped(code, typed, i, j)) {
        best = Math.min(best, (table[(i - 2) * width + j - 2] ?? 0) + 1)
      }
      table[i * width + j] = best
    }
  }
  return table
}

function swapped(code: string, typed: string, i: number, j: number): boolean {
  if (i < 2 || j < 2) return false
  return (
    code.charCodeAt(i - 1) === typed.charCodeAt(j - 2) &&
    code.charCodeAt(i - 2) === typed.charCodeAt(j - 1)
  )
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, no part edited
 * twice. Plain definition, for short strings.
 */
export function distanceBetween(one: string, other: string): number {
  const table = tableOf(one, other)
  return table[table.length - 1] ?? 0
}
