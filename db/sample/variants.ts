import type { Model, Part } from '../../domain/catalogue/part.ts'
import { fixedSlots } from './cast-parts.ts'
import type { Series } from './models.ts'
import type { Family, Variant } from './part-maker.ts'
import type { Random } from './random.ts'
import type { Slot } from './slot-plan.ts'

/** One part and the models of a series that hold it. */
export type Assignment = readonly [Part, readonly Model[]]

/** A word for the variant a model gets, and how to make it; models with the same word share the part. */
type Choice = { readonly word: string; readonly variant: Variant }

/** What runs on mains has a 110 V variant in the export model. */
function exportChoice(series: Series, slot: Slot, model: Model): Choice | null {
  if (model.code !== series.export || !slot.category.mains) return null
  return { word: 'export', variant: { volts: 110 } }
}

function fixedChoice(series: Series, slot: Slot, model: Model): Choice | null {
  const row = fixedSlots.find((each) => each.series === series.name && each.slot === slot.name)
  if (!row) return null
  const fixed = row.byModel[model.code] ?? row.rest
  return fixed ? { word: fixed.code, variant: { fixed } } : { word: 'drawn', variant: {} }
}

/**
 * Spreads the variants of one slot over the models of a series: the first models get one each, the others any of
 * them, so every variant is used.
 */
export function assignVariants(
  random: Random,
  series: Series,
  slot: Slot,
  family: Family,
  count: number,
): Assignment[] {
  const made = new Map<string, { part: Part; models: Model[] }>()
  for (const [index, model] of series.models.entries()) {
    const drawn = index < count ? index : random.between(0, count - 1)
    const { word, variant } = exportChoice(series, slot, model) ??
      fixedChoice(series, slot, model) ?? { word: String(drawn), variant: {} }
    const known = made.get(word)
    if (known) known.models.push(model)
    else made.set(word, { part: family.make(variant), models: [model] })
  }
  return [...made.values()].map(({ part, models }) => [part, models])
}
