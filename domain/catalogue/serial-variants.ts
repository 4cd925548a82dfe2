import type { ModelCode, PartCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Catalogue } from './catalogue.ts'
import type { Part } from './part.ts'
import { offered } from './part-candidates.ts'
import type { PartCandidate } from './resolution.ts'

/**
 * What stands in the slots of a part for one serial number or another: itself and the parts it took over from or gave
 * way to in the middle of the model's run, earliest first. Empty for a part without a range, whose slots need no number.
 */
export function serialVariants(
  code: PartCode,
  model: ModelCode,
  catalogue: Catalogue,
): readonly Part[] {
  const slots = new Set(
    catalogue
      .fit(code, model)
      .filter((fit) => fit.serialFrom !== null || fit.serialTo !== null)
      .map((fit) => fit.slot),
  )
  const rows = catalogue
    .partsOf(model)
    .filter((fit) => slots.has(fit.slot))
    .toSorted((one, other) => ((one.serialFrom ?? '') < (other.serialFrom ?? '') ? -1 : 1))
  return [...new Set(rows.map((fit) => fit.part))].flatMap((each) => catalogue.part(each) ?? [])
}

/** The same, as they are offered to somebody whose serial number does not tell between them. */
export function offeredVariants(
  code: PartCode,
  model: ModelCode,
  catalogue: Catalogue,
  at: Instant,
): readonly PartCandidate[] {
  const asked = { typed: code, evidence: { model }, catalogue, at }
  return serialVariants(code, model, catalogue).map((part) =>
    offered({ part, via: part.code === code ? 'typed' : 'name', near: null }, asked),
  )
}
