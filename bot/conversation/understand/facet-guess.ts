import type { Guess } from './guess.ts'
import { labelOf } from './labels.ts'
import type { Intent } from './understood.ts'

/** The facets that have few values, each with the intents (as label sets name them) that it is told of. */
export const facetIntents = {
  urgent: ['request_part'],
  damage: ['report_damage'],
  metric: ['kpi'],
  kind: ['return_part'],
  condition: ['receive'],
  filter: ['my_requests'],
  want: ['check_stock', 'my_requests', 'track_shipment', 'quota'],
} as const satisfies Record<string, readonly string[]>

export type LearnedFacet = keyof typeof facetIntents

/** The label of a message that does not say it. */
export const unsaid = '-'

/** Less than so much of a share takes a rule's word back. */
const credible = 0.02

/** What a facet's classifier sees: the features of the message, and what it wants. */
export const facetFeatures = (features: readonly string[], intent: string): readonly string[] => [
  ...features,
  `is:intent=${intent}`,
]

/** What the rules and what was learned make of a facet, in the words of the label sets; null where it is not said. */
export type FacetReader = (name: LearnedFacet, ruled: string | null) => string | null

/**
 * A rule's word stands unless what was learned finds it hardly possible; where no rule speaks, or that is so, the
 * likeliest value counts, which may be that nothing is said.
 */
export function facetReader(
  learned: Readonly<Record<LearnedFacet, Guess>>,
  intent: Intent,
  features: readonly string[],
): FacetReader {
  const label = labelOf(intent)
  const seen = facetFeatures(features, label)
  return (name, ruled) => {
    const told: readonly string[] = facetIntents[name]
    if (!told.includes(label)) return ruled
    const guessed = learned[name](seen)
    const share = guessed.find((each) => each.label === ruled)?.share ?? 0
    if (ruled !== null && share >= credible) return ruled
    const [best] = guessed
    return best === undefined || best.label === unsaid ? null : best.label
  }
}
