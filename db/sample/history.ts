import type { Fit, Part, Supersession } from '../../domain/catalogue/part.ts'
import type { ModelCode, PartCode } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { days } from '../../domain/time.ts'
import { categories } from './categories.ts'
import type { PartMaker } from './part-maker.ts'
import type { Random } from './random.ts'

/** Parts that later ones took the place of, where they fit, and the directed steps from old to new. */
export type History = {
  readonly parts: readonly Part[]
  readonly fits: readonly Fit[]
  readonly supersessions: readonly Supersession[]
}

type Chain = Pick<History, 'parts' | 'supersessions'>

type Ancestry = {
  readonly parts: readonly Part[]
  readonly fits: readonly Fit[]
  /** Parts whose past is not to be touched. */
  readonly spared: ReadonlySet<PartCode>
  readonly opening: Instant
}

const chains = 300
/** No model's bill grows beyond this. */
const longestBill = 80

function chainLength(random: Random): number {
  const draw = random.next()
  if (draw < 0.65) return 1
  return draw < 0.9 ? 2 : 3
}

/** Fits of every part, and rows of every model's bill. */
function indexed(fits: readonly Fit[]) {
  const byPart = new Map<PartCode, Fit[]>()
  const lengths = new Map<ModelCode, number>()
  for (const fit of fits) {
    lengths.set(fit.model, (lengths.get(fit.model) ?? 0) + 1)
    const group = byPart.get(fit.part)
    if (group) group.push(fit)
    else byPart.set(fit.part, [fit])
  }
  return { byPart, lengths }
}

/** One chain ending in `head`, newest step first. */
function chainTo(random: Random, maker: PartMaker, head: Part, opening: Instant): Chain {
  const parts: Part[] = []
  const supersessions: Supersession[] = []
  let successor = head
  let since = opening - days(random.between(30, 700))
  for (let step = chainLength(random); step > 0; step -= 1) {
    const part = maker.another(successor, 'discontinued')
    parts.push(part)
    supersessions.push({ part: part.code, successor: successor.code, since })
    since -= days(random.between(200, 900))
    successor = part
  }
  return { parts, supersessions }
}

/**
 * 300 chains of one to three older parts, each superseded by the next. Every chain ends in a part of today and
 * every older part is new to the catalogue, so no chain runs in a circle. An older part fits what the last one fits.
 */
export function pastOf(random: Random, maker: PartMaker, now: Ancestry): History {
  const { byPart, lengths } = indexed(now.fits)
  const able = now.parts.filter(({ code, status }) => status === 'active' && !now.spared.has(code))
  const parts: Part[] = []
  const fits: Fit[] = []
  const supersessions: Supersession[] = []
  let made = 0
  for (const head of random.shuffle(able)) {
    if (made === chains) break
    const chain = chainTo(random, maker, head, now.opening)
    const places = byPart.get(head.code) ?? []
    const longest = Math.max(0, ...places.map(({ model }) => lengths.get(model) ?? 0))
    if (longest + chain.parts.length > longestBill) continue
    made += 1
    for (const { model } of places) {
      lengths.set(model, (lengths.get(model) ?? 0) + chain.parts.length)
    }
    parts.push(...chain.parts)
    supersessions.push(...chain.supersessions)
    fits.push(...chain.parts.flatMap(({ code }) => places.map((fit) => ({ ...fit, part: code }))))
  }
  return { parts, fits, supersessions }
}

/** Parts of products that are no longer in the catalogue: still in stock here and there, fitting no known model. */
export function orphans(random: Random, maker: PartMaker, count: number): Part[] {
  return Array.from({ length: count }, () => {
    const category = random.pick(categories)
    const numbers = maker.numbers(random.pick([1, 2, 6]), category)
    const origin = { category, position: null, numbers, scale: random.next() } as const
    return maker.family({ ...origin, status: 'discontinued' }).make()
  })
}
