import { type InvariantName, invariantNames } from '../invariants.ts'
import type { Finding, Violation } from '../store.ts'
import type { MemoryState } from './state.ts'
import { ledgerChecks } from './verify-ledger.ts'
import { requestChecks } from './verify-requests.ts'
import { shippingChecks } from './verify-shipping.ts'
import { workChecks } from './verify-work.ts'

/** One invariant over the maps: what its SQL view says, computed here a second way. */
export type Check = (state: MemoryState) => readonly Finding[]

const checks: Record<InvariantName, Check> = {
  ...ledgerChecks,
  ...requestChecks,
  ...shippingChecks,
  ...workChecks,
}

/** What contradicts the invariants, at most 100 findings of each. */
export function verifyMemory(
  state: MemoryState,
  only: readonly InvariantName[] = invariantNames,
): readonly Violation[] {
  return only.flatMap((invariant) =>
    checks[invariant](state)
      .slice(0, 100)
      .map((each) => ({ invariant, ...each })),
  )
}

/** Tasks that were given up, newest first, at most 100. */
export function deadLettersOf(state: MemoryState): readonly Finding[] {
  return [...state.tasks.values()]
    .filter((task) => task.state === 'dead')
    .toReversed()
    .slice(0, 100)
    .map(({ id, kind, attempts, lastError }) => ({
      what: `task ${id} ${kind}`,
      detail: `given up after ${attempts} attempts: ${lastError ?? 'no reason given'}`,
    }))
}
