import type { Part } from '../../domain/catalogue/part.ts'
import type { PartCode } from '../../domain/ids.ts'
import type { Category } from './categories.ts'
import type { PartMaker } from './part-maker.ts'
import type { Random } from './random.ts'

/** The third place of the codes of parts that belong to no one appliance. */
const commonDigit = 9
const perKind = 20

/** Screws, fuses, capacitors and the like: twenty of each kind, and every series uses some of them. */
export function createCommonParts(random: Random, maker: PartMaker) {
  const pools = new Map<string, readonly Part[]>()

  function poolOf(category: Category): readonly Part[] {
    const known = pools.get(category.id)
    if (known) return known
    const numbers = maker.numbers(commonDigit, category)
    const family = maker.family({ category, position: null, numbers, scale: 0.5, status: 'active' })
    const pool = Array.from({ length: perKind }, () => family.make())
    pools.set(category.id, pool)
    return pool
  }

  /** One that `used` does not hold yet, so that a bill names no part twice. */
  function draw(category: Category, used: Set<PartCode>): Part {
    const part = random.pick(poolOf(category).filter(({ code }) => !used.has(code)))
    used.add(part.code)
    return part
  }

  return { draw, all: () => [...pools.values()].flat() }
}
