import type { LocalText } from '../../domain/locale.ts'
import type { Category } from './categories.ts'
import type { Random } from './random.ts'
import type { Position } from './words.ts'
import { positions } from './words.ts'

export type Features = {
  readonly category: Category
  readonly position: Position | null
  /** Type, size or capacity; the same in every language. */
  readonly mark: string
  readonly colour: LocalText | null
  /** Null for parts that do not run on mains voltage. */
  readonly volts: 220 | 110 | null
}

/** A type mark after the category's pattern: every run of # is a number that does not begin with 0. */
export function drawMark(random: Random, pattern: string): string {
  return pattern.replace(/#+/g, (run) => {
    const low = 10 ** (run.length - 1)
    return String(random.between(low, low * 10 - 1))
  })
}

/** What the part is and what tells it from its variants, in every language: `上铰链 JL-27 白色`. */
export function partName({ category, position, mark, colour, volts }: Features): LocalText {
  const where = position === null ? null : positions[position]
  const voltage = volts === null ? [] : [`${volts}V`]
  const compose = (locale: keyof LocalText, what: string) =>
    [what, mark, ...voltage, ...(colour === null ? [] : [colour[locale]])].join(' ')
  const word = category.name
  return {
    'zh-Hans': compose('zh-Hans', (where?.['zh-Hans'] ?? '') + word['zh-Hans']),
    'zh-Hant': compose('zh-Hant', (where?.['zh-Hant'] ?? '') + word['zh-Hant']),
    en: compose('en', where === null ? word.en : `${where.en} ${word.en.toLowerCase()}`),
  }
}
