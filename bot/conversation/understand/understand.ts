import type { UnderstandContext, Understood } from './understood.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Reads a message: deterministic, never throws, at most 10,000 characters are looked at. */
export function understand(
  text: string,
  context: UnderstandContext & { readonly vocabulary: Vocabulary },
): Understood {
  return {
    locale: context.vocabulary.sites.length === 0 ? null : 'en',
    intent: 'unknown',
    question: false,
    about: null,
    items: [],
    urgent: false,
    refs: [],
    lastOne: false,
    sameAgain: false,
    serviceOrder: null,
    tracking: null,
    places: [],
    reason: null,
    damage: null,
    affected: null,
    changes: [],
    leftover: [text],
  }
}
