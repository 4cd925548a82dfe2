import type { Change } from '../domain/desk/change.ts'
import type { Json } from '../domain/json.ts'
import type { Snapshot, Store, Want } from './store.ts'

/** How a decision went: written now, written before under the same key, or declined by the rules. */
export type Performed<Yes, No> =
  | { readonly kind: 'done'; readonly decision: Yes; readonly reply: Json }
  | { readonly kind: 'repeated'; readonly reply: Json }
  | { readonly kind: 'declined'; readonly refusal: No }

/** So many times a decision is taken anew when the facts moved under it; on a hot part a loser needs a few. */
const attempts = 12

/**
 * Load, decide, commit; and again with fresh facts after a conflict or a shortfall. Throws a fault when the facts never
 * hold still; the caller's event is taken up again later.
 */
export async function perform<Yes extends { readonly change: Change }, No>(
  store: Store,
  want: Want,
  decide: (snapshot: Snapshot) => Yes | No,
): Promise<Performed<Yes, No>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const decision = decide(await store.load(want))
    if (!hasChange<Yes>(decision)) return { kind: 'declined', refusal: decision }
    const committed = await store.commit(decision.change)
    if (committed.kind === 'committed') return { kind: 'done', decision, reply: committed.reply }
    if (committed.kind === 'duplicate') return { kind: 'repeated', reply: committed.reply }
  }
  throw new Error('the facts of this decision kept changing; it was not written')
}

function hasChange<Yes extends { readonly change: Change }>(decision: unknown): decision is Yes {
  return typeof decision === 'object' && decision !== null && 'change' in decision
}
