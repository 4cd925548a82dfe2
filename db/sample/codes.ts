import type { PartCode } from '../../domain/ids.ts'
import { partCode } from '../../domain/ids.ts'
import type { Random } from './random.ts'

/**
 * Part codes of the house: ten digits (`0010403487`) or eleven places with one letter (`001A3800082`).
 *
 *   00  K  0  GG  NNNN     K = appliance the part was drawn for, GG = kind of part, N = running number
 *   00  K  L  GG  NNNNN    L = letter of the drawing series
 *
 * Variants of one part mostly take the next number or the next letter, as drawing offices do: that is why about half
 * of all codes have another valid code one character away.
 */
export type CodeFamily = { next(): PartCode }

const letters = ['A', 'B', 'C', 'D'] as const

/** Share of families whose codes carry a letter. */
const letterShare = 0.3
/** Share of families whose variants got numbers far apart. */
const scatterShare = 0.45

type Shape = {
  readonly digit: number
  readonly group: number
  readonly lettered: boolean
}

/** Hands out codes, each once; none of `taken`, and none of their stems. */
export function createCodes(random: Random, taken: Iterable<PartCode>) {
  const stems = new Set<string>()
  for (const code of taken) stems.add(stemOf(code))

  /** A number without its last digit that no family uses yet, without its letter. */
  function freshStem({ digit, group, lettered }: Shape): { head: string; tail: string } {
    const head = `00${digit}`
    for (;;) {
      const running = lettered ? random.between(0, 9999) : random.between(0, 999)
      const tail = `${group}${String(running).padStart(lettered ? 4 : 3, '0')}`
      if (stems.has(head + tail)) continue
      stems.add(head + tail)
      return { head, tail }
    }
  }

  /** Codes for the variants of one part: `digit` and `group` as above. */
  function family(digit: number, group: number): CodeFamily {
    const shape = { digit, group, lettered: random.chance(letterShare) }
    const scattered = random.chance(scatterShare)
    const byLetter = shape.lettered && random.chance(0.5)
    let stem = freshStem(shape)
    let last = random.between(0, 9)
    let letter = random.between(0, 3)
    let used = 0

    function next(): PartCode {
      const room = byLetter ? letters.length : 10
      if (used > 0 && (scattered || used >= room)) {
        stem = freshStem(shape)
        used = 0
      }
      if (used > 0 && byLetter) letter = (letter + 1) % letters.length
      if (used > 0 && !byLetter) last = (last + 1) % 10
      used += 1
      const mark = shape.lettered ? letters[letter] : '0'
      return partCode(`${stem.head}${mark}${stem.tail}${last}`)
    }

    return { next }
  }

  return { family }
}

/** A code without its fourth place and its last digit: what one family owns. */
function stemOf(code: PartCode): string {
  return code.slice(0, 3) + code.slice(4, -1)
}
