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
  const [lead, tail] = alike(code, typed)
  const steps = innerEdits(
    code.slice(lead, code.length - tail),
    typed.slice(lead, typed.length - tail),
  )
  return lead === 0 ? steps : steps.map((step) => ({ ...step, at: step.at + lead }))
}

/** How many characters are the same in front and at the end; a shortest way leaves them alone. */
function alike(one: string, other: string): readonly [lead: number, tail: number] {
  const most = Math.min(one.length, other.length)
  let lead = 0
  while (lead < most && one.charCodeAt(lead) === other.charCodeAt(lead)) lead += 1
  let tail = 0
  const end = (text: string) => text.charCodeAt(text.length - 1 - tail)
  while (tail < most - lead && end(one) === end(other)) tail += 1
  return [lead, tail]
}

function innerEdits(code: string, typed: string): readonly Edit[] {
  const table = tableOf(code, typed)
  const width = typed.length + 1
  const steps: Edit[] = []
  let i = code.length
  let j = typed.length
  while (i > 0 || j > 0) {
    const step = stepBack(table, width, code, typed, i, j)
    if (step) steps.push(step)
    i -= step === null || step.kind === 'substitution' ? 1 : advance[step.kind][0]
    j -= step === null || step.kind === 'substitution' ? 1 : advance[step.kind][1]
  }
  return steps.reverse()
}

/** How far a step goes in the code and in what was typed. */
const advance = { omission: [1, 0], insertion: [0, 1], transposition: [2, 2] } as const

/** The last step of a shortest way between the first i and the first j characters; null when both end alike. */
function stepBack(
  table: Uint16Array,
  width: number,
  code: string,
  typed: string,
  i: number,
  j: number,
): Edit | null {
  const here = table[i * width + j] ?? 0
  const cost = (back: number, behind: number) =>
    i < back || j < behind ? -1 : (table[(i - back) * width + j - behind] ?? 0)
  if (i > 0 && j > 0 && code[i - 1] === typed[j - 1] && here === cost(1, 1)) return null
  if (swapped(code, typed, i, j) && here === cost(2, 2) + 1) {
    return { kind: 'transposition', at: i - 2 }
  }
  if (i > 0 && j > 0 && here === cost(1, 1) + 1) {
    return { kind: 'substitution', at: i - 1, typed: typed[j - 1] ?? '' }
  }
  if (i > 0 && here === cost(1, 0) + 1) return { kind: 'omission', at: i - 1 }
  return { kind: 'insertion', at: i, typed: typed[j - 1] ?? '' }
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
  const [lead, tail] = alike(one, other)
  const left = one.slice(lead, one.length - tail)
  const right = other.slice(lead, other.length - tail)
  if (left === '' || right === '') return Math.max(left.length, right.length)
  const table = tableOf(left, right)
  return table[table.length - 1] ?? 0
}
