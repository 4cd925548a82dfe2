import type { Among } from '../db/store.ts'

/** What a runner has heard and not looked at yet. */
export type Hints = {
  /** There may be anything. */
  everything(): void
  task(id: string): void
  /** The oldest of this lane may be free now. */
  lane(lane: string): void
  readonly isEmpty: boolean
  /** What to look at next, or null for everything. What is given out is forgotten. */
  take(most: number): Among | null
  /** Everything has been looked at, and nothing was left behind. */
  exhausted(): void
}

/** Looking through everything finds all that was heard of too; beyond so many hints it is also cheaper. */
const mostHints = 5_000

/** Collects what a runner hears while it is busy; it never grows beyond bounds. */
export function createHints(): Hints {
  const ids = new Set<string>()
  const lanes = new Set<string>()
  let all = false
  let turn = 0
  const add = (set: Set<string>, value: string) => {
    if (set.size < mostHints) set.add(value)
    else all = true
  }
  return {
    everything: () => {
      all = true
    },
    task: (id) => add(ids, id),
    lane: (lane) => add(lanes, lane),
    get isEmpty() {
      return !all && ids.size === 0 && lanes.size === 0
    },
    take: (most) => {
      turn += 1
      // However much is rung for, what nobody rang for has its turn too.
      const isTurnOfAll = all && turn % 4 === 0
      if (isTurnOfAll || (ids.size === 0 && lanes.size === 0)) return null
      // Lanes first: their next has waited longest.
      const takenLanes = takeFrom(lanes, most)
      return { lanes: takenLanes, ids: takeFrom(ids, most - takenLanes.length) }
    },
    exhausted: () => {
      all = false
    },
  }
}

function takeFrom(set: Set<string>, most: number): readonly string[] {
  const taken = [...set].slice(0, Math.max(0, most))
  for (const each of taken) set.delete(each)
  return taken
}
