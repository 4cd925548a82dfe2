import type { Random } from '../../db/sample/random.ts'

/** How people mistype codes: shares of one hundred, and which characters are taken for which. */
export type Typing = {
  readonly name: string
  readonly omission: number
  readonly substitution: number
  readonly insertion: number
  readonly transposition: number
  /** Of the substitutions: a look-alike, a neighbour on the keyboard; the rest is any character. */
  readonly lookalike: number
  readonly neighbour: number
  /** Of the insertions: a character typed twice. */
  readonly doubled: number
  /** Mistyped codes with a second error. */
  readonly second: number
  /** How often a drawn place in front is kept; else it is drawn again. */
  readonly front: number
  readonly lookalikes: readonly string[]
  readonly keyboard: readonly string[]
}

/** The shares of the literature (Damerau 1964, Pollock & Zamora 1983, Verhoeff 1969), a desk keyboard. */
export const published: Typing = {
  name: 'published shares',
  omission: 35,
  substitution: 35,
  insertion: 20,
  transposition: 10,
  lookalike: 45,
  neighbour: 35,
  doubled: 50,
  second: 17,
  front: 25,
  lookalikes: ['O0', 'I1L', 'S5', 'B8', 'Z2', 'UV'],
  keyboard: ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'],
}

/** Another world, so that the ranking is not graded by its own tables: a phone's keypad, worn labels, more swaps. */
export const foreign: Typing = {
  name: 'foreign shares',
  omission: 24,
  substitution: 31,
  insertion: 25,
  transposition: 20,
  lookalike: 25,
  neighbour: 25,
  doubled: 30,
  second: 11,
  front: 100,
  lookalikes: ['CG0', '17T', '38B', '69', 'MN', 'EF', 'PR', 'KX', 'VY', '4A'],
  keyboard: ['147', '2580', '369', 'ADGJMPTW', 'BEHKNQUX', 'CFILORVY', 'SZ'],
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The code with one typing error or two; never the code itself. `code` is normalised. */
export function mistyped(code: string, typing: Typing, random: Random): string {
  return slips(code, random.chance(typing.second / 100) ? 2 : 1, typing, random)
}

/** The code with exactly so many errors made one after the other; never the code itself. */
export function slips(code: string, count: number, typing: Typing, random: Random): string {
  for (;;) {
    let typed = code
    for (let error = 0; error < count; error += 1) typed = slip(typed, typing, random)
    if (typed !== code) return typed
  }
}

function slip(code: string, typing: Typing, random: Random): string {
  const die = random.next() * 100
  const at = placeIn(code.length, typing, random)
  if (die < typing.omission) return code.slice(0, at) + code.slice(at + 1)
  if (die < typing.omission + typing.substitution) return substituted(code, at, typing, random)
  if (die < typing.omission + typing.substitution + typing.insertion) {
    const extra = random.next() * 100 < typing.doubled ? (code[at] ?? '0') : anySign(code, random)
    return code.slice(0, at + 1) + extra + code.slice(at + 1)
  }
  const left = Math.min(at, code.length - 2)
  return code.slice(0, left) + (code[left + 1] ?? '') + (code[left] ?? '') + code.slice(left + 2)
}

/** One missing character, at a place drawn as for any error. */
export function omitted(code: string, typing: Typing, random: Random): string {
  const at = placeIn(code.length, typing, random)
  return code.slice(0, at) + code.slice(at + 1)
}

function placeIn(length: number, typing: Typing, random: Random): number {
  const at = random.between(0, length - 1)
  if (at > 0 || random.next() * 100 < typing.front) return at
  return random.between(0, length - 1)
}

function substituted(code: string, at: number, typing: Typing, random: Random): string {
  const meant = code[at] ?? '0'
  const die = random.next() * 100
  const sign =
    die < typing.lookalike
      ? lookalikeOf(meant, typing, random)
      : die < typing.lookalike + typing.neighbour
        ? neighbourOf(meant, typing, random)
        : anySign(code, random)
  return code.slice(0, at) + sign + code.slice(at + 1)
}

function lookalikeOf(meant: string, typing: Typing, random: Random): string {
  const group = typing.lookalikes.filter((each) => each.includes(meant)).join('')
  const others = Array.from(group).filter((sign) => sign !== meant)
  return others.length > 0 ? random.pick(others) : neighbourOf(meant, typing, random)
}

function neighbourOf(meant: string, typing: Typing, random: Random): string {
  const near: string[] = []
  for (const [index, row] of typing.keyboard.entries()) {
    const at = row.indexOf(meant)
    if (at < 0) continue
    for (const line of [row, typing.keyboard[index - 1], typing.keyboard[index + 1]]) {
      for (const step of [-1, 0, 1]) near.push(line?.[at + step] ?? '')
    }
  }
  const others = near.filter((sign) => sign !== '' && sign !== meant)
  return others.length > 0 ? random.pick(others) : random.pick(Array.from(alphabet))
}

/** Digits are mostly mistaken for digits: any character of the code's own kind. */
function anySign(code: string, random: Random): string {
  return /^\d+$/.test(code) && random.chance(0.8)
    ? String(random.between(0, 9))
    : random.pick(Array.from(alphabet))
}

/** What a chat does to a code on the way: case, separators, full width. Normalising takes all of it away again. */
export function dressed(typed: string, random: Random): string {
  let text = typed
  if (random.chance(0.35)) text = text.toLowerCase()
  if (random.chance(0.1) && text.length > 4) {
    const at = random.between(2, text.length - 2)
    text = text.slice(0, at) + random.pick(['-', ' ', '－', '_', '—', '.']) + text.slice(at)
  }
  if (random.chance(0.05)) {
    text = Array.from(text)
      .map((sign) => (random.chance(0.5) ? sign.toLowerCase() : sign))
      .join('')
  }
  if (random.chance(0.08)) {
    text = text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  }
  return text
}
