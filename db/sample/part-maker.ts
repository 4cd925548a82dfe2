import type { Part } from '../../domain/catalogue/part.ts'
import type { PartCode } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Category } from './categories.ts'
import type { CodeFamily, createCodes } from './codes.ts'
import type { Features } from './part-names.ts'
import { drawMark, partName } from './part-names.ts'
import type { Random } from './random.ts'
import type { Position } from './words.ts'

export type Origin = {
  readonly category: Category
  readonly position: Position | null
  /** Where its codes come from; families drawn together share a run of numbers. */
  readonly numbers: CodeFamily
  /** Where in its price range it is, 0 to 1. */
  readonly scale: number
  readonly status: Part['status']
}

export type Variant = {
  readonly colour?: LocalText
  readonly volts?: 110
  /** Variants of one drawing (colours) keep the mark of the first. */
  readonly sameMark?: boolean
  /** A code and a price in fen that are given and not drawn. */
  readonly fixed?: { readonly code: PartCode; readonly priceFen: number }
}

/** The variants of one part: their codes are neighbours, their prices close together. */
export type Family = { make(variant?: Variant): Part }

export type PartMaker = {
  /** A new run of numbers; `digit` is the third place of the part code. */
  numbers(digit: number, category: Category): CodeFamily
  family(origin: Origin): Family
  /** Another part for the same place, alike in everything but its mark, its code and a little in its price. */
  another(part: Part, status: Part['status']): Part
}

/** CNY to fen: cheap parts in steps of CNY 0.10, dear ones in steps of CNY 1. */
function priceFen(yuan: number): number {
  const step = yuan < 20 ? 10 : 100
  return Math.max(10, Math.round((yuan * 100) / step) * step)
}

/** Makes families of parts, every code once. */
export function createPartMaker(random: Random, codes: ReturnType<typeof createCodes>): PartMaker {
  const made = new Map<PartCode, Features>()
  const around = () => 0.95 + 0.1 * random.next()

  function finish(code: PartCode, features: Features, fen: number, status: Part['status']): Part {
    made.set(code, features)
    const category = features.category.id
    return { code, category, name: partName(features), priceFen: fen, status }
  }

  function numbersOf(digit: number, category: Category): CodeFamily {
    return codes.family(digit, category.group)
  }

  function newMark(category: Category, marks: Set<string>): string {
    let drawn = drawMark(random, category.mark)
    for (let tries = 0; marks.has(drawn) && tries < 20; tries += 1) {
      drawn = drawMark(random, category.mark)
    }
    marks.add(drawn)
    return drawn
  }

  function family({ category, position, numbers, scale, status }: Origin): Family {
    const marks = new Set<string>()
    const share = 0.6 * scale + 0.4 * random.next()
    const base = category.low + (category.high - category.low) * share
    let mark = ''

    function make({ colour, volts, sameMark, fixed }: Variant = {}): Part {
      if (mark === '' || sameMark !== true) mark = newMark(category, marks)
      const features: Features = {
        category,
        position,
        mark,
        colour: colour ?? null,
        volts: category.mains ? (volts ?? 220) : null,
      }
      const fen = fixed?.priceFen ?? priceFen(base * around())
      return finish(fixed?.code ?? numbers.next(), features, fen, status)
    }

    return { make }
  }

  function another(part: Part, status: Part['status']): Part {
    const features = made.get(part.code)
    invariant(features !== undefined, `${part.code} was made elsewhere`)
    const { category, mark } = features
    const code = numbersOf(Number(part.code[2]), category).next()
    const fresh = { ...features, mark: newMark(category, new Set([mark])) }
    return finish(code, fresh, priceFen((part.priceFen / 100) * around()), status)
  }

  return { numbers: numbersOf, family, another }
}
