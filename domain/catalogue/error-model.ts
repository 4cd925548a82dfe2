import { type Edit, edits } from './alignment.ts'

/** What went wrong in typing. `several`: two errors or more. */
export type CodeError =
  | 'omission'
  | 'insertion'
  | 'substitution'
  | 'transposition'
  | 'lookalike'
  | 'several'

/**
 * How typing errors are spread: omission 35 %, substitution 35 % (45 % of them look-alikes, 35 % neighbours on the
 * keyboard, 20 % anything), insertion 20 % (half of them a doubled character), transposition 10 %; the first character
 * is seldom wrong and a second error comes in 17 of 100. After Damerau 1964, Pollock & Zamora 1983, Verhoeff 1969.
 */
const share = {
  omission: 0.35,
  lookalike: 0.1575,
  neighbour: 0.1225,
  anySubstitution: 0.07,
  doubled: 0.1,
  anyInsertion: 0.1,
  transposition: 0.1,
  second: 0.17,
  firstCharacter: 0.25,
}

const signs = 36
const rows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM']
const lookalikes = ['O0QD', 'I1L', 'S5', 'B8', 'Z2', 'UV', 'G6']

/** Do these two characters look alike on a label or a screen? */
function looksLike(one: string, other: string): boolean {
  return lookalikes.some((group) => group.includes(one) && group.includes(other))
}

function neighbours(one: string, other: string): boolean {
  for (const [index, row] of rows.entries()) {
    const at = row.indexOf(one)
    if (at < 0) continue
    if (Math.abs(row.indexOf(other) - at) === 1 && row.includes(other)) return true
    return [rows[index - 1], rows[index + 1]].some((near) => {
      const column = near?.indexOf(other) ?? -1
      return column >= 0 && (column === at || column === at - 1)
    })
  }
  return false
}

/** The kind of error that turns `code` into `typed`, and its cost: minus the logarithm of its likelihood. Both normalised. */
export function errorBetween(
  code: string,
  typed: string,
): { readonly error: CodeError; readonly cost: number } {
  const steps = edits(code, typed)
  const cost = steps.reduce((sum, step) => sum + costOf(step, code), 0)
  const extra = Math.max(0, steps.length - 1) * -Math.log(share.second)
  return { error: kindOf(steps, code), cost: cost + extra }
}

function kindOf(steps: readonly Edit[], code: string): CodeError {
  const similar = steps.every(
    (step) => step.kind === 'substitution' && looksLike(step.typed, code[step.at] ?? ''),
  )
  if (similar) return 'lookalike'
  const [step] = steps
  return step && steps.length === 1 ? step.kind : 'several'
}

function costOf(edit: Edit, code: string): number {
  const first = edit.at === 0 ? share.firstCharacter : 1
  return -Math.log((first * chance(edit, code)) / code.length)
}

function chance(edit: Edit, code: string): number {
  const meant = code[edit.at] ?? ''
  switch (edit.kind) {
    case 'omission':
      return share.omission
    case 'transposition':
      return share.transposition
    case 'insertion': {
      const doubled = edit.typed === code[edit.at - 1] || edit.typed === meant
      return (doubled ? share.doubled : 0) + share.anyInsertion / signs
    }
    case 'substitution': {
      const like = looksLike(edit.typed, meant) ? share.lookalike : 0
      const near = neighbours(edit.typed, meant) ? share.neighbour / 4 : 0
      return like + near + share.anySubstitution / signs
    }
  }
}
