import { distanceBetween } from './alignment.ts'
import { anyCost, createCloseness, errorsCost, isClose } from './closeness.ts'
import { shapeHash } from './code-tables.ts'
import { longestWord } from './deletions.ts'
import { type CodeError, costUnit, type ErrorCosts, signClass, signClasses } from './error-model.ts'
import { findNear, forget, type Neighbours } from './neighbours.ts'
import { foldScripts } from './normalise.ts'
import { lengthAt, type WordList } from './word-list.ts'

/** A word near to what was typed, by its id; `cost` in 1/1024 nats. */
export type Near = {
  readonly id: number
  readonly distance: number
  readonly error: CodeError
  readonly cost: number
}

/** Reading a letter of another script as the Latin one it looks like costs one nat and is a look-alike error. */
const scriptCost = costUnit

/** Gives the words near a normalised one, cheapest error first, never the word itself. At most `longestWord` long. */
export function nearSearch(
  keys: WordList,
  neighbours: Neighbours,
  costs: ErrorCosts,
): (wanted: string, limit: number) => readonly Near[] {
  const closeness = createCloseness(costs, longestWord)
  const { typed } = closeness

  /** Near words of one reading, from this distance on; the word itself has distance 0. */
  const search = (reading: string, limit: number, least: number): Near[] => {
    closeness.typedLength = reading.length
    for (let i = 0; i < reading.length; i += 1) typed[i] = reading.charCodeAt(i)
    findNear(neighbours, typed, reading.length, shapeHash(typed, 0, reading.length))
    const best: Near[] = []
    closeness.most = anyCost
    for (let k = 0; k < neighbours.count; k += 1) {
      const id = neighbours.found[k] ?? 0
      const start = keys.starts[id] ?? 0
      if (isClose(closeness, keys.units, start, lengthAt(keys, id))) {
        const { distance, error, cost } = closeness
        if (distance >= least && isAmong(best, cost, id, limit)) {
          insert(best, { id, distance, error, cost }, limit)
          closeness.most = best.length < limit ? closeness.most : worstOf(best)
        }
        continue
      }
      const twin = lookalike(id, reading)
      if (twin && isAmong(best, twin.cost, id, limit)) insert(best, twin, limit)
    }
    forget(neighbours)
    return best
  }

  /** A word that differs from the reading in look-alikes only, in more than two places; else null. */
  const lookalike = (id: number, reading: string): Near | null => {
    if (lengthAt(keys, id) !== reading.length) return null
    const start = keys.starts[id] ?? 0
    let cost = 0
    let errors = 0
    for (let i = 0; i < reading.length; i += 1) {
      const meant = keys.units[start + i] ?? 0
      if (meant === typed[i]) continue
      const pair = signClass(meant) * signClasses + signClass(typed[i] ?? 0)
      if (costs.lookalike[pair] !== 1) return null
      cost += costs.substitution[pair] ?? 0
      errors += 1
    }
    cost += errorsCost(costs, reading.length, errors)
    return { id, distance: distanceBetween(wordAt(id), reading), error: 'lookalike', cost }
  }

  const wordAt = (id: number) => {
    const start = keys.starts[id] ?? 0
    return String.fromCharCode(...keys.units.subarray(start, start + lengthAt(keys, id)))
  }

  return (wanted, limit) => {
    const latin = foldScripts(wanted)
    if (latin === wanted) return search(wanted, limit, 1)
    const all = new Map(search(wanted, Infinity, 1).map((near) => [near.id, near]))
    for (const near of search(latin, Infinity, 0)) {
      const known = all.get(near.id)
      const cost = near.distance === 0 ? scriptCost : near.cost + scriptCost
      if (known && known.cost <= cost) continue
      const error = near.distance === 0 ? 'lookalike' : near.error
      all.set(near.id, {
        id: near.id,
        error,
        cost,
        distance: distanceBetween(wordAt(near.id), wanted),
      })
    }
    return [...all.values()].sort(byCost).slice(0, limit)
  }
}

function byCost(one: Near, other: Near): number {
  return one.cost - other.cost || one.id - other.id
}

/** Would it be among the best? Of equal costs the smaller id comes first. */
function isAmong(best: readonly Near[], cost: number, id: number, limit: number): boolean {
  if (best.length < limit) return true
  const last = best[best.length - 1]
  return last !== undefined && (cost < last.cost || (cost === last.cost && id < last.id))
}

/** What costs more than this is not among the best; of equal costs the smaller id comes first. */
function worstOf(best: readonly Near[]): number {
  return (best[best.length - 1]?.cost ?? 0) + 1
}

/** Puts it in its place, the best first, and drops the last when there are too many. */
function insert(best: Near[], near: Near, limit: number): void {
  let low = 0
  let high = best.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = best[middle]
    if (other && byCost(other, near) < 0) low = middle + 1
    else high = middle
  }
  if (best.length < limit) best.push(near)
  for (let at = best.length - 1; at > low; at -= 1) best[at] = best[at - 1] ?? near
  best[low] = near
}
