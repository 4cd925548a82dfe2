import { copyOfChange } from '../change-json.ts'
import type { Store } from '../store.ts'
import { applyChange } from './apply.ts'
import { checkReferences, conflictOf, deltasOf, shortfallOf } from './check.ts'
import { checkDecisions } from './decisions.ts'
import { checkDelegations, leaningOf } from './delegations.ts'
import { checkCountable, checkDoor } from './door.ts'
import { load } from './load.ts'
import type { MemoryState } from './state.ts'

/** The Store over plain maps: looks at everything before it changes anything, and never waits in between. */
export function createMemoryStore(state: MemoryState): Store {
  return {
    load: async (want) => load(state, want),
    async commit(given) {
      const change = copyOfChange(given)
      const earlier = state.replies.get(change.key)
      if (earlier !== undefined) return { kind: 'duplicate', reply: earlier }
      checkDoor(state, change)
      const conflict = conflictOf(state, change)
      if (conflict) return conflict
      const leaning = leaningOf(state, change)
      if (leaning) return leaning
      checkReferences(state, change)
      checkDecisions(state, change)
      checkDelegations(state, change)
      const deltas = deltasOf(change.transfers)
      const shortfall = shortfallOf(state, deltas)
      if (shortfall) return shortfall
      checkCountable(state, deltas)
      applyChange(state, change, deltas)
      return { kind: 'committed', reply: change.reply }
    },
    async nextRequestNumber() {
      state.lastRequestNumber += 1
      return state.lastRequestNumber
    },
  }
}
