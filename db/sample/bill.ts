import type { ApplianceKind, Fit, Model, Part } from '../../domain/catalogue/part.ts'
import type { PartCode } from '../../domain/ids.ts'
import type { Category } from './categories.ts'
import type { CodeFamily } from './codes.ts'
import type { createCommonParts } from './common-parts.ts'
import type { Series } from './models.ts'
import type { Family, PartMaker } from './part-maker.ts'
import type { Random } from './random.ts'
import type { Slot } from './slot-plan.ts'
import { slotsOf } from './slot-plan.ts'
import type { Assignment } from './variants.ts'
import { assignVariants } from './variants.ts'
import { colours } from './words.ts'

/** A series' own parts, and everything that fits its models. */
export type Bill = { readonly parts: readonly Part[]; readonly fits: readonly Fit[] }

/** The third place of a part code: the appliance the part was drawn for. */
const codeDigits: { readonly [K in ApplianceKind]: number } = {
  aircon: 1,
  washer: 2,
  fridge: 6,
}

/** Share of the slots in which sibling models may differ; two siblings then share about 90 % of their parts. */
const varyingShare = 0.14

/** How often a part takes up the run of numbers of its kind in the same series. */
const togetherShare = 0.9

/** Rows per model, before older parts come on top. */
const longestBill = 72

const perAppliance: ReadonlyMap<string, number> = new Map([
  ['screw', 8],
  ['foot', 4],
  ['foam', 2],
  ['bearing', 2],
])

function fitsOf(slot: Slot, [part, models]: Assignment): Fit[] {
  const quantity = perAppliance.get(slot.category.id) ?? 1
  return models.map(({ code }) => ({
    model: code,
    part: part.code,
    slot: slot.name,
    quantity,
    serialFrom: null,
    serialTo: null,
  }))
}

/** Three colours, or two where the bill would grow too long. */
function shadesFor(slots: readonly Slot[]): number {
  const coloured = slots.filter(({ reach }) => reach === 'colour').length
  return slots.length + 2 * coloured > longestBill ? 2 : 3
}

/** Draws the bill of materials of one series. */
export function billOf(
  random: Random,
  maker: PartMaker,
  common: ReturnType<typeof createCommonParts>,
  series: Series,
): Bill {
  const slots = slotsOf(series.form)
  const siblings = random.shuffle(slots.filter(({ reach }) => reach === 'sibling'))
  const varying = new Set(siblings.slice(0, Math.round(slots.length * varyingShare)))
  const shades = random.shuffle(colours).slice(0, shadesFor(slots))
  const used = new Set<PartCode>()
  const runs = new Map<string, CodeFamily>()

  /** Parts of one kind were mostly drawn together: upper and lower hinge have neighbouring numbers. */
  function numbersFor(category: Category): CodeFamily {
    const known = runs.get(category.id)
    if (known && random.chance(togetherShare)) return known
    const fresh = maker.numbers(codeDigits[series.kind], category)
    runs.set(category.id, fresh)
    return fresh
  }

  function familyFor({ category, position }: Slot): Family {
    const status = series.discontinued && random.chance(0.5) ? 'discontinued' : 'active'
    return maker.family({
      category,
      position,
      numbers: numbersFor(category),
      scale: series.scale,
      status,
    })
  }

  function assignmentsOf(slot: Slot): Assignment[] {
    const all: readonly Model[] = series.models
    if (slot.reach === 'common') return [[common.draw(slot.category, used), all]]
    const family = familyFor(slot)
    if (slot.reach === 'colour') {
      return shades.map((colour) => [family.make({ colour, sameMark: true }), all])
    }
    return assignVariants(
      random,
      series,
      slot,
      family,
      varying.has(slot) ? random.between(3, 4) : 1,
    )
  }

  const rows = slots.map((slot) => ({ slot, assignments: assignmentsOf(slot) }))
  return {
    parts: rows
      .filter(({ slot }) => slot.reach !== 'common')
      .flatMap(({ assignments }) => assignments.map(([part]) => part)),
    fits: rows.flatMap(({ slot, assignments }) => assignments.flatMap((row) => fitsOf(slot, row))),
  }
}
